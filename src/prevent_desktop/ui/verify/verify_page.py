"""Checks a signed PDF: whether it was changed, and by which key it was signed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Verdict, VerdictKind
from prevent_desktop.document.verdict_words import verdict_words
from prevent_desktop.kept.known_signers import KnownSigner
from prevent_desktop.moments import Zone
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.file_dialogs import choose_file
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page, labelled
from prevent_desktop.ui.kit.panels import Notice, NoticeKind
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.kit.typed_path import whole_path
from prevent_desktop.ui.verify.known_key import KnownKey
from prevent_desktop.ui.verify.looked_at import LookedAt
from prevent_desktop.ui.verify.signer_part import SignerPart

BESIDE = "Beside the verdict"
WAIT = "Checking the file…"
_LOOKS = {
    VerdictKind.CHANGED: NoticeKind.ERROR,
    VerdictKind.NOT_SIGNED: NoticeKind.WARNING,
    VerdictKind.UNREADABLE: NoticeKind.ERROR,
}


def _look(verdict: Verdict) -> NoticeKind:
    """Green stands only over keys that were compared."""
    if verdict.kind is VerdictKind.UNCHANGED:
        return NoticeKind.SUCCESS if verdict.every_key_known else NoticeKind.WARNING
    return _LOOKS[verdict.kind]


class VerifyPage(Page):
    """Choose a file, see the verdict. `wanted` carries the path to look at.

    `countersign_wanted` carries what was looked at, unchanged and with one signature, and who
    signed it; `text_wanted` the same and the box that shows the text; `signers_wanted` the path
    that was looked at last, or None; `print_wanted` what was looked at, unchanged.
    """

    wanted = Signal(object)
    countersign_wanted = Signal(object, str)
    signers_wanted = Signal(object)
    text_wanted = Signal(object, object)
    print_wanted = Signal(object)
    back = Signal()

    def __init__(
        self,
        start_folder: Path,
        zone: Zone,
        *,
        countersigning: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Check a signed PDF", parent)
        self._start_folder = start_folder
        self._zone = zone
        self._countersigning = countersigning
        self._path = LineEdit()
        choose = Button("Choose a file…", "secondary")
        choose.clicked.connect(self._choose)
        check = Button("Check it", "primary")
        check.clicked.connect(self._check)
        self._path.returnPressed.connect(self._check)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        signers = Button("Keys you have compared", "link")
        signers.clicked.connect(self._list_signers)
        self._looked_at: LookedAt | None = None
        self._beside: Notice | None = None
        self.add_buttons(check, back)
        self.add(
            heading("Check a signed PDF", 1),
            body("See whether a referral was changed after it was signed. Nothing is sent."),
            labelled("Where is the PDF?", self._path, "verify/path"),
            button_row(choose, signers),
        )
        self._results: list[QWidget] = []
        self._problem = Problem(self)

    def _list_signers(self) -> None:
        self.signers_wanted.emit(self._looked_at.path if self._looked_at else None)

    def _choose(self) -> None:
        start, kinds = str(self._start_folder), "PDF files (*.pdf)"
        choose_file(self, "Choose a signed PDF", start, kinds, self._take)

    def _take(self, path: str) -> None:
        self._path.setText(path)
        self._check()

    def look_at(self, path: Path) -> None:
        """Look at this file at once, whatever of its name the box can show."""
        self._path.setText(str(path))
        self._show(Notice(NoticeKind.INFO, WAIT))
        self.wanted.emit(path)

    def _check(self) -> None:
        path = whole_path(self._path.text())
        if path is not None:
            self._show(Notice(NoticeKind.INFO, WAIT))
            self.wanted.emit(path)
        elif self._path.text().strip():
            self.show_problem("Type the whole path of the PDF, or choose it.")
        else:
            self.show_problem("Type where the PDF is, or choose it.")

    def show_problem(self, sentence: str) -> None:
        """Say why the file could not be looked at."""
        self._show()
        self._problem.say(sentence, self._path)

    def show_verdict(
        self,
        looked_at: LookedAt,
        verdict: Verdict,
        compared: tuple[KnownSigner, ...],
        now: datetime,
    ) -> list[KnownKey]:
        """Say what was found, offer what can be done with this file, and return its keys."""
        self._looked_at = looked_at
        unchanged = verdict.kind is VerdictKind.UNCHANGED
        words = verdict_words(verdict)
        signers = [
            SignerPart(fact, compared, self._zone, now, unchanged=unchanged)
            for fact in verdict.signatures
        ]
        widgets: list[QWidget] = [Notice(_look(verdict), words.title, words.advice)]
        widgets += [body(words.reason)] if words.reason else []
        widgets += signers
        widgets += [body(words.one_key)] if words.one_key else []
        widgets += [hint(words.meaning)] if words.meaning else []
        self._beside = Notice(NoticeKind.WARNING, BESIDE)
        self._beside.hide()
        widgets.append(self._beside)
        if unchanged:
            widgets += self._further(looked_at, verdict)
        self._show(*widgets)
        return [signer.key for signer in signers]

    def show_beside(self, looked_at: LookedAt, sentences: Sequence[str]) -> None:
        """Say what was found out after the verdict on this file, if there is anything to say."""
        if looked_at is not self._looked_at or self._beside is None or not sentences:
            return
        for sentence in sentences:
            self._beside.add(body(sentence))
        self._beside.show()
        announce(self, f"{BESIDE}. {' '.join(sentences)}")

    def _further(self, looked_at: LookedAt, verdict: Verdict) -> list[QWidget]:
        """What can be done with an unchanged file."""
        reading = ReadingBox()
        reading.wanted.connect(lambda: self.text_wanted.emit(looked_at, reading))
        on_paper = Button("Print a paper copy", "quiet")
        on_paper.clicked.connect(lambda: self.print_wanted.emit(looked_at))
        if len(verdict.signatures) > 1 or not self._countersigning:
            return [button_row(on_paper), reading]
        add = Button("Add the lead's signature", "secondary")
        referrer = verdict.signatures[0].name
        add.clicked.connect(lambda: self.countersign_wanted.emit(looked_at, referrer))
        return [button_row(add, on_paper), reading]

    def _show(self, *widgets: QWidget) -> None:
        for old in self._results:
            old.hide()
            old.deleteLater()
        self._problem.clear()
        self._results = list(widgets)
        if not widgets:
            return
        self.add(*widgets)
        self.column.scroll_to(widgets[0])
        announce(self, widgets[0].accessibleName())
