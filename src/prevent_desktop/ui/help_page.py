"""The offline help: a list of pages, and the page chosen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.guidance import widgets
from prevent_desktop.ui.kit.labels import heading
from prevent_desktop.ui.kit.page import Page

TOPICS = {
    "help-and-contacts": "Who can help, and how to reach them",
    "before-you-start": "Before you start a referral",
    "telling-the-person": "Telling the person",
    "sending": "Sending a referral",
    "after": "What happens after you send it",
    "deciding-not-to-refer": "Deciding not to refer",
    "data-protection": "Data protection and keeping records",
    "about-prevent": "About Prevent and Channel",
    "licences": "Licences of this program and its parts",
}
"""Guidance pages by file name, in the order in which help lists them."""


class HelpPage(Page):
    """Help that works without a network."""

    back = Signal()

    def __init__(self, guidance: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__("Help and contacts", parent)
        self._guidance = guidance
        self._back = Button("Back", "secondary")
        self._back.clicked.connect(self._go_back)
        self.add_buttons(self._back)
        self._topic = ""
        self._show_list()

    def _show_list(self) -> None:
        self._topic = ""
        self.start_over()
        self.add(heading("Help and contacts", 1))
        for name, title in TOPICS.items():
            link = Button(title, "link")
            link.clicked.connect(lambda _=False, name=name: self.show_topic(name))
            self.add(link)
        self.entered()

    def show_topic(self, name: str) -> None:
        """Show one page of help."""
        self._topic = name
        self.start_over()
        self.add(*widgets(self._guidance(name)))
        self._back.setFocus()

    def _go_back(self) -> None:
        if self._topic:
            self._show_list()
        else:
            self.back.emit()
