"""Clearing a section: asked for once more, then undone as long as one stays on the page."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.undo_bar import UndoBar

CLEAR = "Clear this section"
QUESTION = "Clear every answer of “{title}”? You can undo it while you stay on this page."
CLEARED = "Section cleared."


class ClearSection(QWidget):
    """`cleared` says that the person wants it, and is sure."""

    cleared = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._button = Button(CLEAR, Kind.LINK)
        self._row = button_row(self._button)
        question = QUESTION.format(title=title)
        self._sure = Confirm(self._button, question, "Yes, clear them", "No, keep them")
        self._sure.confirmed.connect(self.cleared)
        self._undo = UndoBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._undo, self._row, self._sure):
            column.addWidget(widget)

    def show_answered(self, *, answered: bool) -> None:
        """Whether there is anything to clear."""
        self._row.setVisible(answered)
        if not answered:
            self._sure.put_away()

    def offer_undo(self, take_back: Callable[[], object]) -> None:
        """It was done: the focus is on the way back."""
        self._undo.offer(CLEARED, f"Undo: {CLEAR.lower()}", take_back)
        self._undo.button.setFocus()
        announce(self, CLEARED)

    def note_change(self, _question: str, value: object) -> None:
        """Something was answered, or taken back: it can be undone no more."""
        self._undo.forget()
        if value is not None:
            self.show_answered(answered=True)
