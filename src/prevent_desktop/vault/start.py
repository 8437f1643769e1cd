"""Making a vault and opening one: the steps, in the order that a crash cannot spoil."""

import contextlib

from prevent_desktop.disk.durable import TEMPORARY, file_error
from prevent_desktop.disk.folder_lock import FolderLock
from prevent_desktop.errors import FileError, PreventDesktopError, VaultError
from prevent_desktop.sealing.key_table import VERSION, Recovery, Table
from prevent_desktop.sealing.kinds import SlotKind
from prevent_desktop.sealing.passphrase import Cost
from prevent_desktop.sealing.slot_file import Stretched
from prevent_desktop.vault.cabinet import Cabinet, Typed
from prevent_desktop.vault.card import Card, read_card, write_card
from prevent_desktop.vault.cleaning import STRAY_SECONDS, clean_up
from prevent_desktop.vault.file_names import TableFile, holds_a_vault, parse_slot, table_names
from prevent_desktop.vault.mark import is_put_back
from prevent_desktop.vault.object_store import ObjectStore
from prevent_desktop.vault.opened import Opened
from prevent_desktop.vault.opening import (
    Found,
    find_base,
    find_table,
    read_tables,
    table_files,
    vault_ids,
)
from prevent_desktop.vault.surroundings import Surroundings
from prevent_desktop.vault.table_store import TableStore

_FIRST_EPOCH = 1
_TRIES_BESIDE_A_WRITER = 5
_LOOK_AGAIN = ("key_lost", "wrong_key", "key_table_damaged", "slot_damaged")
"""Problems that a wrong vault id or a writer at work can also cause."""


def make_vault(around: Surroundings, slot: SlotKind, typed: Typed, cost: Cost) -> Opened:
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
        phrase = typed.passphrase or ""
        stretched = cabinet.stretch(phrase, cost) if slot.needs_passphrase else None
        recovery = cabinet.stretch_recovery(typed.recovery, cost) if typed.recovery else None
        table = _first_table(around, vault_id, cabinet, (slot, stretched, recovery))
        objects = ObjectStore(around, vault_id)
    except BaseException:
        lock.release()
        raise
    return Opened(around, vault_id, lock, table, objects, cabinet, newest_table=True)


def open_vault(around: Surroundings, typed: Typed, *, read_only: bool) -> Opened:
    """Open a vault; unless `read_only`, take its lock and clean up. Errors as in `Vault.open`."""
    _check_there_is_one(around)
    if read_only:
        return _open_beside_a_writer(around, typed)
    lock = FolderLock(around.folder)
    try:
        opened, found = _open(around, typed, lock)
        return clean_up(opened, both_copies=found.both_copies)
    except BaseException:
        lock.release()
        raise


def _first_table(
    around: Surroundings,
    vault_id: bytes,
    cabinet: Cabinet,
    ways: tuple[SlotKind, Stretched | None, Recovery | None],
) -> TableStore:
    recovery = ways[2]
    try:
        held = cabinet.put_away(_FIRST_EPOCH, *ways)
        empty = Table(VERSION, {}, around.clock(), recovery)
        table = TableStore(around, vault_id, held, empty)
        table.write({})
        write_card(around, vault_id, held.slot)
    except PreventDesktopError:
        # The key goes only after the table, so that no table is left without its key.
        with contextlib.suppress(FileError):
            around.remove(list(table_names(_FIRST_EPOCH, 1)))
            cabinet.abandon(_FIRST_EPOCH, ways[0])
        raise
    return table


def _check_there_is_none(around: Surroundings) -> None:
    if holds_a_vault(_all_names(around)):
        raise VaultError("already_exists")
    names = around.names()
    around.tidy([name for name in names if name.endswith(TEMPORARY)])
    # A slot of an interrupted making would be taken for one of this vault.
    around.remove([name for name in names if parse_slot(name)])


def _check_there_is_one(around: Surroundings) -> None:
    if not holds_a_vault(_all_names(around)):
        raise VaultError("no_vault")


def _all_names(around: Surroundings) -> list[str]:
    """Links and folders too: where they are, something was kept, and no new vault may be made."""
    try:
        return around.disk.everything(around.folder)
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise file_error(problem, around.folder, "unreadable") from None


def _open_beside_a_writer(around: Surroundings, typed: Typed) -> Opened:
    """Open without a lock; when the writer replaced the table meanwhile, look again."""
    for _ in range(_TRIES_BESIDE_A_WRITER):
        names = around.names()
        try:
            return _open(around, typed, None)[0]
        except VaultError as problem:
            if problem.code not in _LOOK_AGAIN or set(around.names()) == set(names):
                raise
    raise VaultError("in_use")


def _open(around: Surroundings, typed: Typed, lock: FolderLock | None) -> tuple[Opened, Found]:
    card = read_card(around.disk, around.folder)
    files = table_files(around.names())
    vault_id, found = _find(around, typed, files, card)
    own = [file for file in files if file.epoch == found.file.epoch]
    base = find_base(around, vault_id, typed, files, found) if lock else None
    table = TableStore(
        around,
        vault_id,
        found.held,
        found.table,
        sequence=found.file.sequence,
        highest=max(file.sequence for file in own),
        base=base,
    )
    objects = ObjectStore(around, vault_id)
    warnings: list[str] = [] if found.newest else ["older_key_table_used"]
    if found.copies_differ:
        warnings.append("key_table_copy_damaged")
    if lock:
        for _, other in read_tables(around, vault_id, found.held, own):
            table.take_up(other.rows)
        if objects.ids & table.regained:
            warnings.append("drafts_found_again")
        if is_put_back(around.keys, vault_id, table):
            warnings.append("folder_put_back")
            table.wait_until(around.clock() + STRAY_SECONDS)
    cabinet = Cabinet(around, vault_id)
    opened = Opened(around, vault_id, lock, table, objects, cabinet, found.newest, tuple(warnings))
    return opened, found


def _find(
    around: Surroundings, typed: Typed, files: list[TableFile], card: Card | None
) -> tuple[bytes, Found]:
    """The vault's id and its table. The card's id goes before others that tables name."""
    backend = card.backend if card else ""
    carded = [bytes.fromhex(card.vault_id)] if card else []
    ids = sorted(vault_ids(around, files) or carded, key=lambda each: each not in carded)
    first: VaultError | None = None
    for vault_id in ids if files else []:
        try:
            return vault_id, find_table(around, vault_id, typed, files)
        except VaultError as found:
            if found.code not in _LOOK_AGAIN:
                raise
            first = first or found
    code = first.code if first else "key_table_damaged" if files else "key_lost"
    if code == "key_lost":
        raise VaultError("key_lost", backend=backend)
    raise VaultError(code)
