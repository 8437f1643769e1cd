"""What is seen while the drafts are locked: that they are, and what opens them. No answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.regions import be_region

LOCKED = "Prevent Desktop is locked"
SAVING = "What you wrote is being saved…"
SAVED = "What you wrote is saved."
SAVED_BUT_TYPED = (
    "Your drafts are saved. What stood on the open page and was not kept yet has to be typed again."
)
COMES_BACK = "After unlocking you are where you were."
NOT_SAVED = "What you wrote last is not saved yet. It is kept, and saving is tried again."
WITH_WORDS = "Your passphrase opens it."
WITHOUT_WORDS = (
    "No passphrase was chosen for your drafts, so anyone at this sign-in can open it. "
    "Lock the computer too when you leave it."
)


class LockPage(Page):
    """Covers everything at once. `unlock` says that somebody wants to go on."""

    unlock = Signal()

    def __init__(self, *, typed: bool = False, parent: QWidget | None = None) -> None:
        """`typed` says that something was typed on the page that goes, and is kept nowhere."""
        super().__init__("Prevent Desktop", parent)
        self._saved = SAVED_BUT_TYPED if typed else SAVED
        self._state = body(SAVING)
        self._trouble: Notice | None = None
        self._button = Button("Unlock", "primary")
        self._button.clicked.connect(self.unlock)
        self._button.setEnabled(False)
        self._opens = body("")
        self._opens.hide()
        self.add(heading(LOCKED, 1), self._state, self._opens, button_row(self._button))

    def say_opens(self, words: str) -> None:
        """What opens the drafts again; nothing if that is not known."""
        self._opens.setText(words)
        self._opens.setVisible(bool(words))

    def say_locked(self, *, saved: bool = True, comes_back: bool = False) -> None:
        """Everything is put away; it may be opened again."""
        words = self._saved if saved else NOT_SAVED
        self._state.setText(f"{words} {COMES_BACK}" if comes_back else words)
        if self._trouble is not None and saved:
            self._trouble.hide()
        self._let_unlock()
        announce(self, LOCKED)

    def say_trouble(self, sentence: str) -> None:
        """Saving failed: say why, in words that hold no answer."""
        if self._trouble is not None:
            return
        self._state.setText(NOT_SAVED)
        self._trouble = Notice("error", "Leave this computer on", sentence)
        self.add(self._trouble)
        announce(self, f"{NOT_SAVED} {sentence}", urgent=True)
        self._let_unlock()

    def _let_unlock(self) -> None:
        if not self._button.isEnabled():
            self._button.setEnabled(True)
            self.entered()


class IdleBar(QFrame):
    """Says above the page that locking is near. `extend` says that somebody is there."""

    extend = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "notice-warning")
        be_region(self, "Notice above the page")
        self._words = strong("")
        button = Button("Extend", "primary")
        button.clicked.connect(self.extend)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 10, 24, 10)
        layout.addWidget(self._words, 1)
        layout.addWidget(button)
        self.hide()

    def say(self, seconds: int) -> None:
        """Show it, and tell a screen reader once, at once; the rest is a count to look at."""
        wait = f"{seconds} second{'' if seconds == 1 else 's'}"
        self._words.setText(
            f"Prevent Desktop locks in {wait}, because nobody has used it for a while. "
            "Press any key, or Extend, to go on."
        )
        if self.isHidden():
            self.show()
            announce(self, self._words.text(), urgent=True)
