"""What the frame says at first, and what is shown while the vault is worked on."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.frame import OPENING, OPENING_MORE, PROGRAM
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page

LOOK = "It takes longer than usual. Look behind this window for one that asks for your password."
LOOK_AFTER_MS = 6_000


class OpeningPage(Page):
    """Shown before anything else is known; nothing waits for the keyring to paint it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PROGRAM, parent)
        self._look = body(LOOK)
        self._look.hide()
        self.add(heading(OPENING, 1), body(OPENING_MORE), self._look)
        QTimer.singleShot(LOOK_AFTER_MS, self, self._tell_to_look)

    def _tell_to_look(self) -> None:
        """It takes longer than it should: the system's question may not be in sight."""
        self._look.show()
        announce(self, LOOK)
