"""Putting right, at an opening, what a crash, a power cut or damage left."""

import contextlib

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.vault.card import read_card, write_card
from prevent_desktop.vault.durable import TEMPORARY
from prevent_desktop.vault.epochs import is_pending, renew, settle
from prevent_desktop.vault.opened import Opened


def clean_up(opened: Opened, *, both_copies: bool) -> Opened:
    """Do what is due; what cannot be done now (full disk, silent keyring) is done next time."""
    with contextlib.suppress(FileError, VaultError):
        _mend(opened, both_copies=both_copies)
        finish_deletions(opened)
        _look_at_strays(opened)
    return opened


def _mend(opened: Opened, *, both_copies: bool) -> None:
    """Temporary files go, the card and the second copy of the table are made whole."""
    around, table = opened.around, opened.table
    around.tidy([name for name in around.names() if name.endswith(TEMPORARY)])
    card = read_card(around.disk, around.folder)
    if card is None or card.slot != table.held.slot:
        write_card(around, opened.vault_id, table.held.slot)
    if not both_copies:
        table.write(table.rows)
    if opened.newest_table:
        around.sync()
        around.remove(table.other_tables(same_epoch=True))


def make_newest(opened: Opened) -> None:
    """Put the table in force above one that cannot be opened any more.

    The base is complete, so nothing is missing in it; but a table that came to be readable again
    would win over it. Raises VaultError and FileError.
    """
    if not opened.newest_table:
        opened.table = renew(opened.around, opened.cabinet, opened.table)
        opened.newest_table = True


def finish_deletions(opened: Opened) -> bool:
    """Destroy the keys of what was deleted if it is time; whether nothing is left to destroy.

    Raises VaultError and FileError; may be repeated at any time.
    """
    make_newest(opened)
    if opened.table.owed:
        opened.table = renew(opened.around, opened.cabinet, opened.table)
    doomed = list(opened.table.doomed)
    done = settle(opened.around, opened.cabinet, opened.table)
    if done:
        for object_id in doomed:
            opened.objects.remove(object_id)
    return done


def _look_at_strays(opened: Opened) -> None:
    """Remove what was shredded; a file of this epoch that no table knows is a sign of tampering.

    The table is always written before the first file of an object, so a table without its row
    was put back from an earlier day, or the file comes from elsewhere. Nothing is destroyed then.
    """
    objects, table = opened.objects, opened.table
    for object_id in objects.ids & set(table.rows):
        objects.prune(object_id)
    if is_pending(opened.around, table):
        return
    for object_id in objects.ids - set(table.rows):
        epoch = objects.saved_in_epoch(object_id)
        if epoch is not None and epoch < table.held.epoch:
            objects.remove(object_id)  # its key was destroyed: this is noise
        elif "unknown_files" not in opened.warnings:
            opened.warnings += ("unknown_files",)
