"""The one question of a first start: how drafts are to be kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.radio_group import radio_group
from prevent_desktop.ui.opening.new_passphrase import NewPassphrase, Suggest

TITLE = "Keep your drafts safe"
SHARED_QUESTION = "Do other people use this same sign-in on this computer?"
REQUIRED = "Your organisation asks for a passphrase"
FORGOTTEN = "If it is forgotten and there is no recovery phrase, nobody can help."
NO_KEYRING = "Your drafts are kept under a passphrase that only you know"


class FirstRunPage(Page):
    """Asks once how drafts are to be kept. `chosen` carries the passphrase, empty for none."""

    chosen = Signal(str)

    def __init__(
        self,
        suggest: Suggest,
        *,
        keyring_works: bool,
        passphrase_required: bool = False,
        why_not: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(TITLE, parent)
        self._shared = RadioButton("Yes, or I am not sure")
        self._own = RadioButton("No, only I use it")
        self._passphrase = NewPassphrase(suggest)
        self._problem = Problem(self)
        self._asks = keyring_works and not passphrase_required
        self.add(heading(TITLE, 1))
        self.add(body("What you type is encrypted before it is saved on this computer."))
        if self._asks:
            group = radio_group(SHARED_QUESTION, self._own, self._shared)
            self.add(strong(SHARED_QUESTION), self._problem.line, group)
            self._shared.toggled.connect(self._show_passphrase)
        elif keyring_works:
            words = "Your drafts open when you are signed in and type it."
            self.add(Notice("info", REQUIRED, f"{words} {FORGOTTEN}"))
        else:
            self.add(Notice("info", NO_KEYRING, f"{why_not} {FORGOTTEN}"))
        self.add(self._passphrase)
        self._show_passphrase(not self._asks)
        go_on = Button("Continue", "primary")
        go_on.clicked.connect(self._choose)
        self.add(button_row(go_on))

    def _show_passphrase(self, shown: bool) -> None:
        self._passphrase.setVisible(shown)
        self._passphrase.be_well()
        self._problem.clear()
        if shown and self.isVisible():
            announce(self._passphrase, "Choose a passphrase below.")

    def _choose(self) -> None:
        if self._asks and not (self._shared.isChecked() or self._own.isChecked()):
            self._problem.say("Choose yes or no.", self._own)
        elif self._own.isChecked():
            self.chosen.emit("")
        else:
            passphrase = self._passphrase.chosen()
            if passphrase is not None:
                self.chosen.emit(passphrase)
