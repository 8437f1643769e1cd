"""From the list back to the page to send a finished referral on, after a lock or another day."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.reply import Reply
from prevent_desktop.papers.finished import FinishedPaper, find_finished
from prevent_desktop.ui.own_form.answering import of_kept
from prevent_desktop.ui.sending.flow import Sending
from prevent_desktop.ui.sending.own_record import FollowUp, OwnRecord
from prevent_desktop.ui.work.flow import DeskFlow, Flow, OpenDesk
from prevent_desktop.ui.work.worker import nothing


def own_record(at: OpenDesk, draft: Draft, owner: DeskFlow) -> OwnRecord:
    """The record of a kept draft; a change that cannot be noted sends its owner to the list."""
    store, object_id = at.store, draft.object_id

    def set_chase(chase: date | None) -> None:
        note = partial(store.set_chase, object_id, chase)
        at.workers.vault.run(note, nothing, owner.give_up, owner=owner)

    def set_reply(reply: Reply) -> None:
        note = partial(store.set_reply, object_id, reply)
        at.workers.vault.run(note, nothing, owner.give_up, owner=owner)

    follow_up = FollowUp(draft.sent_on, draft.chase, draft.reply)
    return OwnRecord(draft.referral, set_chase, set_reply, follow_up)


class Returning(DeskFlow):
    """One draft whose paper is made. `correct` is the job that changes its answers.

    `own_form` begins with the police's own form.
    """

    def __init__(
        self,
        at: OpenDesk,
        object_id: str,
        *,
        own_form: bool = False,
        correct: Callable[[OpenDesk], Flow] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._object_id = object_id
        self._own_form = own_form
        self._correct = correct

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
            record=own_record(self._at, draft, self),
            sent=draft.sent,
            answering=of_kept(
                self._at.store, self._object_id, draft.referral, may_change=not draft.sent
            ),
            may_correct=self._correct is not None,
            parent=self,
        )
        sending.page_wanted.connect(self.page_wanted)
        sending.home_wanted.connect(self.home_wanted)
        sending.correct_wanted.connect(self._go_to_answers)
        if self._own_form:
            sending.fill_own_form()
        else:
            sending.start()

    def _go_to_answers(self) -> None:
        if self._correct is not None:
            self.handed_on.emit(self._correct(self._at))

    def _set_sent(self, sent: bool) -> None:
        """Note the tick; if that fails, the list shows how it really stands, and why."""
        note = partial(self._at.store.set_sent, self._object_id, sent=sent)
        self._at.workers.vault.run(note, nothing, self.give_up, owner=self)
