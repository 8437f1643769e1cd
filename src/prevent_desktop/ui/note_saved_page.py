"""A short paper is made: where it is, and what to do with it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.buttons import Button, CopyButton
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.page import Page


class NoteSavedPage(Page):
    """`address` is where it goes, empty if to nobody; `trouble` what went wrong afterwards."""

    home_wanted = Signal()

    def __init__(
        self, pdf: Path, after: str, address: str, trouble: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("The PDF is ready", parent)
        self.add(
            heading("The PDF is ready", 1),
            Notice("success", f"It is saved: {pdf}", "Nothing has been sent."),
            body(after),
        )
        if trouble:
            self.add(Notice("warning", trouble, ""))
        if address:
            self.add(strong(address), button_row(CopyButton("Copy the address", lambda: address)))
        home = Button("Back to your referrals", "primary")
        home.clicked.connect(self.home_wanted)
        self.add_buttons(home)
