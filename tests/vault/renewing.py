"""A fresh key for a whole vault, as a deletion makes one, with nothing deleted."""

from prevent_desktop.vault import Vault
from prevent_desktop.vault.epochs import renew


def renew_key(vault: Vault) -> None:
    with vault._access.writing() as opened:
        opened.table = renew(opened.around, opened.cabinet, opened.table)
