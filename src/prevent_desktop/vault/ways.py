"""Changing how an open vault's key is kept: another way in, another passphrase, recovery."""

import contextlib
import hmac

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.sealing.key_table import Recovery, Row, Rows
from prevent_desktop.sealing.kinds import SlotKind
from prevent_desktop.sealing.passphrase import Cost, stretch
from prevent_desktop.sealing.slot_file import Stretched
from prevent_desktop.vault.cabinet import Typed
from prevent_desktop.vault.card import write_card
from prevent_desktop.vault.cleaning import finish_deletions
from prevent_desktop.vault.epochs import begin_epoch
from prevent_desktop.vault.opened import Opened


def change_way(
    opened: Opened, slot: SlotKind, typed: Typed, current: str | None, cost: Cost
) -> None:
    """A fresh key kept in this way. Errors as in `Vault.change_slot`."""
    check_current(opened, current)
    stretched = None
    if slot.needs_passphrase:
        stretched = opened.cabinet.stretch(typed.passphrase or "", cost)
    _begin(opened, slot, stretched, opened.table.head.recovery)


def change_recovery(opened: Opened, phrase: str | None, current: str | None, cost: Cost) -> None:
    """A fresh key under this recovery phrase, or none. Errors as in `Vault.change_slot`."""
    check_current(opened, current)
    recovery = opened.cabinet.stretch_recovery(phrase, cost) if phrase is not None else None
    held = opened.table.held
    if held.recovered:
        raise VaultError("passphrase_needed")  # how else it opens is not known
    _begin(opened, held.slot, held.stretched, recovery)


def rows_with_floors(opened: Opened) -> Rows:
    """The rows of the table in force, each with the newest generation that opens."""
    return {
        object_id: Row(row.kind, row.key, opened.objects.proven(object_id, row))
        for object_id, row in opened.table.rows.items()
    }


def checkpoint(opened: Opened) -> None:
    """Write the floors down if any object has come further. Raises FileError."""
    rows = rows_with_floors(opened)
    if rows != opened.table.rows:
        opened.table.write(rows)


def check_current(opened: Opened, passphrase: str | None) -> None:
    """Raise VaultError "wrong_passphrase" unless this is the one in force, where there is one."""
    stretched = opened.table.held.stretched
    if stretched is None:
        return
    given = stretch(passphrase or "", stretched.salt, stretched.cost)
    if not hmac.compare_digest(given, stretched.secret):
        raise VaultError("wrong_passphrase")


def _begin(
    opened: Opened, slot: SlotKind, stretched: Stretched | None, recovery: Recovery | None
) -> None:
    opened.table = begin_epoch(
        opened.around, opened.cabinet, opened.table,
        slot=slot, stretched=stretched, recovery=recovery,
    )  # fmt: skip
    # The new epoch stands; what is left to do may fail and is done at a later opening.
    opened.newest_table = True
    with contextlib.suppress(FileError):
        write_card(opened.around, opened.vault_id, slot)
    with contextlib.suppress(VaultError, FileError):
        finish_deletions(opened)
