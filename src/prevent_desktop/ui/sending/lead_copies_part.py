"""Copies to people at work, such as the lead: those that were added, and a box for one more."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.sending.follow_up_part import column_of

COPY = "Copy to"
FIRST, MORE = "Send a copy to my lead", "Send another copy"


class LeadCopiesPart(QWidget):
    """`wanted` carries what was typed, `not_wanted` one of the addresses that were added."""

    wanted = Signal(str)
    not_wanted = Signal(str)

    def __init__(self, added: Sequence[str]) -> None:
        super().__init__()
        self._box = TypedBox(
            COPY, "send/copy", "A work address, in full. Leave it empty if nobody needs one."
        )
        add = Button("Add the copy", "secondary")
        add.clicked.connect(lambda: self.wanted.emit(self._box.text))
        self._box.edit.returnPressed.connect(add.click)
        fold = column_of(self._box, button_row(add))
        fold.hide()
        self.unfold = Button(MORE if added else FIRST, "link")
        self.unfold.clicked.connect(fold.show)
        self.unfold.clicked.connect(self.unfold.hide)
        self.unfold.clicked.connect(self._box.edit.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for address in added:
            column.addWidget(body(f"Copy to {address}, added by you"))
            column.addWidget(self._taking_out(address))
        column.addWidget(self.unfold)
        column.addWidget(fold)

    def _taking_out(self, address: str) -> Button:
        button = Button("Take this copy out", "link")
        button.setAccessibleDescription(address)
        button.clicked.connect(partial(self.not_wanted.emit, address))
        return button

    def refuse(self, sentence: str) -> None:
        """What was typed cannot be used."""
        self._box.say(sentence)
