"""Putting right, at an opening, what a crash, a power cut or damage left."""

import contextlib

from prevent_desktop.disk.durable import TEMPORARY
from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.vault.card import read_card, write_card
from prevent_desktop.vault.epochs import destroy_again, is_pending, renew, settle
from prevent_desktop.vault.opened import Opened

STRAY_SECONDS = 7 * 24 * 3600
"""How long deletions wait for a list of keys that may be put back, while there are files of it."""


def clean_up(opened: Opened, *, both_copies: bool) -> Opened:
    """Do what is due; what cannot be done now (full disk, silent keyring) is done next time."""
    with contextlib.suppress(FileError, VaultError):
        _mend(opened, both_copies=both_copies)
        if finish_deletions(opened):
            with contextlib.suppress(VaultError):
                destroy_again(opened.cabinet, opened.table)
        _tidy_objects(opened)
    return opened


def _mend(opened: Opened, *, both_copies: bool) -> None:
    """Temporary files go, the card and the second copy of the table are made whole."""
    around, table = opened.around, opened.table
    around.tidy([name for name in around.names() if name.endswith(TEMPORARY)])
    card = read_card(around.disk, around.folder)
    if card is None or card.slot != table.held.slot:
        with contextlib.suppress(FileError):
            write_card(around, opened.vault_id, table.held.slot)
    if table.unwritten or not both_copies:
        table.write(table.rows)
    if opened.newest_table:
        around.sync()
        around.remove(table.other_tables(same_epoch=True))


def make_newest(opened: Opened) -> None:
    """Put the table in force above one that cannot be opened any more.

    The base is complete, so nothing is missing in it; but a table that came to be readable again
    would win over it. Raises VaultError and FileError.
    """
    if not (opened.newest_table or opened.table.held.recovered):
        opened.table = renew(opened.around, opened.cabinet, opened.table)
        opened.newest_table = True


def finish_deletions(opened: Opened) -> bool:
    """Destroy the keys of what was deleted if it is time; whether nothing is left to destroy.

    Raises VaultError and FileError; may be repeated at any time.
    """
    make_newest(opened)
    if opened.table.unwritten:
        opened.table.write(opened.table.rows)
    if opened.table.owed and not opened.table.held.recovered:
        opened.table = renew(opened.around, opened.cabinet, opened.table)
    if _must_wait(opened):
        return False
    # Also what could not be undone any more; where nothing was pending, nothing is removed.
    doomed = opened.table.deleted if is_pending(opened.table) else set[str]()
    done = settle(opened.around, opened.cabinet, opened.table)
    if done:
        for object_id in doomed:
            opened.objects.remove(object_id)
        opened.destroyed.update(doomed)
    return done


def _strays(opened: Opened) -> dict[str, int | None]:
    """Objects that the table in force neither has nor remembers as deleted, with their epochs.

    The table is always written before the first file of an object, so the list of keys was put
    back from an earlier day, or the file comes from elsewhere (None). What was saved in an epoch
    whose key is destroyed is no stray, only noise that is not removed yet.
    """
    table, objects = opened.table, opened.objects
    oldest = (table.base or table).held.epoch
    strays = objects.ids - set(table.rows) - table.deleted
    epochs = {each: objects.saved_in_epoch(each) for each in strays}
    possible = range(oldest, table.held.epoch + 1)
    return {i: epoch for i, epoch in epochs.items() if epoch is None or epoch in possible}


def _must_wait(opened: Opened) -> bool:
    """Whether a list of keys that has more objects may yet be put back, and its key is needed.

    Counted from when the base was left, not from the last deletion: nothing waits for ever.
    """
    age = abs(opened.around.clock() - opened.table.head.base_left)
    ours = any(epoch is not None for epoch in _strays(opened).values())
    return is_pending(opened.table) and (_was_put_back(opened) or (ours and age < STRAY_SECONDS))


def _was_put_back(opened: Opened) -> bool:
    return 0 < opened.table.head.waits_until - opened.around.clock() <= STRAY_SECONDS


def _tidy_objects(opened: Opened) -> None:
    """Remove what was shredded, and generations too many; tell of strays and leave them alone."""
    objects, table = opened.objects, opened.table
    for object_id in objects.ids & set(table.rows):
        objects.prune(object_id, table.rows[object_id])
    if _strays(opened):
        opened.warnings += ("unknown_files",)
    if is_pending(table) or _was_put_back(opened):
        return
    for object_id in objects.ids - set(table.rows) - set(_strays(opened)):
        objects.remove(object_id)
