"""What the frame says at first, and what is shown while the vault is worked on."""

from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.frame import OPENING, OPENING_MORE, PROGRAM
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page


class OpeningPage(Page):
    """Shown before anything else is known; nothing waits for the keyring to paint it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PROGRAM, parent)
        self.add(heading(OPENING, 1), body(OPENING_MORE))
