"""Checking a signed PDF in the window: the verdict, whose keys were compared, and what follows."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document import Comparison, VerdictKind
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.document.verdict_words import comparison_words
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.known_signers import KnownSigner, forget, known_signers, remember
from prevent_desktop.kept.own_identity import known_fingerprints
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.saving import read_limited
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.verify.countersigning import Countersigning
from prevent_desktop.ui.verify.known_key import KnownKey
from prevent_desktop.ui.verify.known_signers_page import KnownSignersPage
from prevent_desktop.ui.verify.looked_at import LookedAt
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.ui.work.alive import if_alive
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker
from prevent_desktop.vault import Vault


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found out about one file."""

    looked_at: LookedAt
    verdict: document.Verdict
    compared: tuple[KnownSigner, ...]


class Verifying(QObject):
    """`page_wanted` carries a page to show; `home_wanted` says that it is over.

    Nothing about a file is kept here: what was found goes with its page.
    """

    page_wanted = Signal(object)
    home_wanted = Signal()

    def __init__(
        self, desk: WindowDesk, vault: Vault, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._vault = vault
        self._worker = worker

    def start(self, path: Path | None = None) -> None:
        """Let the person choose a file; or come back to one that was looked at, which is redone."""
        page = VerifyPage(self._desk.documents_folder, self._desk.zone)
        page.back.connect(self.home_wanted)
        page.wanted.connect(partial(self._verify, page))
        page.text_wanted.connect(self._read)
        page.signers_wanted.connect(partial(self._list_signers, page))
        page.countersign_wanted.connect(self._countersign)
        self.page_wanted.emit(page)
        if path is not None:
            page.look_at(path)

    def _verify(self, page: VerifyPage, path: Path) -> None:
        def look() -> _Seen:
            compared = known_signers(self._vault)
            known = known_fingerprints(self._vault) | {each.fingerprint for each in compared}
            document.names_look_alike("", "")  # its table is read here, not by the window
            looked_at = LookedAt(path, read_limited(path, MAX_FILE_BYTES))
            with Strangers() as strangers:
                return _Seen(looked_at, strangers.verify(looked_at.pdf, known), compared)

        def show(seen: _Seen) -> None:
            now = self._desk.now()
            for key in page.show_verdict(seen.looked_at, seen.verdict, seen.compared, now):
                self._attend(key)
            if seen.verdict.kind is VerdictKind.UNCHANGED:
                self._compare(page, seen.looked_at)

        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error))

        self._worker.run(look, if_alive(page, show), if_alive(page, failed))

    def _compare(self, page: VerifyPage, looked_at: LookedAt) -> None:
        """Afterwards, for it takes longer: whether pages, data and typed names say the same."""

        def compare() -> Comparison | None:
            with Strangers() as strangers:
                return strangers.compare(looked_at.pdf)

        def show(comparison: Comparison | None) -> None:
            page.show_beside(looked_at, comparison_words(comparison, self._label))

        self._worker.run(compare, if_alive(page, show), if_alive(page, lambda _error: show(None)))

    def _label(self, question_id: str) -> str:
        question = self._desk.library.default_form.by_id.get(question_id)
        return question.label if question else question_id

    def _read(self, looked_at: LookedAt, box: ReadingBox) -> None:
        def failed(error: PreventDesktopError) -> None:
            box.show_problem(self._desk.sentence(error))

        def read() -> str:
            with Strangers() as strangers:
                return strangers.as_text(looked_at.pdf)

        self._worker.run(read, if_alive(box, box.show_text), if_alive(box, failed))

    def _countersign(self, looked_at: LookedAt, referrer: str) -> None:
        job = Countersigning(self._desk, self._vault, self._worker, self)
        job.page_wanted.connect(self.page_wanted)
        job.back.connect(partial(self.start, looked_at.path))
        job.back.connect(job.deleteLater)
        job.home_wanted.connect(self.home_wanted)
        job.start(looked_at, referrer)

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
        self._worker.run(
            lambda: remember(self._vault, known.name, known.fingerprint, known.compared),
            if_alive(key, partial(key.show_known, now=True)),
            if_alive(key, partial(self._say, key)),
        )

    def _forget(self, key: KnownKey, known: KnownSigner) -> None:
        self._worker.run(
            lambda: forget(self._vault, known.object_id),
            if_alive(key, lambda _none: key.show_forgotten()),
            if_alive(key, partial(self._say, key)),
        )

    def _say(self, key: KnownKey, error: PreventDesktopError) -> None:
        key.show_problem(self._desk.sentence(error))

    def _list_signers(self, old: VerifyPage, path: Path | None) -> None:
        """The list, with the way back to the file that was looked at."""

        def show(signers: tuple[KnownSigner, ...]) -> None:
            page = KnownSignersPage(signers)
            page.back.connect(partial(self.start, path))
            for key in page.keys:
                self._attend(key)
            self.page_wanted.emit(page)

        def failed(error: PreventDesktopError) -> None:
            old.show_problem(self._desk.sentence(error))

        self._worker.run(
            lambda: known_signers(self._vault), if_alive(old, show), if_alive(old, failed)
        )
