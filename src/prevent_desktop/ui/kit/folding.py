"""One line that opens to more: a long text stays out of the way until somebody wants it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.shapes import Shape


class Folding(QWidget):
    """A link that says what it opens, and below it the text while it is open."""

    def __init__(self, words: str, close_words: str) -> None:
        super().__init__()
        self._words, self._close_words = words, close_words
        self._link = Button(words, Kind.LINK, shape=Shape.OPENS)
        self._link.clicked.connect(self._turn)
        self._inside = QFrame()
        self._inside.setProperty("look", "reveal")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(16, 4, 0, 8)
        self._column.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._link)
        layout.addWidget(self._inside)
        self._inside.hide()

    def add(self, widget: QWidget) -> None:
        """Put a widget into the part that opens."""
        self._column.addWidget(widget)

    def _turn(self) -> None:
        opens = self._inside.isHidden()
        self._inside.setVisible(opens)
        self._link.set_text(self._close_words if opens else self._words)
        self._link.set_shape(Shape.CLOSES if opens else Shape.OPENS)
        announce(self, "Opened below" if opens else "Closed")
