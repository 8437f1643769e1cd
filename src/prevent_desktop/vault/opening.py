"""Finding the key table that is in force when a vault is opened.

The newest table that decrypts wins. An older epoch is used only when the newest is unreadable,
and is told. A keyring that cannot answer is never taken for a lost key.
"""

import contextlib
from dataclasses import dataclass, field

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.sealing.key_table import Table
from prevent_desktop.vault.cabinet import Cabinet, EpochKey, Typed
from prevent_desktop.vault.file_names import TableFile, parse_table
from prevent_desktop.vault.own_files import head_of
from prevent_desktop.vault.surroundings import Surroundings
from prevent_desktop.vault.table_store import TableStore, read_table, table_name

_NEWER = "made_by_newer_version"
_UNREADABLE = "unreadable"
_OPENS_OTHERWISE = (
    "passphrase_needed", "wrong_passphrase", "wrong_passphrase_or_key", "no_recovery",
    "wrong_recovery", "slot_damaged", _NEWER,
)  # fmt: skip
"""Why an older epoch may not open although the newest one does."""


@dataclass(slots=True)
class Found:
    """The table in force and how it was found."""

    held: EpochKey
    file: TableFile
    table: Table
    newest: bool
    """False when a newer table exists that cannot be opened."""
    both_copies: bool
    copies_differ: bool


@dataclass(slots=True)
class _Search:
    """What has been tried so far."""

    cabinet: Cabinet
    typed: Typed
    keys: dict[int, EpochKey | None] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def goes_no_further(self) -> bool:
        """Whether an older table must not be taken for the newest one."""
        return _NEWER in self.problems or _UNREADABLE in self.problems

    def could_not_read(self, problem: OSError) -> None:
        """Note a table that is gone, or that the disk refuses just now."""
        gone = isinstance(problem, FileNotFoundError)
        self.problems.append("damaged" if gone else _UNREADABLE)

    def is_ours(self, around: Surroundings, vault_id: bytes, file: TableFile) -> bool:
        """Whether the file says that it is what its name says; if not, that is noted."""
        try:
            ours = head_of(around, file) == table_name(vault_id, file)
        except OSError as problem:
            self.could_not_read(problem)
            return False
        if not ours:
            self.problems.append("damaged")
        return ours

    def failure(self, name: str) -> VaultError | FileError:
        """The one error for a search that found nothing."""
        if _UNREADABLE in self.problems:
            return FileError(_UNREADABLE, name=name)
        return VaultError(_worst(self.problems))

    def key_of(self, epoch: int) -> EpochKey | None:
        if epoch not in self.keys:
            self.keys[epoch] = None
            try:
                self.keys[epoch] = self.cabinet.fetch(epoch, self.typed)
            except VaultError as problem:
                if problem.code != "slot_damaged":
                    raise
                self.problems.append(problem.code)
            else:
                if self.keys[epoch] is None:
                    self.problems.append("key_lost")
        return self.keys[epoch]


def table_files(names: list[str]) -> list[TableFile]:
    """The key tables among the names, newest first, first copy before second."""
    return sorted(filter(None, map(parse_table, names)), reverse=True)


def vault_ids(around: Surroundings, files: list[TableFile]) -> list[bytes]:
    """The ids of the vaults that these tables say they belong to, the newest table's first."""
    found = []
    for file in files:
        with contextlib.suppress(OSError):
            if name := head_of(around, file):
                found.append(name.vault_id)
    return list(dict.fromkeys(found))


def find_table(
    around: Surroundings, vault_id: bytes, typed: Typed, files: list[TableFile]
) -> Found:
    """The table in force.

    Raises VaultError "key_lost", "wrong_key" (there is one, and it does not fit),
    "key_table_damaged", "slot_damaged", "made_by_newer_version", "passphrase_needed",
    "wrong_passphrase", "wrong_passphrase_or_key", "no_recovery", "wrong_recovery" and what
    `KeyStore` raises; FileError "unreadable" when the disk refuses the newest table just now.
    """
    search = _Search(Cabinet(around, vault_id), typed)
    for file in _in_order(files):
        newest = (file.epoch, file.sequence) == (files[0].epoch, files[0].sequence)
        if not newest and search.goes_no_further:
            break  # an older table would undo what the newer one has; it may be readable again
        # A stranger's file is no reason to ask for a key.
        held = search.key_of(file.epoch) if search.is_ours(around, vault_id, file) else None
        if held is None:
            continue
        try:
            table, raw = read_table(around, vault_id, file, held.key)
        except OSError as problem:
            search.could_not_read(problem)
        except VaultError as problem:
            # A key that a passphrase or a phrase gave is the right one: the table is not.
            wrong = problem.code == "wrong_key" and held.key != held.keyring_secret
            search.problems.append("damaged" if wrong else problem.code)
        else:
            same = _other_copy_is_same(around, file, raw)
            return Found(held, file, table, newest, same is True, same is False)
    raise search.failure(around.folder.name)


def _in_order(files: list[TableFile]) -> list[TableFile]:
    """The newest table first; then the oldest epoch, which is the base and complete."""
    newest = [file for file in files if (file.epoch, file.sequence) == _place(files[0])]
    others = [file for file in files if file not in newest]
    return newest + sorted(others, key=lambda file: (file.epoch, -file.sequence))


def _place(file: TableFile) -> tuple[int, int]:
    return file.epoch, file.sequence


def find_base(
    around: Surroundings, vault_id: bytes, typed: Typed, files: list[TableFile], found: Found
) -> TableStore | None:
    """The epoch that the one in force was begun upon: what was deleted stands there.

    None when there is none, or when it opens in another way, such as with the passphrase before.
    Raises VaultError for a keyring that falls silent, FileError for a disk that does.
    """
    cabinet = Cabinet(around, vault_id)
    between = {each.epoch for each in files if found.table.base <= each.epoch < found.file.epoch}
    for epoch in sorted(between):
        try:
            own = [file for file in files if file.epoch == epoch]
            held = cabinet.fetch(epoch, typed) if _any_is_ours(around, vault_id, own) else None
        except VaultError as problem:
            if found.held.asked_keyring and problem.code not in _OPENS_OTHERWISE:
                raise  # a keyring that falls silent just now must not cost the base
            continue
        tables = read_tables(around, vault_id, held, own) if held else []
        if held and tables:
            file, table = tables[0]
            highest = own[0].sequence
            base = TableStore(
                around, vault_id, held, table, sequence=file.sequence, highest=highest
            )
            for _, other in tables[1:]:
                base.take_up(other.rows)
            return base
    return None


def read_tables(
    around: Surroundings, vault_id: bytes, held: EpochKey, files: list[TableFile]
) -> list[tuple[TableFile, Table]]:
    """Every table among the files that opens with this key, the newest first, each once.

    Raises FileError when the disk refuses one just now.
    """
    tables: dict[int, tuple[TableFile, Table]] = {}
    refused: set[int] = set()
    for file in files:
        try:
            if file.sequence not in tables:
                tables[file.sequence] = file, read_table(around, vault_id, file, held.key)[0]
        except (FileNotFoundError, VaultError):
            continue
        except OSError:
            refused.add(file.sequence)
    if refused - set(tables):
        raise FileError(_UNREADABLE, name=around.folder.name)
    return list(tables.values())


def _any_is_ours(around: Surroundings, vault_id: bytes, files: list[TableFile]) -> bool:
    """Whether to ask for a key at all. Raises FileError when the disk refuses just now."""
    search = _Search(Cabinet(around, vault_id), Typed())
    ours = [search.is_ours(around, vault_id, file) for file in files]
    if _UNREADABLE in search.problems:
        raise search.failure(around.folder.name)
    return any(ours)


def _other_copy_is_same(around: Surroundings, file: TableFile, raw: bytes) -> bool | None:
    """None for a copy that is not there, as a crash between the two leaves it."""
    other = TableFile(file.epoch, file.sequence, not file.first_copy)
    try:
        return around.read(other.name, len(raw)) == raw
    except FileNotFoundError:
        return None
    except OSError:
        return False


def _worst(problems: list[str]) -> str:
    """The one code for a search that found nothing; what can be mended by the person first."""
    for code in (_NEWER, "slot_damaged"):
        if code in problems:
            return code
    # The newest table's, where none is damaged: there is no key, or another one.
    return "key_table_damaged" if "damaged" in problems else problems[0]
