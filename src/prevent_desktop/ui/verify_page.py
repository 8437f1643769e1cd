"""Checks a signed PDF: whether it was changed, and by which key it was signed."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import SignatureFact, Verdict, VerdictKind
from prevent_desktop.ui.editors.fields import LineEdit
from prevent_desktop.ui.file_dialogs import choose_file
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, hint, selectable, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice, NoticeKind
from prevent_desktop.ui.moments import day_and_time
from prevent_desktop.ui.page import Page, labelled

_VERDICTS: dict[VerdictKind, tuple[NoticeKind, str, str]] = {
    VerdictKind.UNCHANGED: (
        NoticeKind.SUCCESS,
        "Unchanged since it was signed",
        "The file is as it was when the key below signed it.",
    ),
    VerdictKind.CHANGED: (
        NoticeKind.ERROR,
        "Changed after it was signed",
        "Or it is not a paper of Prevent Desktop. Do not rely on it; ask for the original.",
    ),
    VerdictKind.NOT_SIGNED: (
        NoticeKind.WARNING,
        "Not signed",
        "Nobody can tell whether this file was changed.",
    ),
    VerdictKind.UNREADABLE: (
        NoticeKind.ERROR,
        "This is not a PDF that can be read",
        "Choose another file.",
    ),
}
_MEANING = (
    "This does not prove who holds the key. Compare the fingerprint with one given by phone or on "
    "the organisation's paper. The time is from the signer's computer, and anyone can make a key "
    "in any name."
)
_ROLES = {
    "referrer": "Referrer",
    "lead": "Safeguarding or Prevent lead",
}


def _fact_words(fact: SignatureFact) -> list[QWidget]:
    when = "at a time not stated"
    if fact.claimed_time:
        when = f"on {day_and_time(datetime.fromisoformat(fact.claimed_time))}"
    outside = "" if fact.certificate_in_date else ", outside the dates of its certificate"
    known = "This key is kept on this computer." if fact.known else "This key is not known here."
    return [
        strong(f"{_ROLES[fact.role]}: {fact.name}"),
        body(f"Signed {when}{outside}. {known}"),
        selectable(body(f"Fingerprint {fact.fingerprint}")),
    ]


class VerifyPage(Page):
    """Choose a file, see the verdict. `wanted` carries the path to look at."""

    wanted = Signal(object)
    back = Signal()

    def __init__(self, start_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Check a signed PDF", parent)
        self._start_folder = start_folder
        self._path = LineEdit()
        choose = Button("Choose a file…", "secondary")
        choose.clicked.connect(self._choose)
        check = Button("Check it", "primary")
        check.clicked.connect(self._check)
        self._path.returnPressed.connect(self._check)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(check, back)
        self.add(
            heading("Check a signed PDF", 1),
            body("See whether a referral was changed after it was signed. Nothing is sent."),
            labelled("Where is the PDF?", self._path, "verify/path"),
            button_row(choose),
        )
        self._results: list[QWidget] = []

    def _choose(self) -> None:
        start, kinds = str(self._start_folder), "PDF files (*.pdf)"
        choose_file(self, "Choose a signed PDF", start, kinds, self._take)

    def _take(self, path: str) -> None:
        self._path.setText(path)
        self._check()

    def _check(self) -> None:
        text = self._path.text().strip()
        if text:
            self.wanted.emit(Path(text))
        else:
            self.show_problem("Type where the PDF is, or choose it.")

    def show_problem(self, sentence: str) -> None:
        """Say why the file could not be looked at."""
        self._show(Notice("error", sentence, ""))

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what was found."""
        widgets: list[QWidget] = [Notice(*_VERDICTS[verdict.kind])]
        for fact in verdict.signatures:
            widgets += _fact_words(fact)
        if verdict.signatures:
            widgets.append(hint(_MEANING))
        self._show(*widgets)

    def _show(self, *widgets: QWidget) -> None:
        for old in self._results:
            old.hide()
            old.deleteLater()
        self._results = list(widgets)
        self.add(*widgets)
        self.column.scroll_to(widgets[0])
        announce(self, widgets[0].accessibleName())
