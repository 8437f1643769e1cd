"""The document as text: what a screen reader can walk line by line before and after signing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import TextEdit
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.problem import Problem

NAME = "The document as text"
WAIT = "Getting the text ready…"
FEWEST_LINES = 14


class ReadingBox(QWidget):
    """A button, and below it the text once it has come. `wanted` asks for it.

    The text goes with the page it stands on; nothing else keeps it.
    """

    wanted = Signal()

    def __init__(self, words: str = "Read the document as text") -> None:
        super().__init__()
        self._button = Button(words, "secondary")
        self._button.clicked.connect(self._ask)
        self._text = TextEdit(FEWEST_LINES)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(NAME)
        self._text.setAccessibleIdentifier("reading/text")
        self._problem = Problem(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button_row(self._button))
        layout.addWidget(self._problem.line)
        layout.addWidget(self._text)
        self._text.hide()

    def _ask(self) -> None:
        self._button.setEnabled(False)
        self._problem.clear()
        announce(self, WAIT)
        self.wanted.emit()

    def show_text(self, text: str) -> None:
        """Show the text, from its beginning, with the focus in it."""
        self._button.setEnabled(True)
        self._text.setPlainText(text)
        self._text.show()
        self._text.setFocus()

    def clear(self) -> None:
        """What it is the text of has changed: take it away."""
        self._text.hide()
        self._text.clear()

    def show_problem(self, sentence: str) -> None:
        """Say why there is no text."""
        self._button.setEnabled(True)
        self._problem.say(sentence, self._button)
