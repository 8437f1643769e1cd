"""Checks a signed PDF: whether it was changed, and by which key it was signed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Verdict, VerdictKind
from prevent_desktop.document.verdict_words import future_words, verdict_words
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
COMPARING = "It is still being compared whether its pages and its data say the same…"
SEE_BELOW = f"Read “{BESIDE}” further down before you rely on this file."
_LOOKS = {
    VerdictKind.CHANGED: NoticeKind.ERROR,
    VerdictKind.NOT_OURS: NoticeKind.WARNING,
    VerdictKind.NOT_SIGNED: NoticeKind.WARNING,
    VerdictKind.UNREADABLE: NoticeKind.ERROR,
}


def _look(verdict: Verdict, *, odd: bool) -> NoticeKind:
    """Green stands only over keys that were compared, and where nothing is odd."""
    if verdict.kind is VerdictKind.UNCHANGED:
        good = verdict.every_key_known and not odd
        return NoticeKind.SUCCESS if good else NoticeKind.WARNING
    return _LOOKS[verdict.kind]


def _own_keys(verdict: Verdict, compared: tuple[KnownSigner, ...]) -> frozenset[str]:
    """The keys of this computer among those that signed."""
    known = {fact.fingerprint for fact in verdict.signatures if fact.known}
    return frozenset(known - {each.fingerprint for each in compared})


class VerifyPage(Page):
    """Choose a file, see the verdict. `wanted` carries the path to look at.

    `countersign_wanted` carries what was looked at, unchanged and with one signature, and that
    signature; `text_wanted` the same and the box that shows the text; `signers_wanted` the path
    that was looked at last, or None; `print_wanted` what was looked at, unchanged.
    """

    wanted = Signal(object)
    countersign_wanted = Signal(object, object)
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
        self._path.textChanged.connect(self._is_another)
        choose = Button("Choose a file…", "secondary")
        choose.clicked.connect(self._choose)
        check = Button("Check it", "primary")
        check.clicked.connect(self._check)
        self._path.returnPressed.connect(self._check)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        signers = Button("Keys you have compared", "link")
        signers.clicked.connect(self._list_signers)
        self._asked: Path | None = None
        """What is being looked at, or was: what is found out of another is late, and not shown."""
        self._looked_at: LookedAt | None = None
        self._notice: Notice | None = None
        self._is_green = False
        self._beside: Notice | None = None
        self._comparing = body(COMPARING)
        self._add: Button | None = None
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
        self._ask(path)

    def _check(self) -> None:
        path = whole_path(self._path.text())
        if path is not None:
            self._ask(path)
        elif self._path.text().strip():
            self.show_problem("Type the whole path of the PDF, or choose it.")
        else:
            self.show_problem("Type where the PDF is, or choose it.")

    def _ask(self, path: Path) -> None:
        self._asked, self._looked_at = path, None
        self._show(Notice(NoticeKind.INFO, WAIT))
        self.wanted.emit(path)

    def _is_another(self) -> None:
        """Another file is named in the box: no verdict of the last one stands below it."""
        if self._asked is not None:
            self._asked = self._looked_at = None
            self._show()

    def show_problem(self, sentence: str) -> None:
        """Say why something could not be done."""
        self._asked = self._looked_at = None
        self._show()
        self._problem.say(sentence, self._path)

    def show_failure(self, path: Path, sentence: str) -> None:
        """Say why this file could not be looked at, if it is still the one that was asked for."""
        if path is self._asked:
            self.show_problem(sentence)

    def show_verdict(
        self,
        looked_at: LookedAt,
        verdict: Verdict,
        compared: tuple[KnownSigner, ...],
        now: datetime,
    ) -> list[KnownKey]:
        """Say what was found, offer what can be done with this file, and return its keys.

        Of a file that is no longer the one that was asked for nothing is shown.
        """
        if looked_at.path is not self._asked:
            return []
        self._looked_at = looked_at
        unchanged = verdict.kind is VerdictKind.UNCHANGED
        words = verdict_words(verdict, _own_keys(verdict, compared))
        signers = [
            SignerPart(fact, compared, self._zone, now, kind=verdict.kind)
            for fact in verdict.signatures
        ]
        name = looked_at.path.name.encode("utf-8", "replace").decode("utf-8")
        odd = [each for each in (words.one_hand, words.order) if each]
        ahead = any(future_words(fact, now) for fact in verdict.signatures)
        look = _look(verdict, odd=ahead or bool(odd))
        self._is_green = look is NoticeKind.SUCCESS
        self._notice = notice = Notice(look, words.title, words.advice)
        for sentence in (f"The file: {name}", *odd):
            notice.add(body(sentence))
        self._comparing, self._add = body(COMPARING), None
        if unchanged:
            notice.add(self._comparing)
        widgets: list[QWidget] = [notice]
        widgets += [body(words.reason)] if words.reason else []
        widgets += signers
        widgets += [hint(words.meaning)] if words.meaning else []
        self._beside = Notice(NoticeKind.WARNING, BESIDE)
        self._beside.hide()
        widgets.append(self._beside)
        if unchanged:
            widgets += self._further(looked_at, verdict)
        self._show(*widgets, about=name)
        return [signer.key for signer in signers]

    def is_about(self, looked_at: LookedAt) -> bool:
        """Whether the verdict that is shown is on this file."""
        return looked_at is self._looked_at

    def show_beside(
        self,
        looked_at: LookedAt,
        sentences: Sequence[str],
        agrees: str = "",
        *,
        alarming: bool = False,
    ) -> None:
        """Say what was found out after the verdict on this file, if there is anything to say.

        Nothing is green above what is `alarming`; `agrees` says in which way all is the same.
        """
        if not self.is_about(looked_at) or self._beside is None or self._notice is None:
            return
        self._comparing.hide()
        if self._add is not None:
            self._add.show()
        if agrees:
            self._notice.add(body(agrees))
        if not sentences:
            return
        if alarming:
            self._notice.add(body(SEE_BELOW))
            if self._is_green:
                self._notice.set_kind(NoticeKind.WARNING)
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
        self._add = add = Button("Add the lead's signature", "secondary")
        add.hide()  # nobody signs before they are told what differs
        referrer = verdict.signatures[0]
        add.clicked.connect(lambda: self.countersign_wanted.emit(looked_at, referrer))
        return [button_row(add, on_paper), reading]

    def _show(self, *widgets: QWidget, about: str = "") -> None:
        for old in self._results:
            old.hide()
            old.deleteLater()
        self._problem.clear()
        self._results = list(widgets)
        if not widgets:
            return
        self.add(*widgets)
        self.column.scroll_to(widgets[0])
        announce(self, ": ".join(filter(None, (widgets[0].accessibleName(), about))))
