"""What there is besides writing a referral while a vault is open: Home, notes, transfer files."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.notes import Note
from prevent_desktop.ui.home.flow import Home
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.locking import Place, Return
from prevent_desktop.ui.notes.flow import Notes
from prevent_desktop.ui.notes.note_session import NoteSession
from prevent_desktop.ui.opening.keeping import Keeping
from prevent_desktop.ui.opening.place_pages import LeavingPage
from prevent_desktop.ui.sending.returning import Returning
from prevent_desktop.ui.transfer.transfers import Transfers
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker

_Job = TypeVar("_Job", Notes, Returning)


class Rooms(QObject):
    """One for each opening of the vault; locking drops it.

    `page_wanted` carries a page, `home_ready` Home or the page before leaving (the open draft may
    be put away), `home_wanted` the words to go to Home with, `draft_taken` a new draft,
    `note_begun` the session of a short paper; `may_close` says that nothing holds the window open.
    """

    page_wanted = Signal(object)
    home_ready = Signal(object)
    home_wanted = Signal(str)
    draft_taken = Signal(object)
    note_begun = Signal(object)
    may_close = Signal()

    def __init__(
        self,
        desk: WindowDesk,
        store: DraftStore,
        worker: Worker,
        paper_worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._worker = worker
        self._paper_worker = paper_worker
        self._notes: Notes | None = None
        self._home = Home(desk, store, worker, self)
        self._home.page_wanted.connect(self._show_home)
        self._home.leaving_wanted.connect(self._show_leaving)
        self._home.may_close.connect(self.may_close)
        self._transfers = Transfers(desk, store, worker, self)
        self._transfers.page_wanted.connect(self.page_wanted)
        self._transfers.home_wanted.connect(self.home_wanted)
        self._transfers.taken.connect(self.draft_taken)

    def begin(self, then: Callable[[str], None]) -> None:
        """First what has to be done about the vault itself; then `then`, with words to say."""
        self._keeping(then).begin()

    def show_home(self, notice: str = "") -> None:
        """List the drafts as they are on disk."""
        self._home.show(notice)

    def ask_before_closing(self) -> None:
        """On a computer that forgets: `may_close`, at once or once the person says so."""
        self._home.ask_before_closing()

    def _keeping(self, then: Callable[[str], None]) -> Keeping:
        keeping = Keeping(self._desk, self._worker, self._store.vault, self)
        keeping.page_wanted.connect(self.page_wanted)
        keeping.done.connect(then)
        return keeping

    @property
    def note(self) -> NoteSession | None:
        """The short paper being written."""
        return self._notes.session if self._notes is not None else None

    @property
    def place(self) -> Place | None:
        """The short paper being written, as somewhere to come back to."""
        session = self.note
        return Place(session.note.object_id, note=session.note.kind) if session else None

    def come_back_to_note(self, back: Return) -> None:
        """The page of the short paper that was open at a lock."""
        if isinstance(back.unsaved, Note):
            self._new_notes().write(back.unsaved, unsaved=True)
        elif back.place.note is not None:
            self._new_notes().come_back(back.place.object_id, back.place.note)

    def _new_notes(self, page: HomePage | None = None) -> Notes:
        if page is not None:
            page.setEnabled(False)  # what was asked for is on its way
        notes = self._for_once(Notes(self._desk, self._store, self._paper_worker, self))
        notes.begun.connect(self.note_begun)
        notes.home_wanted.connect(self._forget_notes)
        self._notes = notes
        return notes

    def _forget_notes(self) -> None:
        self._notes = None

    def _back_to_sending(self, page: HomePage, object_id: str) -> None:
        page.setEnabled(False)
        job = Returning(
            self._desk,
            self._store,
            vault_worker=self._worker,
            paper_worker=self._paper_worker,
            parent=self,
        )
        self._for_once(job).start(object_id)

    def _for_once(self, job: _Job) -> _Job:
        """A job that goes once it leads back to Home."""
        job.page_wanted.connect(self.page_wanted)
        job.home_wanted.connect(self.home_wanted)
        job.home_wanted.connect(job.deleteLater)
        return job

    def _show_home(self, page: HomePage) -> None:
        page.note_wanted.connect(lambda kind: self._new_notes(page).start(kind))
        page.note_open_wanted.connect(lambda object_id: self._new_notes(page).resume(object_id))
        page.note_send_wanted.connect(lambda object_id: self._new_notes(page).send(object_id))
        page.send_wanted.connect(partial(self._back_to_sending, page))
        page.hand_over_wanted.connect(lambda object_id: self._hand_over(page, object_id))
        page.take_over_wanted.connect(self._transfers.take_over)
        page.keeping_wanted.connect(lambda: self._show_keeping(page))
        self.home_ready.emit(page)

    def _hand_over(self, page: HomePage, object_id: str) -> None:
        page.setEnabled(False)  # as with a note: the page that comes shall find nobody elsewhere
        self._transfers.hand_over(object_id)

    def _show_keeping(self, page: HomePage) -> None:
        page.setEnabled(False)
        self._keeping(self.home_wanted.emit).start()

    def _show_leaving(self, page: LeavingPage) -> None:
        page.hand_over_wanted.connect(self._transfers.hand_over)
        page.back.connect(lambda: self.home_wanted.emit(""))
        self.home_ready.emit(page)
