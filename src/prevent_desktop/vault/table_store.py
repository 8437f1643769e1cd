"""The key table on disk: two identical copies, a newer sequence for every change."""

from prevent_desktop.vault.cabinet import EpochKey
from prevent_desktop.vault.file_names import TableFile, parse_table, table_names
from prevent_desktop.vault.key_table import NO_OBJECT, Rows, decode_rows, encode_rows
from prevent_desktop.vault.model import Kind
from prevent_desktop.vault.sealed_object import MAX_FILE, Name, seal, unseal
from prevent_desktop.vault.surroundings import Surroundings


def read_table(
    around: Surroundings, vault_id: bytes, file: TableFile, key: bytes
) -> tuple[Rows, bytes]:
    """The rows of one copy, and its raw bytes.

    Raises OSError, VaultError "damaged", "wrong_key" or "made_by_newer_version".
    """
    expected = Name(Kind.TABLE, vault_id, NO_OBJECT, file.sequence, file.epoch)
    raw = around.read(file.name, MAX_FILE)
    _, _, body = unseal(raw, key, lambda name: name == expected)
    return decode_rows(body), raw


class TableStore:
    """The current key table of an open vault."""

    def __init__(
        self, around: Surroundings, vault_id: bytes, held: EpochKey, sequence: int, rows: Rows
    ) -> None:
        self._around = around
        self._vault_id = vault_id
        self.held = held
        self.rows = rows
        self._sequence = sequence
        self._unfinished: list[str] = []

    @property
    def current_files(self) -> tuple[str, str]:
        """The names of the two copies in force."""
        return table_names(self.held.epoch, self._sequence)

    def write(self, rows: Rows) -> None:
        """Replace the rows. Raises FileError, and then the old rows stand."""
        before = self.current_files
        self._put(self.held, self._sequence + 1, rows)
        self._around.tidy(list(before))

    def write_in_new_epoch(self, held: EpochKey, rows: Rows) -> None:
        """Replace the rows under a new key; older epochs stay on disk until they are settled."""
        self._put(held, 1, rows)

    def withdraw_unfinished(self) -> None:
        """Make sure that a table whose writing failed can never be taken for the newest one.

        Must succeed before anything else is acknowledged: a stray table, found at the next
        opening, might lack an object saved since. Raises FileError.
        """
        if self._unfinished:
            self._around.remove(self._unfinished)
            self._unfinished = []

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

    def age(self) -> float:
        """Seconds since the table in force was last written; 0 when that cannot be told."""
        try:
            written = max(
                self._around.disk.modified(self._around.folder / name)
                for name in self.current_files
            )
        except OSError:
            return 0.0
        return self._around.clock() - written

    def _put(self, held: EpochKey, sequence: int, rows: Rows) -> None:
        self.withdraw_unfinished()
        name = Name(Kind.TABLE, self._vault_id, NO_OBJECT, sequence, held.epoch)
        raw = seal(name, held.key, b"", encode_rows(rows), self._around.entropy(32))
        files = table_names(held.epoch, sequence)
        self._unfinished = list(files)
        for file in files:
            self._around.put(file, raw)
        self._unfinished = []
        self.held, self._sequence, self.rows = held, sequence, rows
