"""The key table on disk: two identical copies, a newer sequence for every change.

While an epoch is young its key may not have reached the disk of the keyring yet. Until it has, the
last epoch that is certain, the *base*, is kept complete: every change is written there first. Only
the base still has the rows of what was deleted, marked; they go when the base's key is destroyed.
"""

import contextlib

from prevent_desktop.errors import VaultError
from prevent_desktop.vault.cabinet import EpochKey
from prevent_desktop.vault.file_names import TableFile, parse_table, table_names
from prevent_desktop.vault.key_table import (
    NO_OBJECT,
    VERSION,
    Recovery,
    Row,
    Rows,
    Table,
    decode_table,
    encode_table,
)
from prevent_desktop.vault.model import Kind
from prevent_desktop.vault.sealed_object import MAX_FILE, Name, seal, unseal
from prevent_desktop.vault.surroundings import Surroundings


def read_table(
    around: Surroundings, vault_id: bytes, file: TableFile, key: bytes
) -> tuple[Table, bytes]:
    """One copy of a table, and its raw bytes.

    Raises OSError, VaultError "damaged", "wrong_key" or "made_by_newer_version".
    """
    expected = Name(Kind.TABLE, vault_id, NO_OBJECT, file.sequence, file.epoch)
    raw = around.read(file.name, MAX_FILE)
    _, _, body = unseal(raw, key, lambda name: name == expected)
    return decode_table(body), raw


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
        base: "TableStore | None" = None,
    ) -> None:
        self._around = around
        self._vault_id = vault_id
        self._sequence = sequence
        self._unfinished: list[str] = []
        self._base_ahead = False
        self.held = held
        self.base = base
        self.began = table.began
        self.recovery = table.recovery
        self.rows: Rows = {i: row for i, row in table.rows.items() if not row.doomed}
        below = table.rows if base is None else {**base.rows, **base.doomed}
        self.doomed: Rows = {i: row for i, row in below.items() if i not in self.rows}
        """What was deleted and can still be undone, as long as it has files."""
        self.owed = any(row.doomed for row in table.rows.values())
        """Whether a deletion was begun in this epoch, so that its key has to go as well."""

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
        self._put(self._sequence + 1, {**marked, **rows} if whole else rows)
        self._base_ahead = False
        self.rows, self.doomed = rows, marked
        self._around.tidy(list(before))

    def next_epoch(self, held: EpochKey, began: float, recovery: Recovery | None) -> "TableStore":
        """The same rows under a new key, durable, upon this table or upon this table's own base.

        Raises FileError, and then this table stands.
        """
        self.withdraw_unfinished()
        table = Table(VERSION, self.rows, began, recovery)
        following = TableStore(self._around, self._vault_id, held, table, base=self.base or self)
        self._unfinished = list(table_names(held.epoch, 1))
        following._put(1, following.rows)
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

    def other_tables(self, *, same_epoch: bool) -> list[str]:
        """Tables on disk that are not in force, of this epoch or of others. Raises FileError."""
        found = []
        for name in self._around.names():
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

    def _put(self, sequence: int, rows: Rows) -> None:
        name = Name(Kind.TABLE, self._vault_id, NO_OBJECT, sequence, self.held.epoch)
        body = encode_table(rows, self.began, self.recovery)
        raw = seal(name, self.held.key, b"", body, self._around.entropy(32))
        files = table_names(self.held.epoch, sequence)
        self._unfinished = list(files)
        for file in files:
            self._around.put(file, raw)
        self._unfinished = []
        self._sequence = sequence
