"""A copy without data of a paper that was signed on another day: compared first, then signed."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from prevent_desktop.document.mark import Mark
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.remaking import Remaking
from prevent_desktop.ui.sending.copy_sign_page import CopySignPage
from prevent_desktop.ui.signing.key_choice import look_at_key
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk


class CopySigning(DeskFlow):
    """`made` carries the copy, signed and saved; `back` says that nothing was signed."""

    made = Signal(object)
    back = Signal()

    def __init__(self, at: OpenDesk, again: Remaking, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._again = again

    def start(self) -> None:
        """The pages are known to be the same: show who signs, and how."""
        page = CopySignPage(
            self._again.finished.pdf.name,
            self._again.holder,
            keeps_key=self._desk.policy.allows("keep_signing_key"),
        )
        page.reading.wanted.connect(
            partial(self._read, page.reading, self._again.text_without_data)
        )
        page.signed.connect(partial(self._sign, page))
        page.back.connect(self.back)
        self.page_wanted.emit(page)
        look_at_key(self._at, page, self._again.holder)

    def _sign(self, page: CopySignPage, mark: Mark) -> None:
        desk, again = self._desk, self._again
        key = page.key.take(self._at.store.vault)

        def work() -> FinishedPaper:
            identity = key.identity(again.holder, desk.local_now())
            return again.copy_without_data(identity, desk.now(), mark)

        def failed(error: PreventDesktopError) -> None:
            page.show_failure(error, desk.sentence(error))

        # The page may be gone by then, with a lock; the copy is saved all the same.
        self._at.workers.paper.run(work, self.made.emit, failed, owner=page)
