"""The first thing painted, and the pages for a vault that does not open by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.editors.fields import LineEdit
from prevent_desktop.ui.kit.boxes import CheckBox, RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, error_text, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.page import Page, labelled, radio_group

OPENING = "Opening your drafts…"
SHARED_QUESTION = "Do other people use this same sign-in on this computer?"
SHORTEST_PASSPHRASE = 8
"""Characters; long enough that Argon2id makes guessing it slow."""


class OpeningPage(Page):
    """Shown before anything else is known; nothing waits for the keyring to paint it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Prevent Desktop", parent)
        self.add(
            heading(OPENING, 1),
            body("This usually takes a moment. Your system may ask you to unlock its keyring."),
        )


class PassphraseBox(QWidget):
    """A labelled passphrase box with "Show"; pasting is allowed (WCAG 2.2, 3.3.8)."""

    def __init__(self, label: str, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.edit = LineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaximumWidth(self.fontMetrics().averageCharWidth() * 50)
        show = CheckBox("Show what I type")
        show.toggled.connect(self._show)
        layout.addWidget(labelled(label, self.edit, identifier))
        layout.addWidget(show)

    def _show(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.edit.setEchoMode(modes.Normal if shown else modes.Password)


class FirstRunPage(Page):
    """Asks once how drafts are to be kept. `chosen` carries the passphrase, empty for none."""

    chosen = Signal(str)

    def __init__(
        self, *, keyring_works: bool, why_not: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("Keep your drafts safe", parent)
        self._shared = RadioButton("Yes, or I am not sure")
        self._own = RadioButton("No, only I use it")
        self._first = PassphraseBox("Choose a passphrase", "passphrase")
        self._again = PassphraseBox("Type it again", "passphrase-again")
        self._problem = error_text("")
        self._keyring_works = keyring_works
        self.add(heading("Keep your drafts safe", 1))
        self.add(body("What you type is encrypted before it is saved on this computer."))
        if keyring_works:
            group = radio_group(SHARED_QUESTION, self._own, self._shared)
            self.add(strong(SHARED_QUESTION), group)
            self._shared.toggled.connect(self._show_passphrase)
        else:
            self.add(
                Notice(
                    "info",
                    "Your drafts are kept under a passphrase that only you know",
                    f"If it is forgotten, nobody can open them. {why_not}",
                )
            )
        self.add(self._first, self._again, self._problem)
        self._problem.hide()
        self._show_passphrase(not keyring_works)
        go_on = Button("Continue", "primary")
        go_on.clicked.connect(self._choose)
        self._again.edit.returnPressed.connect(self._choose)
        self.add(button_row(go_on))

    def _show_passphrase(self, shown: bool) -> None:
        self._first.setVisible(shown)
        self._again.setVisible(shown)

    def _choose(self) -> None:
        wants_passphrase = self._shared.isChecked() or not self._keyring_works
        if self._keyring_works and not (self._shared.isChecked() or self._own.isChecked()):
            self._say("Choose yes or no.")
        elif not wants_passphrase:
            self.chosen.emit("")
        elif len(self._first.edit.text()) < SHORTEST_PASSPHRASE:
            self._say(f"The passphrase needs at least {SHORTEST_PASSPHRASE} characters.")
        elif self._first.edit.text() != self._again.edit.text():
            self._say("The two passphrases are not the same; type them again.")
        else:
            self.chosen.emit(self._first.edit.text())

    def _say(self, problem: str) -> None:
        self._problem.setText(f"Error: {problem}")
        self._problem.show()


class UnlockPage(Page):
    """Asks for the passphrase. `given` carries it."""

    given = Signal(str)

    def __init__(self, problem: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Open your drafts", parent)
        self._box = PassphraseBox("Your passphrase", "passphrase")
        self._box.edit.returnPressed.connect(self._give)
        go_on = Button("Open my drafts", "primary")
        go_on.clicked.connect(self._give)
        self.add(heading("Open your drafts", 1))
        if problem:
            self.add(error_text(f"Error: {problem}"))
            self._box.edit.setAccessibleDescription(f"Error: {problem}")
        self.add(self._box, button_row(go_on))

    def _give(self) -> None:
        self.given.emit(self._box.edit.text())


class ProblemPage(Page):
    """The drafts cannot be opened: what is wrong, and what can be done."""

    again = Signal()
    set_aside = Signal()
    passphrase_wanted = Signal()

    def __init__(
        self,
        problem: str,
        *,
        may_set_aside: bool = False,
        may_use_passphrase: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Your drafts could not be opened", parent)
        again = Button("Try again", "primary")
        again.clicked.connect(self.again)
        self.add(
            heading("Your drafts could not be opened", 1),
            Notice("error", "Nothing has been lost or changed", problem),
            button_row(again),
        )
        if may_set_aside:
            aside = Button("Keep the old drafts aside and start afresh", "secondary")
            aside.clicked.connect(self.set_aside)
            self.add(
                body(
                    "If the key cannot be brought back, the old drafts can be moved to a folder "
                    "beside the new ones. They stay encrypted, and nothing is deleted."
                ),
                button_row(aside),
            )
        if may_use_passphrase:
            instead = Button("Use a passphrase instead", "secondary")
            instead.clicked.connect(self.passphrase_wanted)
            self.add(
                body("Or keep your drafts under a passphrase of your own, for good."),
                button_row(instead),
            )
