"""From the list back to the page to send a finished referral on, after a lock or another day."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop.kept.beside import Beside
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.opened import Opened
from prevent_desktop.kept.reply import Reply
from prevent_desktop.papers.finished import FinishedPaper, find_finished
from prevent_desktop.papers.remaking import Remaking, remaking_of
from prevent_desktop.ui.own_form.answering import of_kept
from prevent_desktop.ui.sending.copies_part import copies_of
from prevent_desktop.ui.sending.flow import Sending
from prevent_desktop.ui.sending.own_record import FollowUp, OwnRecord
from prevent_desktop.ui.work.flow import DeskFlow, Flow, OpenDesk
from prevent_desktop.ui.work.worker import nothing


class KeptNoting:
    """Notes changes in a draft that is kept; what cannot be noted sends its owner to the list."""

    def __init__(self, at: OpenDesk, object_id: str, owner: DeskFlow) -> None:
        self._at, self._object_id, self._owner = at, object_id, owner

    def _note(self, note: Callable[[], object]) -> None:
        self._at.workers.vault.run(note, nothing, self._owner.give_up, owner=self._owner)

    def set_chase(self, chase: date | None) -> None:
        """Note when to ask for an answer."""
        self._note(partial(self._at.store.set_chase, self._object_id, chase))

    def set_reply(self, reply: Reply) -> None:
        """Note what came back."""
        self._note(partial(self._at.store.set_reply, self._object_id, reply))

    def set_opened(self, opened: Opened) -> None:
        """Note that a draft message was opened."""
        self._note(partial(self._at.store.set_opened, self._object_id, opened))

    def set_beside(self, beside: Beside) -> None:
        """Note which filled form goes with the paper."""
        self._note(partial(self._at.store.set_beside, self._object_id, beside))

    def set_leads(self, leads: tuple[str, ...]) -> None:
        """Note who gets a copy besides."""
        self._note(partial(self._at.store.set_leads, self._object_id, leads))

    def set_delete_on(self, day: date | None) -> None:
        """Note when it is to be deleted."""
        self._note(partial(self._at.store.set_delete_on, self._object_id, day))


class DeletingKept(DeskFlow):
    """Deletes one draft, once nothing has it open any more; then the list, where it is undone."""

    def __init__(self, at: OpenDesk, object_id: str, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._object_id = object_id

    def start(self) -> None:
        """Delete it; what was being saved of it is saved first."""
        self.waiting.emit()
        delete = partial(self._at.store.delete, self._object_id)
        self._at.workers.vault.run(
            delete, lambda _done: self.home_wanted.emit(""), self.give_up, owner=self
        )


def own_record(at: OpenDesk, draft: Draft, owner: DeskFlow) -> OwnRecord:
    """The record of a kept draft; a change that cannot be noted sends its owner to the list."""
    object_id = draft.object_id
    follow_up = FollowUp(draft.sent_on, draft.chase, draft.reply, draft.opened, draft.delete_on)

    def delete() -> None:
        owner.handed_on.emit(DeletingKept(at, object_id))

    noting = KeptNoting(at, object_id, owner)
    return OwnRecord(draft.referral, noting, delete, follow_up, draft.held, draft.to)


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

    def _find(self) -> tuple[Draft, FinishedPaper, Remaking | None]:
        desk, store = self._desk, self._at.store
        draft = store.open(self._object_id)
        folder, template = desk.documents_folder, desk.message_template
        paper = find_finished(store, draft, folder, template, desk.today())
        return draft, paper, remaking_of(store, draft, paper)

    def _show(self, found: tuple[Draft, FinishedPaper, Remaking | None]) -> None:
        draft, paper, again = found
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
            copies=None if again is None else copies_of(again),
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
