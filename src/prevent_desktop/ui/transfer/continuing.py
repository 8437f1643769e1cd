"""From an earlier PDF to a new draft: only from one that is unchanged."""

from functools import partial
from pathlib import Path

from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.papers.continuing import Continued, continue_from
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.saving import read_limited
from prevent_desktop.ui.referral.open_referral import OpenReferral
from prevent_desktop.ui.transfer.continue_page import ContinuePage
from prevent_desktop.ui.work.flow import DeskFlow


class ContinueFromPdf(DeskFlow):
    """The file is looked at in a process of its own; nothing is saved before it is found sound."""

    def start(self) -> None:
        """Ask for the PDF."""
        page = ContinuePage(self._desk.documents_folder)
        page.wanted.connect(partial(self._look, page))
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _look(self, page: ContinuePage, path: Path) -> None:
        store = self._at.store

        def look() -> Continued:
            with Strangers() as strangers:
                return continue_from(store, strangers, read_limited(path, MAX_FILE_BYTES))

        def show(continued: Continued) -> None:
            if continued.draft is None:
                page.show_verdict(continued.verdict)
            else:
                self._keep(continued.draft)

        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error))

        self._at.workers.paper.run(look, show, failed, owner=page)

    def _keep(self, draft: Draft) -> None:
        self.waiting.emit()
        save = partial(self._at.store.save, draft)
        self._at.workers.vault.run(save, self._begin, self.give_up, owner=self)

    def _begin(self, draft: Draft) -> None:
        self.handed_on.emit(OpenReferral(self._at, draft))
