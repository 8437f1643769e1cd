"""From the list back to the page to send a finished referral on, after a lock or another day."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.papers.finished import FinishedPaper, find_finished
from prevent_desktop.ui.sending.flow import Sending
from prevent_desktop.ui.sending.record_note import record_note
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker


class Returning(QObject):
    """`page_wanted` carries the page; `home_wanted` what to say on the list of drafts."""

    page_wanted = Signal(object)
    home_wanted = Signal(str)

    def __init__(
        self,
        desk: WindowDesk,
        store: DraftStore,
        *,
        vault_worker: Worker,
        paper_worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._vault_worker = vault_worker
        self._paper_worker = paper_worker

    def start(self, object_id: str) -> None:
        """Find the PDF where it was saved, see that it is the one, and show the page."""
        desk, store = self._desk, self._store

        def find() -> tuple[Draft, FinishedPaper]:
            draft = store.open(object_id)
            folder, template = desk.documents_folder, desk.message_template
            return draft, find_finished(store, draft, folder, template, desk.today())

        def failed(error: PreventDesktopError) -> None:
            self.home_wanted.emit(desk.sentence(error))

        self._vault_worker.run(find, self._show, failed)

    def _show(self, found: tuple[Draft, FinishedPaper]) -> None:
        draft, paper = found
        sending = Sending(
            self._desk,
            self._paper_worker,
            paper,
            note=record_note(draft.referral, paper.reference, paper.made),
            sent=draft.sent,
            parent=self,
        )
        sending.page_wanted.connect(self.page_wanted)
        sending.home_wanted.connect(partial(self.home_wanted.emit, ""))
        sending.sent.connect(partial(self._set_sent, draft.object_id))
        sending.show()

    def _set_sent(self, object_id: str, sent: bool) -> None:
        """Note the tick; if that fails, the list shows how it really stands, and why."""
        self._vault_worker.run(
            lambda: self._store.set_sent(object_id, sent=sent),
            lambda _none: None,
            lambda error: self.home_wanted.emit(self._desk.sentence(error)),
        )
