"""Offers a recovery phrase, shows it once, and makes sure that it was put somewhere safe."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.big_words import BigWords
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.typed_box import TypedBox

AWAY = "If you are away, nobody else can open your drafts"
ASKED_BACK = (2, 5)
"""Which words of the phrase may be typed back, counted from one."""


class RecoveryOfferPage(Page):
    """Whether to make a recovery phrase. `skipped` only where the policy leaves a choice."""

    wanted = Signal()
    skipped = Signal()
    back = Signal()

    def __init__(self, *, required: bool, parent: QWidget | None = None) -> None:
        super().__init__("If you are away", parent)
        make = Button("Make a recovery phrase", "primary")
        make.clicked.connect(self.wanted)
        self.add(
            heading(AWAY, 1),
            body(
                "A recovery phrase is six words on paper, kept in the school or practice safe. "
                "With them a colleague can open your drafts on this computer if you are ill, and "
                "you can open them yourself if a passphrase is forgotten or a key is lost."
            ),
            body("Whoever has the paper and can sign in to this computer can read the drafts."),
        )
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(back)
        if required:
            self.add(strong("Your organisation asks for one before you write a referral."))
            self.add(button_row(make))
            return
        skip = Button("Not now", "secondary")
        skip.clicked.connect(self.skipped)
        self.add(
            button_row(make, skip),
            body("You can make one later, under “How your drafts are kept”."),
        )


class RecoveryPhrasePage(Page):
    """Shows the phrase, once. `kept` says that the person has put it away."""

    kept = Signal()
    print_wanted = Signal()
    back = Signal()

    def __init__(self, phrase: str, parent: QWidget | None = None) -> None:
        super().__init__("Your recovery phrase", parent)
        self._words = phrase.split()
        self._shown = BigWords("Recovery phrase", phrase)
        self._safe = CheckBox("It is in the safe")
        self._boxes = [
            TypedBox(f"Word {number} of the phrase", f"recovery-word-{number}", characters=24)
            for number in ASKED_BACK
        ]
        self._problem = Problem(self)
        self._add_all()

    def _add_all(self) -> None:
        print_it = Button("Print it", "secondary")
        print_it.clicked.connect(self.print_wanted)
        self.add(
            heading("Your recovery phrase", 1),
            body(
                "Print these words or write them down. They are shown only now, and the program "
                "saves them nowhere."
            ),
            self._shown,
            button_row(print_it),
            strong("Is it somewhere safe?"),
            body("Tick the box, or type two of the words back."),
            self._problem.line,
            self._safe,
            *self._boxes,
        )
        go_on = Button("Continue", "primary")
        go_on.clicked.connect(self._go_on)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(go_on, back)

    def entered(self) -> None:
        """The words are what to read first."""
        QTimer.singleShot(0, self, lambda: self.focus_on(self._shown))

    def _go_on(self) -> None:
        self._problem.clear()
        for box in self._boxes:
            box.be_well()
        if self._safe.isChecked():
            self.kept.emit()
            return
        if not any(box.text.strip() for box in self._boxes):
            self._problem.say("Tick that it is in the safe, or type the two words.", self._safe)
            return
        for number, box in zip(ASKED_BACK, self._boxes, strict=True):
            if box.text.strip().casefold() != self._words[number - 1].casefold():
                box.say(f"This is not word {number}; look at the paper.")
                return
        self.kept.emit()
