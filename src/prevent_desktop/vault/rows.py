"""The rows of an open vault's table: what they say of their objects, and a new one."""

import re

from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.key_table import Row, Rows
from prevent_desktop.sealing.kinds import Kind
from prevent_desktop.vault.cleaning import make_newest
from prevent_desktop.vault.model import Entry
from prevent_desktop.vault.opened import Opened
from prevent_desktop.vault.ways import rows_with_floors

_OBJECT_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_KEY_BYTES = 32


def entries_of(opened: Opened, rows: Rows, kind: Kind) -> tuple[Entry, ...]:
    """Every object of a kind among the rows that was ever saved, damaged ones included."""
    entries = []
    for object_id, row in rows.items():
        if row.kind != kind or not (row.floor or opened.objects.newest(object_id, row)):
            continue
        found = opened.objects.read(object_id, row)
        summary = found.summary if found.readable else None
        entries.append(Entry(object_id, kind, found.generation, summary, found.health))
    return tuple(entries)


def add_row(opened: Opened, kind: Kind, object_id: str) -> Row:
    """Give a new object its own key; in the table before the object is on disk."""
    if kind is Kind.TABLE or not _OBJECT_ID.fullmatch(object_id):
        raise ValueError(object_id)
    if object_id in opened.table.doomed or object_id in opened.destroyed:
        raise VaultError("unknown_object", object_id=object_id)  # a save that came too late
    make_newest(opened)
    row = Row(kind, opened.around.entropy(_KEY_BYTES))
    opened.table.write({**rows_with_floors(opened), object_id: row})
    return row
