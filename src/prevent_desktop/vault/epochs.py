"""A new key for the whole vault, in two phases that a power cut cannot turn into a loss.

First the new key is kept and a table under it is durable; only then, once the system keyring
has had time to reach the disk (no keyring lets us wait for that), is the old key destroyed.
Destroying a deleted draft's key for good will use the same two phases with the rows left out.
"""

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.vault.cabinet import Cabinet
from prevent_desktop.vault.file_names import parse_slot, parse_table, slot_names
from prevent_desktop.vault.key_table import Rows
from prevent_desktop.vault.model import SlotKind
from prevent_desktop.vault.slot_file import Stretched
from prevent_desktop.vault.surroundings import Surroundings
from prevent_desktop.vault.table_store import TableStore

SETTLE_SECONDS = 120
"""How long a keyring may take to reach the disk."""


def begin_epoch(
    around: Surroundings,
    cabinet: Cabinet,
    table: TableStore,
    rows: Rows,
    *,
    slot: SlotKind,
    stretched: Stretched | None,
) -> None:
    """Phase one: put the table under a fresh key in the given slot.

    Raises VaultError and FileError, and then the old epoch stands whole.
    """
    epoch = 1 + max({table.held.epoch} | _epochs_on_disk(around))
    try:
        table.write_in_new_epoch(cabinet.put_away(epoch, slot, stretched), rows)
    except (VaultError, FileError):
        cabinet.abandon(epoch)
        raise


def settle(around: Surroundings, cabinet: Cabinet, table: TableStore) -> bool:
    """Phase two: destroy the keys and tables of all other epochs; whether it is done.

    Raises VaultError "key_not_kept" when the keyring has lost the new key (then the old one is
    left alone), what `KeyStore` raises, and FileError. May be repeated at any time.
    """
    others = sorted(_epochs_on_disk(around) - {table.held.epoch})
    if not others:
        return True
    if table.held.slot.needs_keyring and table.age() < SETTLE_SECONDS:
        return False
    if not cabinet.still_kept(table.held):
        raise VaultError("key_not_kept")
    for epoch in others:
        cabinet.destroy_keyring_part(epoch)
    slots = [name for epoch in others for name in slot_names(epoch)]
    around.remove(table.other_tables(same_epoch=False))
    around.remove(slots)
    return True


def _epochs_on_disk(around: Surroundings) -> set[int]:
    epochs: set[int] = set()
    for name in around.names():
        if table := parse_table(name):
            epochs.add(table.epoch)
        elif slot := parse_slot(name):
            epochs.add(slot)
    return epochs
