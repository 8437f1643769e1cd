"""A panel that stands beside the page or, where there is no room for both, is shown over it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.flow import button_row


class OverPage(QFrame):
    """`closed` comes from the button that it has while it is shown over a page."""

    closed = Signal()

    def __init__(self, close_words: str) -> None:
        super().__init__()
        self.begins_at: QWidget = self
        """Where the focus goes first in it."""
        button = Button(close_words, "secondary")
        button.clicked.connect(self.closed)
        self.close_row = button_row(button)
        """The button, on a line of its own, for the panel to put at its top."""
        self.close_row.hide()

    def set_over_page(self, over: bool) -> None:
        """It is shown over a page, or beside one."""
        self.close_row.setVisible(over)
