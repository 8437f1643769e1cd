"""Asking once more on the page itself, before something is done that matters."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body
from prevent_desktop.ui.kit.layout import button_row


class Confirm(QWidget):
    """A button; pressed, it asks. `confirmed` says yes; no puts everything back."""

    confirmed = Signal()

    def __init__(self, button: Button, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._button = button
        button.clicked.connect(self._ask)
        sure = Button(yes, "secondary")
        sure.setAccessibleDescription(question)
        sure.clicked.connect(self.confirmed)
        self._no = Button(no, "secondary")
        self._no.setAccessibleDescription(question)
        self._no.clicked.connect(self._put_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(body(question))
        layout.addWidget(button_row(self._no, sure))
        self.hide()

    def _ask(self) -> None:
        self.show()
        self._button.setEnabled(False)
        self._no.setFocus()

    def _put_back(self) -> None:
        self.hide()
        self._button.setEnabled(True)
        self._button.setFocus()
