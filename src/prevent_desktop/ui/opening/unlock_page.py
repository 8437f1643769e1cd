"""Asks for what opens the drafts: the passphrase, or the recovery phrase."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.typed_box import PassphraseBox
from prevent_desktop.ui.opening.waiting import Waiting

TYPED_BEFORE = "A wrong passphrase was typed here several times."


class _Asking(Page):
    """One box and one button. `given` carries what was typed."""

    given = Signal(str)

    def __init__(
        self, title: str, box: PassphraseBox, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._box = box
        self._go_on = Button(words, "primary")
        self._go_on.clicked.connect(self._give)
        self._waiting = Waiting((self._go_on,))
        self._problem = ""
        self._seconds = 0
        box.edit.returnPressed.connect(self._give)

    def refuse(self, problem: str, seconds: int = 0) -> None:
        """Say, once the page is shown, that the last try was wrong, and how long to wait."""
        self._problem, self._seconds = problem, seconds

    def entered(self) -> None:
        """One starts in the box, with what was wrong told."""
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._problem:
            self._box.say(self._problem)
        else:
            self.focus_on(self._box.edit)
        self._waiting.begin(self._seconds, "" if self._problem else TYPED_BEFORE)

    def _give(self) -> None:
        if not self._waiting.over:
            return
        if self._box.text:
            self.given.emit(self._box.text)
        else:
            self._box.say("Type it first.")


class UnlockPage(_Asking):
    """Asks for the passphrase.

    `recovery_wanted` says that the person has another phrase, `forgotten` that the passphrase is
    not known any more.
    """

    recovery_wanted = Signal()
    forgotten = Signal()

    def __init__(
        self,
        *,
        has_recovery: bool = False,
        may_forget: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        box = PassphraseBox("Your passphrase", "passphrase")
        super().__init__("Open your drafts", box, "Open my drafts", parent)
        self.add(heading("Open your drafts", 1), box, self._waiting, button_row(self._go_on))
        if has_recovery:
            recovery = Button("Open with the recovery phrase", "link")
            recovery.clicked.connect(self.recovery_wanted)
            self.add(body("You do not have the passphrase?"), recovery)
        if may_forget:
            forgotten = Button("I cannot remember it", "link")
            forgotten.clicked.connect(self.forgotten)
            self.add(forgotten)


class RecoveryUnlockPage(_Asking):
    """Asks for the recovery phrase that was printed when the drafts were first kept."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        box = PassphraseBox(
            "The recovery phrase",
            "recovery-phrase",
            "Capitals, spaces and hyphens do not matter.",
        )
        super().__init__("Open with the recovery phrase", box, "Open the drafts", parent)
        box.show_text()
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add(
            heading("Open with the recovery phrase", 1),
            body("It stands on the paper that was put in the school or practice safe."),
            box,
            self._waiting,
            button_row(self._go_on, back),
        )
