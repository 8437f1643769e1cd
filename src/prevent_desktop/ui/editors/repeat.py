"""Any number of entries of one kind: add, remove, and take a removal back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from prevent_desktop.form.answers import Box, GroupRow, Value
from prevent_desktop.ui.editors.control import Control, column
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.tab_order import order_tabs
from prevent_desktop.ui.kit.undo_bar import UndoBar

Content = str | GroupRow
"""What one entry holds: a line of a list, or the row of a group."""
MOST_PASTED = 100
"""Entries that one paste adds; a longer column is no list of names or numbers of one person."""


class Entry(QWidget):
    """One entry; it knows what it is called and offers to be removed."""

    edited = Signal()
    more_pasted = Signal(list)
    """Carries the contents of further entries, when a column was pasted into this one."""

    def __init__(self) -> None:
        super().__init__()
        self.remove = Button("Remove", Kind.LINK)

    def content(self) -> Content | None:
        """What has been put in; None when that is nothing."""
        raise NotImplementedError

    def set_content(self, content: Content | None) -> None:
        """Show this content."""
        raise NotImplementedError

    def inputs(self) -> Sequence[QWidget]:
        """The widgets that take input, in order."""
        raise NotImplementedError

    def focus_on(self, _member: str) -> None:
        """Put the focus where this is asked for."""
        self.inputs()[0].setFocus()

    def set_place(self, number: int, *, only: bool) -> None:
        """Say which entry this is; the only one cannot be removed."""
        raise NotImplementedError


class Repeat(Control):
    """Entries one below the other; at least one, maybe empty, is always shown."""

    in_parts = True

    def __init__(self, item_label: str, make_entry: Callable[[], Entry]) -> None:
        super().__init__()
        self._item = item_label or "entry"
        self._make_entry = make_entry
        self._entries: list[Entry] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._undo = UndoBar()
        self._undo.undone.connect(self._was_undone)
        self._add = Button(f"Add another {self._item}", Kind.SECONDARY)
        self._add.clicked.connect(self._add_one)
        layout = column(self, spacing=10)
        layout.addLayout(self._list)
        layout.addWidget(self._undo)
        layout.addWidget(self._add)
        self._insert(0)
        self._renumber()

    def entries(self) -> Sequence[Entry]:
        """The entries shown, filled in or not."""
        return tuple(self._entries)

    def value(self) -> Value | None:
        contents = tuple(content for entry in self._entries if (content := entry.content()))
        return cast("Value", contents) if contents else None

    def set_value(self, value: Value | None) -> None:
        if value == self.value() and value is not None:
            return
        wanted: list[Content | None] = list(value) if isinstance(value, tuple) else []
        while self._entries:
            self._drop(self._entries[0])
        for place, one in enumerate(wanted or [None]):
            self._insert(place).set_content(one)
        self._undo.forget()
        self._renumber()

    def inputs(self) -> Sequence[QWidget]:
        return [widget for entry in self._entries for widget in entry.inputs()]

    def focus_on(self, box: Box) -> None:
        """An entry with nothing in it is none of the answer: it is not counted."""
        given = [entry for entry in self._entries if entry.content()]
        if 0 < box.entry <= len(given):
            given[box.entry - 1].focus_on(box.member)
        else:
            self.focus_first()

    def set_label(self, label: QLabel) -> None:
        """Nothing: every entry is named by its question and its number."""

    def _insert(self, place: int) -> Entry:
        entry = self._make_entry()
        entry.edited.connect(self._was_edited)
        entry.remove.clicked.connect(lambda: self._remove(entry))
        entry.more_pasted.connect(lambda contents: self._add_pasted(entry, contents))
        self._entries.insert(place, entry)
        self._list.insertWidget(place, entry)
        entry.show()
        return entry

    def _drop(self, entry: Entry) -> None:
        self._entries.remove(entry)
        self._list.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def _add_one(self) -> None:
        entry = self._insert(len(self._entries))
        self._undo.forget()
        self._renumber()
        entry.inputs()[0].setFocus()

    def _add_pasted(self, entry: Entry, contents: Sequence[Content]) -> None:
        """Put every line of a pasted column into an entry of its own, below the first."""
        place = self._entries.index(entry) + 1
        added = [self._insert(place + n) for n in range(min(len(contents), MOST_PASTED))]
        for new, content in zip(added, contents, strict=False):
            new.set_content(content)
        left = len(contents) - len(added)
        words = f"{len(added)} more added." + (f" {left:,} lines were left out." if left else "")

        def take_back() -> None:
            for new in added:
                self._drop(new)
            entry.inputs()[0].setFocus()

        self._undo.offer(words, "Undo adding the pasted lines", take_back)
        self._renumber()
        added[-1].inputs()[0].setFocus()
        announce(self, words)
        self.edited.emit()

    def _remove(self, entry: Entry) -> None:
        place = self._entries.index(entry)
        content = entry.content()
        self._drop(entry)
        if not self._entries:
            self._insert(0)
        if content:
            undo = partial(self._put_back, place, content)
            self._undo.offer("Removed.", f"Undo removing the {self._item}", undo)
        else:
            self._undo.forget()
        self._renumber()
        (self._undo.button if content else self._add).setFocus()
        announce(self, f"{self._item} {place + 1} removed")
        self.edited.emit()

    def _put_back(self, place: int, content: Content) -> None:
        if len(self._entries) == 1 and not self._entries[0].content():
            self._drop(self._entries[0])
        entry = self._insert(min(place, len(self._entries)))
        entry.set_content(content)
        entry.inputs()[0].setFocus()

    def _was_edited(self) -> None:
        """Undo goes: it would take away what was written since, or number it anew."""
        self._undo.forget()
        self.edited.emit()

    def _was_undone(self) -> None:
        self._renumber()
        self.edited.emit()

    def _renumber(self) -> None:
        for number, entry in enumerate(self._entries, 1):
            entry.set_place(number, only=len(self._entries) == 1 and not entry.content())
        self.inputs_changed.emit()
        if self.parentWidget() is not None:  # else the page does it, once for all
            order_tabs(self.window())
