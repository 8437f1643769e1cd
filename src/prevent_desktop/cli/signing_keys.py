"""The key a command signs with: from a key file, made for one file, or the one kept here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prevent_desktop import document
from prevent_desktop.cli.passphrases import read_passphrase
from prevent_desktop.errors import IdentityError, VaultError
from prevent_desktop.papers.key_files import read_key_file
from prevent_desktop.papers.signing_key import KeyFile, ThrowAwayKey

if TYPE_CHECKING:
    from pathlib import Path

    from prevent_desktop.cli.desk import Desk
    from prevent_desktop.document import Holder, Identity
    from prevent_desktop.kept.own_identity import OwnKey

NO_KEYRING = frozenset(
    {"keyring_unavailable", "keyring_policy", "keyring_failed", "keyring_timeout", "key_not_kept"}
)
"""Codes of a keyring that cannot keep a key now; a locked one is said as it is."""


@dataclass(frozen=True, slots=True)
class KeyWishes:
    """Which key the command line asked for; without either it is the one kept here."""

    identity: Path | None
    ephemeral: bool
    passphrase_fd: int | None


def signing_identity(desk: Desk, wishes: KeyWishes, holder: Holder) -> Identity:
    """The identity to sign with; says on stderr when its certificate is soon to be renewed, or was.

    Raises FileError, IdentityError or VaultError, and PreventDesktopError where the organisation
    lets no key be kept.
    """
    if wishes.ephemeral:
        return ThrowAwayKey().identity(holder, desk.now())
    if wishes.identity is None:
        desk.policy().require("keep_signing_key")
        own = _own(desk, wishes, holder)
        if own.renewal:
            desk.tell(own.renewal)
        return own.identity
    return _from_file(desk, wishes.identity, wishes.passphrase_fd, holder)


def _from_file(desk: Desk, path: Path, passphrase_fd: int | None, holder: Holder) -> Identity:
    data = read_key_file(path)  # what cannot be read is said before a passphrase is asked for
    passphrase = read_passphrase(desk, passphrase_fd, "Passphrase of the key file: ")
    identity = KeyFile(path, passphrase, data).identity(holder, desk.local_now())
    end = document.renewal_due(identity, desk.now())
    if end is not None:
        desk.tell(
            f"The certificate of this key ends on {desk.zone.day(end)}. The one after it has "
            "another fingerprint: tell those who compare it."
        )
    return identity


def _own(desk: Desk, wishes: KeyWishes, holder: Holder) -> OwnKey:
    """The holder's identity from the vault; without a keyring, the other ways are named."""

    def ask() -> str:
        given = read_passphrase(desk, wishes.passphrase_fd, "Passphrase of your drafts: ")
        return given.decode("utf-8", "replace")

    try:
        return desk.own_identity(holder, ask)
    except VaultError as error:
        if error.code in NO_KEYRING:
            raise IdentityError("no_keyring") from error
        raise
