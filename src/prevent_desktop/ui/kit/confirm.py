"""Asking once more on the page itself, before something is done that matters."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.tab_order import order_tabs


class Confirm(QWidget):
    """A button; pressed, it asks. `confirmed` says yes; no puts everything back."""

    confirmed = Signal()

    def __init__(self, button: Button, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._button = button
        self._words = (question, yes, no)
        self._no: Button | None = None
        button.clicked.connect(self._ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def _make(self) -> Button:
        """The question and its two answers, made when it is asked first: a list has many."""
        question, yes, no = self._words
        sure, back = Button(yes, "secondary"), Button(no, "secondary")
        for button in (sure, back):
            button.setAccessibleDescription(question)
        sure.clicked.connect(self.confirmed)
        back.clicked.connect(self._put_back)
        self._column.addWidget(body(question))
        self._column.addWidget(button_row(back, sure))
        order_tabs(self.window())
        return back

    def _ask(self) -> None:
        self._no = self._no or self._make()
        self.show()
        self._button.setEnabled(False)
        self._no.setFocus()

    def put_away(self) -> None:
        """Ask no more; the button may be pressed again."""
        self.hide()
        self._button.setEnabled(True)

    def _put_back(self) -> None:
        self.put_away()
        self._button.setFocus()
