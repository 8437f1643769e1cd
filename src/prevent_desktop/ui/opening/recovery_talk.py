"""The talk about a recovery phrase: offer it, show it, and hand on the one that was kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Failed, Workers
from prevent_desktop.vault import new_passphrase

JOB_NAME = "Prevent Desktop"
"""What the printer's list shows: neither a name nor what it is."""
BEFORE = (
    "Choose a printer, not one that makes a file: whoever has these words, and can sign in to this "
    "computer, can read your drafts."
)
OTHERWISE = "Or go back and write the words down by hand."
Back = Callable[[], object]
Then = Callable[[str], object]


class RecoveryTalk(QObject):
    """`page_wanted` carries the page to show; what comes of it is called."""

    page_wanted = Signal(object)

    def __init__(
        self, desk: WindowDesk, workers: Workers, failed: Failed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workers = workers
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

        self._workers.vault.run(new_passphrase, show, self._failed, owner=self)

    def _show(self, phrase: str, then: Then, back: Back) -> None:
        page = RecoveryPhrasePage(phrase)
        page.print_wanted.connect(partial(self._make_paper, page, phrase, then, back))
        page.kept.connect(lambda: then(phrase))
        page.back.connect(back)
        self.page_wanted.emit(page)

    def _make_paper(self, page: RecoveryPhrasePage, phrase: str, then: Then, back: Back) -> None:
        """Its bytes are for the printer alone; nothing of them is saved."""
        show = partial(self._print, phrase, then, back)
        make = partial(document.render_phrase, phrase, self._desk.local_now())
        self._workers.paper.run(make, show, self._failed, owner=page)

    def _print(self, phrase: str, then: Then, back: Back, pdf: bytes) -> None:
        from prevent_desktop.ui.printing.flow import Printing
        from prevent_desktop.ui.printing.paper import PrintPaper

        paper = PrintPaper(
            "The recovery phrase", pdf, called=JOB_NAME, before=BEFORE, otherwise=OTHERWISE
        )
        again = partial(self._show, phrase, then, back)
        Printing(self._desk, self._workers, paper, parent=self).begin(self.page_wanted, again)
