"""What to look at on a page before its paper is made; it never stops anybody."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, strong
from prevent_desktop.ui.kit.panels import Notice

TITLE = "Look at these before you sign"
NO_STOP = "They do not stop you: change them, or sign all the same."

Item = tuple[str, str, str]
"""The name of a box, its label, and what to look at in it."""


class DoubtList(QWidget):
    """A notice for each box with something to look at; `chosen` carries the box's name."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._items: tuple[Item, ...] = ()
        self._notice: Notice | None = None
        self.first: Button | None = None
        self.hide()

    def show_items(self, items: Sequence[Item]) -> bool:
        """Show these. Returns whether there is any that was not shown before."""
        before, self._items = self._items, tuple(items)
        if self._items != before:
            self._rebuild()
        return bool(set(self._items) - set(before))

    def _rebuild(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
        self._notice, self.first = None, None
        if self._items:
            self._notice = Notice("warning", TITLE, NO_STOP)
            for item in self._items:
                self._put(self._notice, item)
            self._column.addWidget(self._notice)
        self.setVisible(bool(self._items))

    def _put(self, notice: Notice, item: Item) -> None:
        name, label, sentence = item
        go = Button("Go to this box", "link")
        go.setAccessibleDescription(f"{label}: {sentence}")
        go.clicked.connect(lambda: self.chosen.emit(name))
        self.first = self.first or go
        for widget in (strong(label), body(sentence), go):
            notice.add(widget)
