"""Before you start: danger first, someone to talk to, is it this route, talk to your lead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.guidance import widgets
from prevent_desktop.ui.kit.page import Page


class BeforePage(Page):
    """The guidance text `before-you-start`, then on to the form or back."""

    go_on = Signal()
    back = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__("Before you start", parent)
        self.add(*widgets(text))
        start = Button("Start the referral", "primary")
        start.clicked.connect(self.go_on)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(start, back)
