"""Sign: as whom, by typing or drawing, into which folder; then the steps as they are done."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Holder
from prevent_desktop.document.identity import NAMELESS
from prevent_desktop.document.mark import Mark
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.papers.submission import Step
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.file_dialogs import choose_folder
from prevent_desktop.ui.kit.labels import heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import labelled
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.progress import ProgressSteps, StepState
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.kit.typed_path import whole_path
from prevent_desktop.ui.signing.key_choice import KeyChoice, SigningPage
from prevent_desktop.ui.signing.signing_part import SigningPart

STEP_WORDS = {
    Step.REVIEW: "Checking your answers",
    Step.RENDER: "Making the PDF",
    Step.SIGN: "Signing it",
    Step.READ_BACK: "Reading it back to make sure it is right",
    Step.SAVE: "Saving it",
}


@dataclass(frozen=True, slots=True)
class SigningWishes:
    """What the person chose on this page."""

    mark: Mark
    folder: Path
    keep_details: bool
    key_file: Path | None = None
    """The organisation's key file to sign with; None for the key kept here."""


class SignPage(SigningPage):
    """`signed` carries the wishes; its flow has the work done and reports back."""

    signed = Signal(object)
    back = Signal()
    details_wanted = Signal()

    def __init__(
        self,
        holder: Holder,
        folder: Path,
        *,
        complete: bool,
        keeps_key: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Sign", parent)
        self._holder = holder
        self._noticed = ""
        self._how = SigningPart()
        self.key = KeyChoice(keeps=keeps_key)
        self.reading = ReadingBox("Read what you are about to sign")
        self._folder = LineEdit()
        self._folder.setText(str(folder))
        self._keep = CheckBox("Remember my details on this computer for the next referral")
        self._keep.setChecked(True)
        self._problem = Problem(self)
        self._steps = ProgressSteps([(step.value, words) for step, words in STEP_WORDS.items()])
        self._steps.hide()
        self._now: Step | None = None
        self._sign = Button("Sign and make the PDF", "primary")
        self._sign.clicked.connect(self._choose)
        self._back = Button("Back", "secondary")
        self._back.clicked.connect(self.back)
        self.add(heading("Sign", 1))
        self._add_who(holder)
        if not complete:
            self.add(Notice("warning", "Every page will say that it is incomplete", ""))
        self.add(self.reading, self._how, self.key.file)
        self._add_where()
        self.add(self._keep, self._problem.line, self._steps)
        self.add_buttons(self._sign, self._back)

    def _add_who(self, holder: Holder) -> None:
        if holder.name == NAMELESS:
            words, act = "Your referral does not say who you are.", "Say who you are"
        else:
            who = ", ".join(filter(None, (holder.name, holder.role_org)))
            words, act = f"You are signing as {who}.", "Change who you are"
        change = Button(act, "link")
        change.clicked.connect(self.details_wanted)
        self.add(strong(words), self.key.own, change)

    def _add_where(self) -> None:
        choose = Button("Choose another folder…", "secondary")
        choose.clicked.connect(self._choose_folder)
        self.add(
            labelled(
                "Save the PDF in this folder",
                self._folder,
                "sign/folder",
                "The PDF is not encrypted. Choose a folder that others cannot see.",
            ),
            button_row(choose),
        )

    def _is_own_name(self, typed: str) -> bool:
        """Whether the typed name is the referrer's, or another that was already asked about."""
        own = " ".join(self._holder.name.split()).casefold()
        is_named = self._holder.name != NAMELESS
        return (is_named and typed.casefold() == own) or typed == self._noticed

    def _what_to_notice(self) -> str:
        """What is said once of a name that the referral does not give."""
        if self._holder.name == NAMELESS:
            return (
                "The name you typed will stand in the signature alone, because your referral does "
                "not say who you are. Sign again if that is right; if not, say who you are."
            )
        return (
            f"The form names {self._holder.name} as the referrer. If the name you typed is "
            "right, sign again; if not, correct it or change who you are."
        )

    def entered(self) -> None:
        """One starts with the name."""
        QTimer.singleShot(0, self, lambda: self.focus_on(self._how.name_box))

    def _choose_folder(self) -> None:
        choose_folder(self, "Save the PDF in", self._folder.text(), self._folder.setText)

    def _choose(self) -> None:
        missing = self._how.problem()
        if missing is not None:
            self._problem.say(*missing)
        elif not self._folder.text().strip():
            self._problem.say("Choose a folder for the PDF.", self._folder)
        elif self._how.typed() and not self._is_own_name(self._how.typed()):
            self._noticed = self._how.typed()
            self._problem.say(self._what_to_notice(), self._sign)
        else:
            self._problem.clear()
            folder = whole_path(self._folder.text())
            if folder is None:
                self._problem.say("Type the whole path of a folder, or choose one.", self._folder)
                return
            if self.key.file.is_missing():
                return
            self._set_working(working=True)
            keep, key_file = self._keep.isChecked(), self.key.file.path()
            self.signed.emit(SigningWishes(self._how.mark(), folder, keep, key_file))

    def show_step(self, step: Step) -> None:
        """A step has begun; the ones before it are done."""
        self._set_working(working=True)
        if self._now is not None:
            self._steps.set_state(self._now.value, StepState.DONE)
        self._now = step
        self._steps.set_state(step.value, StepState.WORKING)

    def show_failure(self, error: PreventDesktopError, sentence: str) -> None:
        """The present step failed; say why, and let it be tried again."""
        if self._now is not None:
            self._steps.set_state(self._now.value, StepState.FAILED)
        self._set_working(working=False)
        self._sign.set_text("Try again")
        if self.key.file.refused(error, sentence):
            self._steps.hide()
        else:
            self._problem.say(sentence, self._sign)
        self._now = None

    def _set_working(self, *, working: bool) -> None:
        self._steps.show()
        for control in (self._sign, self._back):
            control.setEnabled(not working)
