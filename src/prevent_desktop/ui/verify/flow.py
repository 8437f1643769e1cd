"""Checking a signed PDF in the window: the verdict, whose keys were compared, and what follows."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document import Comparison, SignatureFact, VerdictKind
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.document.verdict_words import agreement_words, comparison_words, is_alarming
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.known_signers import KnownSigner, forget, known_signers, remember
from prevent_desktop.kept.own_identity import known_fingerprints
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.saving import read_limited
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper, signed_paper
from prevent_desktop.ui.verify.countersigning import Countersigning
from prevent_desktop.ui.verify.known_key import KnownKey
from prevent_desktop.ui.verify.known_signers_page import KnownSignersPage
from prevent_desktop.ui.verify.looked_at import LookedAt
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found out about one file."""

    looked_at: LookedAt
    verdict: document.Verdict
    compared: tuple[KnownSigner, ...]


class Verifying(DeskFlow):
    """Nothing about a file is kept here: what was found goes with its page."""

    def __init__(self, at: OpenDesk, file: Path | None = None) -> None:
        super().__init__(at)
        self._file = file
        """What was handed over, to be looked at first."""

    def start(self) -> None:
        """Let the person choose a file, or look at the one that was handed over."""
        self._choose(self._file)

    def _choose(self, path: Path | None) -> None:
        """Choose a file; or come back to one that was looked at, which is redone."""
        page = VerifyPage(
            self._desk.documents_folder,
            self._desk.zone,
            countersigning=self._desk.policy.allows("countersign"),
        )
        page.back.connect(partial(self.home_wanted.emit, ""))
        page.wanted.connect(partial(self._verify, page))
        page.text_wanted.connect(self._read_file)
        page.signers_wanted.connect(partial(self._list_signers, page))
        page.countersign_wanted.connect(self._countersign)
        page.print_wanted.connect(partial(self._print, page))
        self.page_wanted.emit(page)
        if path is not None:
            page.look_at(path)

    def _verify(self, page: VerifyPage, path: Path) -> None:
        def look() -> _Seen:
            vault = self._at.store.vault
            compared = known_signers(vault)
            known = known_fingerprints(vault) | {each.fingerprint for each in compared}
            document.names_look_alike("", "")  # its table is read here, not by the window
            looked_at = LookedAt(path, read_limited(path, MAX_FILE_BYTES))
            with Strangers() as strangers:
                return _Seen(looked_at, strangers.verify(looked_at.pdf, known), compared)

        def show(seen: _Seen) -> None:
            now = self._desk.now()
            for key in page.show_verdict(seen.looked_at, seen.verdict, seen.compared, now):
                self._attend(key)
            if seen.verdict.kind is VerdictKind.UNCHANGED and page.is_about(seen.looked_at):
                self._compare(page, seen.looked_at)

        def failed(error: PreventDesktopError) -> None:
            page.show_failure(path, self._desk.sentence(error))

        self._at.workers.paper.run(look, show, failed, owner=page)

    def _compare(self, page: VerifyPage, looked_at: LookedAt) -> None:
        """Afterwards, for it takes longer: whether pages, data and typed names say the same."""

        def compare() -> Comparison | None:
            with Strangers() as strangers:
                return strangers.compare(looked_at.pdf)

        def show(comparison: Comparison | None) -> None:
            page.show_beside(
                looked_at,
                comparison_words(comparison, self._label),
                agreement_words(comparison),
                alarming=is_alarming(comparison),
            )

        self._at.workers.paper.run(compare, show, lambda _error: show(None), owner=page)

    def _label(self, question_id: str) -> str:
        question = self._desk.library.default_form.by_id.get(question_id)
        return question.label if question else question_id

    def _read_file(self, looked_at: LookedAt, box: ReadingBox) -> None:
        def read() -> str:
            with Strangers() as strangers:
                return strangers.as_text(looked_at.pdf)

        self._read(box, read)

    def _countersign(self, looked_at: LookedAt, referrer: SignatureFact) -> None:
        job = Countersigning(self._at, looked_at, referrer, self)
        job.page_wanted.connect(self.page_wanted)
        job.back.connect(partial(self._choose, looked_at.path))
        job.back.connect(job.end)
        job.home_wanted.connect(self.home_wanted)
        job.start()

    def _print(self, page: VerifyPage, looked_at: LookedAt) -> None:
        """Only of a file that is unchanged: in a shape of ours, to the last byte."""

        def show(paper: PrintPaper) -> None:
            printing = Printing(self._desk, self._at.workers, paper, parent=self)
            printing.begin(self.page_wanted, partial(self._choose, looked_at.path))

        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error))

        make = partial(signed_paper, looked_at.path, looked_at.pdf)
        self._at.workers.paper.run(make, show, failed, owner=page)

    # --- keys that were compared ------------------------------------------------------------

    def _attend(self, key: KnownKey) -> None:
        """Do what the buttons of one key ask for."""
        key.compared.connect(partial(self._remember, key))
        key.forgotten.connect(partial(self._forget, key))
        key.undone.connect(partial(self._take_back, key))

    def _remember(self, key: KnownKey) -> None:
        name, fingerprint, day = key.name, key.fingerprint, self._desk.today()
        self._keep(key, KnownSigner("", name, fingerprint, day))

    def _take_back(self, key: KnownKey, known: KnownSigner) -> None:
        self._keep(key, known)

    def _keep(self, key: KnownKey, known: KnownSigner) -> None:
        vault = self._at.store.vault
        self._at.workers.paper.run(
            lambda: remember(vault, known.name, known.fingerprint, known.compared),
            partial(key.show_known, now=True),
            partial(self._say, key),
            owner=key,
        )

    def _forget(self, key: KnownKey, known: KnownSigner) -> None:
        self._at.workers.paper.run(
            lambda: forget(self._at.store.vault, known.object_id),
            lambda _none: key.show_forgotten(),
            partial(self._say, key),
            owner=key,
        )

    def _say(self, key: KnownKey, error: PreventDesktopError) -> None:
        key.show_problem(self._desk.sentence(error))

    def _list_signers(self, old: VerifyPage, path: Path | None) -> None:
        """The list, with the way back to the file that was looked at."""

        def show(signers: tuple[KnownSigner, ...]) -> None:
            page = KnownSignersPage(signers)
            page.back.connect(partial(self._choose, path))
            for key in page.keys:
                self._attend(key)
            self.page_wanted.emit(page)

        def failed(error: PreventDesktopError) -> None:
            old.show_problem(self._desk.sentence(error))

        self._at.workers.paper.run(
            lambda: known_signers(self._at.store.vault), show, failed, owner=old
        )
