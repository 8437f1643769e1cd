"""From the list back to the page to send a finished referral on, after a lock or another day."""

from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop.kept.drafts import Draft
from prevent_desktop.papers.finished import FinishedPaper, find_finished
from prevent_desktop.ui.own_form.answering import of_kept
from prevent_desktop.ui.sending.flow import Sending
from prevent_desktop.ui.sending.record_note import record_note
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.ui.work.worker import nothing


class Returning(DeskFlow):
    """One draft whose paper is made. `own_form` begins with the police's own form."""

    def __init__(
        self,
        at: OpenDesk,
        object_id: str,
        *,
        own_form: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._object_id = object_id
        self._own_form = own_form

    def start(self) -> None:
        """Find the PDF where it was saved, see that it is the one, and show the page."""
        self.waiting.emit()
        self._at.workers.vault.run(self._find, self._show, self.give_up, owner=self)

    def _find(self) -> tuple[Draft, FinishedPaper]:
        desk, store = self._desk, self._at.store
        draft = store.open(self._object_id)
        folder, template = desk.documents_folder, desk.message_template
        return draft, find_finished(store, draft, folder, template, desk.today())

    def _show(self, found: tuple[Draft, FinishedPaper]) -> None:
        draft, paper = found
        sending = Sending(
            self._at,
            paper,
            self._set_sent,
            note=record_note(draft.referral, paper.reference, paper.made),
            sent=draft.sent,
            answering=of_kept(
                self._at.store, self._object_id, draft.referral, may_change=not draft.sent
            ),
            parent=self,
        )
        sending.page_wanted.connect(self.page_wanted)
        sending.home_wanted.connect(self.home_wanted)
        if self._own_form:
            sending.fill_own_form()
        else:
            sending.start()

    def _set_sent(self, sent: bool) -> None:
        """Note the tick; if that fails, the list shows how it really stands, and why."""
        note = partial(self._at.store.set_sent, self._object_id, sent=sent)
        self._at.workers.vault.run(note, nothing, self.give_up, owner=self)
