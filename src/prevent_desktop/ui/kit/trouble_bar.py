"""The bar above every page that says that something typed is not saved, until it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import selectable, strong
from prevent_desktop.ui.kit.regions import be_region


class TroubleBar(QFrame):
    """Hidden while all is well. `close_anyway` says that the person gives up what is unsaved."""

    close_anyway = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "notice-error")
        be_region(self, "Notice above the page")
        self._words = selectable(strong(""))
        self._close = Button("Close without saving", "secondary")
        self._close.clicked.connect(self.close_anyway)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 4, 32, 4)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._close)
        self._close.hide()
        self.hide()

    def say(self, words: str) -> None:
        """Show it, and tell a screen reader at once; the same words are told only once."""
        if self.isHidden() or self._words.text() != words:
            self._words.setText(words)
            self.show()
            announce(self, words, urgent=True)

    def offer_to_close(self) -> None:
        """The person wants to close all the same: let them say so again, knowingly."""
        self._close.show()

    def clear(self) -> None:
        """All is well again."""
        self._close.hide()
        self.hide()
