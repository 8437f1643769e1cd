"""Step 2 of sending: opening a draft message in the person's own program, and what came of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.mail import MailProgram, Opening, Outcome, Way
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, strong
from prevent_desktop.ui.kit.layout import bring_into_view, button_row
from prevent_desktop.ui.kit.radio_group import RadioGroup, radio_group
from prevent_desktop.ui.sending.draft_words import (
    BROWSER,
    BY_HAND,
    DID_IT_OPEN,
    IT_OPENED,
    NOTHING_OPENED,
    OPENED,
    came_of,
)
from prevent_desktop.ui.sending.mail_choice import MailChoice

MISSING = "Your organisation chose {name}, which cannot be found on this computer."
LOOKING = "Looking for your email program…"
WHICH = "Which email program do you use?"
OPEN = "Open a draft message"


class DraftPart(QWidget):
    """`open_wanted` carries the program and the way that opened nothing before, if any.

    `seen` says whether a new message was there afterwards: the person's word.

    `chosen` carries a program that the person chose, `save_wanted` that the message is to be
    saved as a file, and `by_hand` that the four steps are needed.
    """

    open_wanted = Signal(object, object)
    seen = Signal(bool)
    chosen = Signal(object)
    save_wanted = Signal()
    by_hand = Signal()
    shown_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._program: MailProgram | None = None
        self._opening: Opening | None = None
        self._choice: MailChoice | None = None
        self._said = body(LOOKING)
        self.open = Button(OPEN, "primary")
        self.open.clicked.connect(lambda: self._ask(None))
        self._other = Button("Use another email program", "link")
        self._other.clicked.connect(self._show_programs)
        self._save = Button("Save the draft message (.eml)", "link")
        self._save.clicked.connect(self.save_wanted)
        self._by_hand = Button("Do it by hand", "link")
        self._by_hand.clicked.connect(self.by_hand)
        self._programs = QWidget()
        self._choices = QVBoxLayout(self._programs)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._question = self._make_question()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (
            self._said,
            button_row(self.open, self._by_hand, self._other, self._save),
            self._programs,
            self._question,
        ):
            layout.addWidget(widget)
        for later in (self.open, self._other, self._programs, self._question):
            later.hide()

    def _make_question(self) -> QWidget:
        question = QWidget()
        self._yes = Button(IT_OPENED, "secondary")
        self._yes.clicked.connect(self._it_opened)
        no = Button(NOTHING_OPENED, "secondary")
        no.clicked.connect(self._nothing_opened)
        for button in (self._yes, no):
            button.setAccessibleDescription(DID_IT_OPEN)
        layout = QVBoxLayout(question)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(strong(DID_IT_OPEN))
        layout.addWidget(button_row(self._yes, no))
        return question

    def show_choice(self, choice: MailChoice) -> None:
        """The programs are found; the one in use is named on the page, anew after the settings."""
        before = self._choice
        if before and (before.programs, self._program) == (choice.programs, choice.program):
            return  # nothing that is on the page goes for nothing
        self._choice = choice
        while (item := self._choices.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        radios = []
        for program in choice.programs:
            radio = RadioButton(program.name)
            radio.setChecked(program == choice.program)
            radio.toggled.connect(partial(self._choose, program))
            radios.append(radio)
        if len(radios) > 1 and not choice.decided:
            self._choices.addWidget(strong(WHICH))
            self._choices.addWidget(radio_group(WHICH, *radios))
            self._other.show()
        told = self._said.text()
        self._use(choice.program)
        if (
            before is None and told != LOOKING
        ):  # what was done by hand meanwhile, such as that the message is saved
            self._said.setText(told)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._choice is not None and not event.spontaneous():
            self.shown_again.emit()

    def _show_programs(self) -> None:
        self._programs.show()
        self._other.hide()
        group = self._programs.findChild(RadioGroup)
        if group is not None:
            group.focus_stop()

    def _choose(self, program: MailProgram, on: bool) -> None:
        if not on:
            return
        self._use(program)
        announce(self, self._said.text())
        self.chosen.emit(program)

    def _use(self, program: MailProgram) -> None:
        self._program, self._opening = program, None
        self._question.hide()
        self.open.setVisible(not program.by_hand)
        self._by_hand.setVisible(not program.by_hand)
        self.open.set_text(OPEN)
        if program.by_hand:
            self._said.setText(BROWSER)
            self.by_hand.emit()
        else:
            words = f"It opens in {program.name}, with what belongs to it attached."
            missing = self._choice.missing if self._choice is not None else ""
            self._said.setText(f"{MISSING.format(name=missing)} {words}" if missing else words)

    def _ask(self, after: Way | None) -> None:
        if self._program is not None:
            self.open.setEnabled(False)
            self.open_wanted.emit(self._program, after)

    def show_opening(self, opening: Opening) -> None:
        """What came of asking: a question only the person can answer, or the four steps."""
        self.open.setEnabled(True)
        self._opening = opening
        self.say(came_of(opening))
        if opening.outcome is Outcome.ASKED:
            if opening.words_left_out or opening.recipient_left_out:
                self.by_hand.emit()  # with its buttons that copy the address and the words
            self._question.show()
            self._yes.setFocus()
            bring_into_view(self._question)
        else:
            self.by_hand.emit()

    def _it_opened(self) -> None:
        self.seen.emit(True)
        self._question.hide()
        self.say(OPENED)
        self.open.set_text("Open it again")
        self.open.setFocus()

    def _nothing_opened(self) -> None:
        self.seen.emit(False)
        opening = self._opening
        if opening is not None and opening.more_ways:
            self.say(f"We try {opening.program.name} in another way.")
            self._ask(opening.way)
            return
        self.say(BY_HAND)
        self.open.set_text("Try again")
        self.by_hand.emit()  # first, while the focus is still here
        self._question.hide()

    def say(self, words: str) -> None:
        """What came of the last thing that was asked for."""
        self.open.setEnabled(True)
        self._said.setText(words)
        announce(self, words)
