"""One line that says what was taken away, and gives it back: "Removed. Undo"."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.labels import body

UNDONE = "Undone"


class UndoBar(QWidget):
    """Hidden while there is nothing to undo. `undone` says that it was, after it was.

    What it keeps goes with its page: nothing of it outlives a lock.
    """

    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._take_back: Callable[[], object] | None = None
        self._words = body("")
        self._words.setWordWrap(False)
        self.button = Button("Undo", Kind.LINK)
        self.button.clicked.connect(self._undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def offer(self, words: str, name: str, take_back: Callable[[], object]) -> None:
        """Say what was done, and offer to take it back; `name` is what the button is called."""
        self._words.setText(words)
        self.button.setAccessibleName(name)
        self._take_back = take_back
        self.show()

    def forget(self) -> None:
        """Something else was done since: it can be undone no more."""
        self._take_back = None
        self.hide()

    def _undo(self) -> None:
        take_back = self._take_back
        if take_back is not None:
            take_back()
            self.forget()
            self.undone.emit()
            announce(self, UNDONE)
