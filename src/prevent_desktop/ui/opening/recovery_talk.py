"""The talk about a recovery phrase: offer it, show it, and hand on the one that was kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.opening.recovery_paper import print_phrase
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Failed, Worker
from prevent_desktop.vault import new_passphrase

Back = Callable[[], object]
Then = Callable[[str], object]


class RecoveryTalk(QObject):
    """`page_wanted` carries the page to show; what comes of it is called."""

    page_wanted = Signal(object)

    def __init__(
        self, desk: WindowDesk, worker: Worker, failed: Failed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker = worker
        self._failed = failed

    def offer(self, then: Callable[[str | None], object], *, back: Back) -> None:
        """Offer one; `then` gets the phrase once it is kept, or None where it may be skipped."""
        page = RecoveryOfferPage(required=self._desk.policy.recovery == "required")
        page.wanted.connect(lambda: self.make(then, back=partial(self.offer, then, back=back)))
        page.skipped.connect(lambda: then(None))
        page.back.connect(back)
        self.page_wanted.emit(page)

    def make(self, then: Then, *, back: Back) -> None:
        """Show a new phrase; `then` gets it once the person has put it away."""

        def show(words: str) -> None:
            self._show(words, then, back)

        self._worker.run(new_passphrase, show, self._failed, owner=self)

    def _show(self, phrase: str, then: Then, back: Back) -> None:
        today = self._desk.today()
        page = RecoveryPhrasePage(phrase, lambda parent: print_phrase(parent, phrase, today))
        page.kept.connect(lambda: then(phrase))
        page.back.connect(back)
        self.page_wanted.emit(page)
