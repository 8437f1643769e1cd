"""A new key for the whole vault, in two phases that a power cut cannot turn into a loss.

First the new key is kept and a table under it is durable; only then, once the system keyring
has had time to reach the disk (no keyring lets us wait for that), is the old key destroyed. What
was deleted stands only in the old table: with the old key every copy of it, in a backup too,
becomes noise. Until then the deletion can be undone.
"""

import contextlib
from functools import partial

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.sealing.key_table import Recovery
from prevent_desktop.sealing.kinds import SlotKind
from prevent_desktop.sealing.slot_file import Stretched
from prevent_desktop.vault.cabinet import Cabinet
from prevent_desktop.vault.file_names import epochs_of, parse_slot, parse_table
from prevent_desktop.vault.surroundings import Surroundings
from prevent_desktop.vault.table_store import TableStore

_FURTHEST = 100
"""A name with an epoch further ahead than this is a stranger's and leads nowhere."""
SETTLE_SECONDS = 120
"""How long a keyring may take to reach the disk, and how long a deletion can be undone at least."""


def begin_epoch(
    around: Surroundings,
    cabinet: Cabinet,
    table: TableStore,
    *,
    slot: SlotKind,
    stretched: Stretched | None,
    recovery: Recovery | None,
) -> TableStore:
    """Phase one: the table's rows under a fresh key in the given slot.

    Raises VaultError and FileError, and then the old epoch stands whole.
    """
    # Above the files of another vault too: none of them may be written over.
    taken = filter(partial(_is_near, table), epochs_of(around.names()))
    epoch = 1 + max({table.held.epoch, *taken})
    try:
        held = cabinet.put_away(epoch, slot, stretched, recovery)
        following = table.next_epoch(held, around.clock(), recovery)
    except (VaultError, FileError):
        cabinet.abandon(epoch, slot)
        raise
    if table.base is not None:
        # An epoch between the base and this one protects nothing and must not keep a deleted key.
        with contextlib.suppress(VaultError, FileError):
            _destroy(around, cabinet, table, {table.held.epoch})
    return following


def renew(around: Surroundings, cabinet: Cabinet, table: TableStore) -> TableStore:
    """Phase one, the key kept as it is kept now.

    Errors as in `begin_epoch`; "passphrase_needed" also after a recovery, when it is not known
    how the key is kept: a weaker way must not be chosen for the person.
    """
    held = table.held
    if held.recovered:
        raise VaultError("passphrase_needed")
    return begin_epoch(
        around, cabinet, table,
        slot=held.slot, stretched=held.stretched, recovery=table.head.recovery,
    )  # fmt: skip


def is_pending(table: TableStore) -> bool:
    """Whether a key of an earlier epoch is still to be destroyed. Raises FileError."""
    return bool(table.doomed or _others(table))


def may_settle(around: Surroundings, table: TableStore) -> bool:
    """Whether the new key is certain by now, and what was deleted has waited long enough.

    A clock that was set back since counts as time gone by: nobody waits for it to catch up.
    """
    if table.held.recovered:
        return False  # a way in has to be chosen first
    if not table.held.slot.needs_keyring and not table.doomed:
        return True
    return abs(around.clock() - table.head.began) >= SETTLE_SECONDS


def settle(around: Surroundings, cabinet: Cabinet, table: TableStore) -> bool:
    """Phase two: destroy the keys and tables of all other epochs; whether it is done.

    Raises VaultError "key_not_kept" when the keyring has lost the new key (then the old one is
    left alone), what `KeyStore` raises, and FileError. May be repeated at any time.
    """
    if not is_pending(table):
        return True
    if not may_settle(around, table):
        return False
    if not cabinet.still_kept(table.held):
        raise VaultError("key_not_kept")
    if not (table.is_whole() and cabinet.slot_is_whole(table.held)):
        raise VaultError("key_table_damaged")  # the older one may yet be needed
    _destroy(around, cabinet, table, _others(table))
    table.settled()
    return True


def destroy_again(cabinet: Cabinet, table: TableStore) -> None:
    """Destroy keys that no file names any more: a power cut can undo a keyring's last deletions.

    Raises what `KeyStore` raises.
    """
    earlier = table.earlier_epochs
    if table.asks_keyring:
        for epoch in (*earlier[:_FURTHEST], *earlier[_FURTHEST:][-_FURTHEST:]):
            cabinet.destroy_keyring_part(epoch, asks=True)


def _others(table: TableStore) -> set[int]:
    """The epochs of all files but those in force."""
    return epochs_of(table.own_names()) - {table.held.epoch}


def _is_near(table: TableStore, epoch: int) -> bool:
    """Whether an epoch can be ours."""
    return table.earlier_epochs.start - _FURTHEST <= epoch <= table.held.epoch + _FURTHEST


def _destroy(around: Surroundings, cabinet: Cabinet, table: TableStore, epochs: set[int]) -> None:
    """Keys, then tables, then slots: what a power cut leaves can be destroyed again."""
    for epoch in sorted(epochs):
        if _is_near(table, epoch):
            cabinet.destroy_keyring_part(epoch, asks=table.asks_keyring)
    names = table.own_names()
    tables = [name for name in names if (file := parse_table(name)) and file.epoch in epochs]
    around.remove(tables)
    around.remove([name for name in names if parse_slot(name) in epochs])
