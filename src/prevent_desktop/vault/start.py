"""Making a vault and opening one: the steps, in the order that a crash cannot spoil."""

import contextlib
from dataclasses import dataclass

from prevent_desktop.errors import FileError, PreventDesktopError, VaultError
from prevent_desktop.vault.cabinet import Cabinet
from prevent_desktop.vault.card import Card, read_card, write_card
from prevent_desktop.vault.durable import TEMPORARY, file_error
from prevent_desktop.vault.epochs import settle
from prevent_desktop.vault.file_names import TableFile, holds_a_vault, table_names
from prevent_desktop.vault.lock import FolderLock
from prevent_desktop.vault.model import SlotKind
from prevent_desktop.vault.object_store import ObjectStore
from prevent_desktop.vault.opening import Found, find_table, table_files, vault_ids
from prevent_desktop.vault.passphrase import Cost
from prevent_desktop.vault.slot_file import Stretched
from prevent_desktop.vault.surroundings import Surroundings
from prevent_desktop.vault.table_store import TableStore

_FIRST_EPOCH = 1
_TRIES_BESIDE_A_WRITER = 5
_LOOK_AGAIN = ("key_lost", "key_table_damaged", "slot_damaged")
"""Problems that a wrong vault id or a writer at work can also cause."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The parts of an open vault. ``lock`` is None when it was opened only for reading."""

    around: Surroundings
    vault_id: bytes
    lock: FolderLock | None
    table: TableStore
    objects: ObjectStore
    cabinet: Cabinet
    newest_table: bool
    warnings: tuple[str, ...]


def make_vault(around: Surroundings, slot: SlotKind, passphrase: str | None, cost: Cost) -> Opened:
    """Make a vault: key, table, card, in this order; the card says that it is complete.

    Errors as in `Vault.create`. What a failed or interrupted making leaves holds no draft and
    is either opened as an empty vault or made again.
    """
    try:
        around.disk.make_folder(around.folder)
    except OSError as problem:
        raise file_error(problem, around.folder) from None
    lock = FolderLock(around.folder)
    try:
        _check_there_is_none(around)
        vault_id = around.entropy(16)
        cabinet = Cabinet(around, vault_id)
        stretched = cabinet.stretch(passphrase or "", cost) if slot.needs_passphrase else None
        table = _first_table(around, vault_id, cabinet, slot, stretched)
        objects = ObjectStore(around, vault_id)
    except BaseException:
        lock.release()
        raise
    return Opened(around, vault_id, lock, table, objects, cabinet, newest_table=True, warnings=())


def open_vault(around: Surroundings, passphrase: str | None, *, read_only: bool) -> Opened:
    """Open a vault; unless `read_only`, take its lock and clean up. Errors as in `Vault.open`."""
    _check_there_is_one(around)
    if read_only:
        return _open_beside_a_writer(around, passphrase)
    lock = FolderLock(around.folder)
    try:
        opened, found = _open(around, passphrase, lock)
        # What cannot be cleaned up now (full disk, silent keyring) is cleaned up next time.
        with contextlib.suppress(FileError, VaultError):
            _clean_up(opened, found)
    except BaseException:
        lock.release()
        raise
    return opened


def _first_table(
    around: Surroundings,
    vault_id: bytes,
    cabinet: Cabinet,
    slot: SlotKind,
    stretched: Stretched | None,
) -> TableStore:
    try:
        held = cabinet.put_away(_FIRST_EPOCH, slot, stretched)
        table = TableStore(around, vault_id, held, 0, {})
        table.write({})
        write_card(around, vault_id, slot)
    except PreventDesktopError:
        # The key goes only after the table, so that no table is left without its key.
        with contextlib.suppress(FileError):
            around.remove(list(table_names(_FIRST_EPOCH, 1)))
            cabinet.abandon(_FIRST_EPOCH)
        raise
    return table


def _check_there_is_none(around: Surroundings) -> None:
    names = around.names()
    if holds_a_vault(names):
        raise VaultError("already_exists")
    around.tidy([name for name in names if name.endswith(TEMPORARY)])


def _check_there_is_one(around: Surroundings) -> None:
    try:
        names = around.disk.names(around.folder)
    except FileNotFoundError:
        names = []
    except OSError as problem:
        raise file_error(problem, around.folder, "unreadable") from None
    if not holds_a_vault(names):
        raise VaultError("no_vault")


def _open_beside_a_writer(around: Surroundings, passphrase: str | None) -> Opened:
    """Open without a lock; when the writer replaced the table meanwhile, look again."""
    for _ in range(_TRIES_BESIDE_A_WRITER):
        names = around.names()
        try:
            return _open(around, passphrase, None)[0]
        except VaultError as problem:
            if problem.code not in _LOOK_AGAIN or set(around.names()) == set(names):
                raise
    raise VaultError("in_use")


def _open(
    around: Surroundings, passphrase: str | None, lock: FolderLock | None
) -> tuple[Opened, Found]:
    card = read_card(around.disk, around.folder)
    files = table_files(around.names())
    vault_id, found = _find(around, passphrase, files, card)
    table = TableStore(around, vault_id, found.held, found.file.sequence, found.rows)
    warnings = [] if found.newest else ["older_key_table_used"]
    if not found.both_copies:
        warnings.append("key_table_copy_damaged")
    cabinet, objects = Cabinet(around, vault_id), ObjectStore(around, vault_id)
    return (
        Opened(around, vault_id, lock, table, objects, cabinet, found.newest, tuple(warnings)),
        found,
    )


def _find(
    around: Surroundings, passphrase: str | None, files: list[TableFile], card: Card | None
) -> tuple[bytes, Found]:
    """The vault's id and its table. The card's id is tried first, then the tables' own."""
    backend = card.backend if card else ""
    ids = [bytes.fromhex(card.vault_id)] if card else []
    ids += [each for each in vault_ids(around, files) if each not in ids]
    first: VaultError | None = None
    for vault_id in ids if files else []:
        try:
            return vault_id, find_table(around, vault_id, passphrase, files)
        except VaultError as problem:
            if problem.code not in _LOOK_AGAIN:
                raise
            first = first or problem
    if first is None or first.code == "key_lost":
        raise VaultError("key_lost", backend=backend)
    raise first


def _clean_up(opened: Opened, found: Found) -> None:
    """Put right what a crash or damage left. Raises FileError, VaultError; may be repeated."""
    around, table = opened.around, opened.table
    names = around.names()
    around.tidy([name for name in names if name.endswith(TEMPORARY)])
    card = read_card(around.disk, around.folder)
    if card is None or card.slot != table.held.slot:
        write_card(around, opened.vault_id, table.held.slot)
    if not found.both_copies:
        table.write(table.rows)
    if not found.newest:
        return  # a newer table may be readable again one day: nothing of its time is removed
    around.sync()
    around.remove(table.other_tables(same_epoch=True))
    for object_id in opened.objects.ids:
        if object_id in table.rows:
            opened.objects.prune(object_id)
        else:
            opened.objects.remove(object_id)  # its key was destroyed: this is noise
    settle(around, opened.cabinet, table)
