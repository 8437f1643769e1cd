"""The key table on disk: two identical copies, a newer sequence for every change.

While an epoch is young its key may not have reached the disk of the keyring yet. Until it has, the
last epoch that is certain, the *base*, is kept complete: every change is written there first. Only
the base still has the rows of what was deleted, marked; they go when the base's key is destroyed.
"""

import contextlib

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.key_table import (
    NO_OBJECT,
    VERSION,
    Recovery,
    Row,
    Rows,
    Table,
    decode_table,
    encode_table,
)
from prevent_desktop.sealing.kinds import Kind
from prevent_desktop.sealing.sealed_object import MAX_FILE, Name, seal, unseal
from prevent_desktop.vault.cabinet import EpochKey
from prevent_desktop.vault.file_names import TableFile, parse_table, table_names
from prevent_desktop.vault.own_files import own_names
from prevent_desktop.vault.surroundings import Surroundings

_REMEMBERED = 1000
"""So many deletions are remembered: more than a safeguarding lead makes in a lifetime."""


def read_table(
    around: Surroundings, vault_id: bytes, file: TableFile, key: bytes
) -> tuple[Table, bytes]:
    """One copy of a table, and its raw bytes.

    Raises OSError, VaultError "damaged", "wrong_key" or "made_by_newer_version".
    """
    raw = around.read(file.name, MAX_FILE)
    _, body = unseal(raw, key, lambda name: name == table_name(vault_id, file))
    return decode_table(body), raw


def table_name(vault_id: bytes, file: TableFile) -> Name:
    """What a table of this file name says of itself in its header."""
    return Name(Kind.TABLE, vault_id, NO_OBJECT, file.sequence, file.epoch)


class TableStore:
    """The current key table of an open vault, and the base below it while there is one."""

    def __init__(
        self,
        around: Surroundings,
        vault_id: bytes,
        held: EpochKey,
        table: Table,
        *,
        sequence: int = 0,
        highest: int = 0,
        base: "TableStore | None" = None,
    ) -> None:
        """`sequence` is the one in force; `highest` is in use for any file of the epoch."""
        self._around = around
        self._vault_id = vault_id
        self._sequence = sequence
        self._highest = max(sequence, highest)
        self._unfinished: list[str] = []
        self._base_ahead = False
        self.head = table
        """What is on disk, and what a later epoch takes over."""
        self.held = held
        self.base = base
        self.rows: Rows = {i: row for i, row in table.rows.items() if not row.doomed}
        self.unwritten = False
        """Whether the opening found out what has to be written before anything is destroyed."""
        self.regained: set[str] = set()
        """Objects that nobody deleted and that only an older table still had."""
        if base is not None:
            self.take_up(base.rows)
        below = base.rows | base.doomed if base else table.rows
        self.doomed: Rows = {i: row for i, row in below.items() if i not in self.rows}
        """What was deleted and can still be undone, as long as it has files."""
        self.owed = any(row.doomed for row in table.rows.values())
        """Whether a deletion was begun in this epoch, so that its key has to go as well."""

    def take_up(self, others: Rows) -> None:
        """Have what another table has, unless it was deleted."""
        told = {*self.rows, *self.head.rows, *self.head.deleted}
        found = {i: row for i, row in others.items() if not row.doomed and i not in told}
        self.rows |= found
        self.regained |= set(found)
        self.unwritten = self.unwritten or bool(found)

    def wait_until(self, moment: float) -> None:
        """Have nothing destroyed before a moment, in later epochs neither."""
        self.head = msgspec.structs.replace(self.head, waits_until=moment)
        self.unwritten = True

    @property
    def sequence(self) -> int:
        """The number of the table in force within its epoch."""
        return self._sequence

    @property
    def earlier_epochs(self) -> range:
        """The epochs whose keys have to be gone once this one is certain."""
        return range(self.head.before or self.head.base or self.held.epoch, self.held.epoch)

    @property
    def asks_keyring(self) -> bool:
        """Whether the keyring has a part of this key, or had one of a key that has to be gone."""
        before = self.base is not None and self.base.held.slot.needs_keyring
        lately = self.head.keyring_epoch >= self.earlier_epochs.start > 0
        return self.held.slot.needs_keyring or before or lately

    @property
    def deleted(self) -> set[str]:
        """What was deleted, also where its key can no longer be had."""
        return set(self.doomed) | set(self.head.deleted)

    @property
    def current_files(self) -> tuple[str, str]:
        """The names of the two copies in force."""
        return table_names(self.held.epoch, self._sequence)

    def write(self, rows: Rows, doomed: Rows | None = None) -> None:
        """Replace the rows, in the base first. Raises FileError, and then the old rows stand."""
        self.withdraw_unfinished()
        marked = {
            object_id: Row(row.kind, row.key, row.floor, doomed=True)
            for object_id, row in (self.doomed if doomed is None else doomed).items()
        }
        if self.base is not None:
            self._base_ahead = True
            self.base.write(rows, marked)
        before = self.current_files
        whole = self.base is None or self.owed
        self._put({**marked, **rows} if whole else rows, marked)
        self._base_ahead = self.unwritten = False
        self.rows, self.doomed = rows, marked
        self._around.tidy(list(before))

    def next_epoch(self, held: EpochKey, began: float, recovery: Recovery | None) -> "TableStore":
        """The same rows under a new key, durable, upon this table or upon this table's own base.

        Raises FileError, and then this table stands.
        """
        self.withdraw_unfinished()
        base = self.base or self
        table = Table(
            VERSION,
            self.rows,
            began,
            recovery,
            deleted=self.head.deleted,
            base=base.held.epoch,
            before=base.head.base,
            keyring_epoch=self.held.epoch
            if self.held.slot.needs_keyring
            else self.head.keyring_epoch,
            base_left=self.head.base_left if self.base else began,
            waits_until=self.head.waits_until,
        )
        following = TableStore(self._around, self._vault_id, held, table, base=base)
        self._unfinished = list(table_names(held.epoch, 1))
        following._put(following.rows, following.doomed)
        self._unfinished = []
        return following

    def withdraw_unfinished(self) -> None:
        """Make sure that a table whose writing failed can never be taken for the newest one.

        Must succeed before anything else is acknowledged: a stray table, found at the next
        opening, might lack an object saved since. Raises FileError.
        """
        if self.base is not None:
            self.base.withdraw_unfinished()
        if self._unfinished:
            self._around.remove(self._unfinished)
            self._unfinished = []
        if self._base_ahead and self.base is not None:
            # The base has a change that was never acknowledged: bring it back first.
            self.base.write(self.rows, self.doomed)
            self._base_ahead = False

    def own_names(self) -> list[str]:
        """The names in the folder without those of other vaults. Raises FileError."""
        return own_names(self._around, self._vault_id)

    def other_tables(self, *, same_epoch: bool) -> list[str]:
        """Tables on disk that are not in force, of this epoch or of others. Raises FileError."""
        found = []
        for name in self.own_names():
            file = parse_table(name)
            if file is None or name in self.current_files:
                continue
            if (file.epoch == self.held.epoch) is same_epoch:
                found.append(name)
        return found

    def is_whole(self) -> bool:
        """Whether at least one copy of the table in force can be read back."""
        for first_copy in (True, False):
            file = TableFile(self.held.epoch, self._sequence, first_copy)
            with contextlib.suppress(OSError, VaultError):
                read_table(self._around, self._vault_id, file, self.held.key)
                return True
        return False

    def settled(self) -> None:
        """The base's key is destroyed: what was deleted is gone for good."""
        self.base, self.doomed, self.owed = None, {}, False

    def _put(self, rows: Rows, doomed: Rows) -> None:
        """A number is used once, even when its writing failed: something may be in its way."""
        self._highest += 1
        gone = dict.fromkeys((*self.head.deleted, *doomed))
        deleted = tuple(i for i in gone if i not in rows or rows[i].doomed)[-_REMEMBERED:]
        head = msgspec.structs.replace(self.head, rows=rows, deleted=deleted)
        file = TableFile(self.held.epoch, self._highest, first_copy=True)
        raw = seal(
            table_name(self._vault_id, file),
            self.held.key,
            b"",
            encode_table(head),
            self._around.entropy(32),
        )
        self._unfinished = list(table_names(self.held.epoch, self._highest))
        for name in self._unfinished:
            self._around.put(name, raw)
        self._unfinished = []
        self._sequence, self.head = self._highest, head
