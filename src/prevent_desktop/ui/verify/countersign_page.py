"""The lead's signature on a paper that its referrer signed: as whom, and how."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Holder, Mark, names_look_alike
from prevent_desktop.document.fingerprints import spoken
from prevent_desktop.document.verdict_words import SAME_COMPUTER, SAME_NAME
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.file_dialogs import choose_folder
from prevent_desktop.ui.kit.labels import body, heading, selectable, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page, labelled
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.signing.key_choice import KeyChoice, SigningPage
from prevent_desktop.ui.signing.signing_part import SigningPart

NEVER_NEEDED = (
    "A second signature is never needed. If the referral has not been sent yet, send it first."
)


@dataclass(frozen=True, slots=True)
class CountersigningWishes:
    """Who signs, and what is shown in the signature's box."""

    holder: Holder
    mark: Mark
    key_file: Path | None = None
    """The organisation's key file to sign with, whose certificate then says who; None for the
    holder's own key, kept here."""


class CountersignPage(SigningPage):
    """`signed` carries the wishes, `holder_typed` who is going to sign.

    `folder_chosen` carries another folder for what is signed and could not be saved beside the
    first file; None for the usual one. The first file stays as it is; a second one is made.

    `own` is who works at this computer, as far as it is known: to be corrected, not to be typed.
    """

    signed = Signal(object)
    holder_typed = Signal(object)
    folder_chosen = Signal(object)
    back = Signal()

    def __init__(
        self,
        pdf: Path,
        own: Holder,
        referrer: str,
        *,
        same_computer: bool = False,
        keeps_key: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Add the lead's signature", parent)
        self._name, self._role = LineEdit(), LineEdit()
        self._name.setText(own.name)
        self._role.setText(own.role_org)
        for box in (self._name, self._role):
            box.editingFinished.connect(lambda: self.holder_typed.emit(self._holder()))
        self._referrer = referrer
        self._same_name = Notice("warning", SAME_NAME)
        self._same_name.hide()
        self._name.editingFinished.connect(self._look_at_name)
        self._how = SigningPart()
        self._how.follow(self._name)
        self.key = KeyChoice(keeps=keeps_key)
        self._problem = Problem(self)
        self._usual = Button("Save it in your folder for PDFs", "secondary")
        self._other = Button("Choose another folder…", "secondary")
        self._usual.clicked.connect(lambda: self._save_in(None))
        self._other.clicked.connect(self._choose_folder)
        self._elsewhere = button_row(self._usual, self._other)
        self._elsewhere.hide()
        self._sign = Button("Add my signature", "primary")
        self._sign.clicked.connect(self._choose)
        self._back = Button("Back", "secondary")
        self._back.clicked.connect(self.back)
        self.add(
            heading("Add the lead's signature", 1),
            body(f"The file: {pdf.name}. It stays as it is; a second file is saved beside it."),
            Notice("info", NEVER_NEEDED, ""),
            *([Notice("info", SAME_COMPUTER)] if same_computer else []),
            labelled("Your name", self._name, "countersign/name"),
            labelled(
                "Your role and organisation",
                self._role,
                "countersign/role",
                "Such as: designated safeguarding lead, Example School",
            ),
            self._same_name,
            self.key.own,
            self._how,
            self.key.file,
            self._problem.line,
            self._elsewhere,
        )
        self.add_buttons(self._sign, self._back)

    def offer_folder(self, sentence: str) -> None:
        """It is signed and could not be saved: offer the usual folder for PDFs, or any other."""
        self._set_working(working=False)
        self._elsewhere.show()
        self._problem.say(sentence, self._usual)

    def _choose_folder(self) -> None:
        choose_folder(self, "Save the PDF in", "", lambda path: self._save_in(Path(path)))

    def _save_in(self, folder: Path | None) -> None:
        self._problem.clear()
        self._set_working(working=True)
        self.folder_chosen.emit(folder)

    def _set_working(self, *, working: bool) -> None:
        super()._set_working(working=working)
        for button in (self._usual, self._other):
            button.setEnabled(not working)

    def _holder(self) -> Holder:
        return Holder(*(" ".join(box.text().split()) for box in (self._name, self._role)))

    def _look_at_name(self) -> bool:
        """Say it where the referrer's name was typed, and return whether it was said only now."""
        same = self._is_referrers(self._name.text())
        new = same and self._same_name.isHidden()
        self._same_name.setVisible(same)
        if new:
            announce(self, SAME_NAME)
        return new

    def _is_referrers(self, name: str) -> bool:
        return bool(name.strip()) and names_look_alike(name, self._referrer)

    def _choose(self) -> None:
        holder, missing = self._holder(), self._how.problem()
        if not holder.name:
            self._problem.say("Type your name.", self._name)
        elif missing is not None:
            self._problem.say(*missing)
        elif self._look_at_name():
            self._problem.clear()  # it is read before it is signed: another press signs
        else:
            self._problem.clear()
            if self.key.file.is_missing():
                return
            self._set_working(working=True)
            announce(self, "Signing…")
            wishes = CountersigningWishes(holder, self._how.mark(), self.key.file.path())
            self.signed.emit(wishes)


class CountersignedPage(Page):
    """It is signed: where the new file is, and what to do with it."""

    home_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, pdf: Path, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__("Signed", parent)
        home = Button("Back to your referrals", "primary")
        home.clicked.connect(self.home_wanted)
        self.add(
            heading("Signed", 1),
            Notice("success", f"The file with both signatures is saved: {pdf}", ""),
            body("Nothing has been sent. Give it to whoever keeps the record."),
            body("The fingerprint of the key, to be compared by phone:"),
            selectable(strong(spoken(fingerprint))),
        )
        on_paper = Button("Print a paper copy", "quiet")
        on_paper.clicked.connect(self.print_wanted)
        self.add_buttons(home, on_paper)
