"""Home and what is done there: lists the drafts, deletes and undoes, warns, keeps its promises."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import DraftLine, DraftStore
from prevent_desktop.kept.notes import KeptNotes, NoteLine
from prevent_desktop.kept.upkeep import Report, Upkeep
from prevent_desktop.moments import from_seconds, to_seconds
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.home_state import HomeState, Undoable
from prevent_desktop.ui.notes.note_words import note_back, note_title
from prevent_desktop.ui.opening.place_pages import LeavingPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker

CHECK_MS = 5_000
"""How often it is looked whether a deleted draft's key may be destroyed."""
TRY_AGAIN_SECONDS = 60
"""How long after a failure it is tried again: a locked keyring shall not be asked every moment."""
DRAFT_BACK = "The draft is back."
TOO_LATE = "It was too late to undo: its key is destroyed."


class Home(QObject):
    """One for each opening of the vault.

    `page_wanted` carries a new Home, `leaving_wanted` the page that asks before closing;
    `may_close` says that nothing holds the window open.
    """

    page_wanted = Signal(object)
    leaving_wanted = Signal(object)
    may_close = Signal()

    def __init__(
        self, desk: WindowDesk, store: DraftStore, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._worker = worker
        self._notes = KeptNotes(store.vault, store.now)
        self._upkeep = Upkeep(store, desk.policy.retention_days)
        self._report: Report | None = None
        self._state = HomeState()
        self._page: HomePage | None = None
        self._not_before = 0.0
        self._check = QTimer(self, interval=CHECK_MS)
        self._check.timeout.connect(self._look_at_the_clock)

    def show(self, notice: str = "") -> None:
        """List the drafts as they are on disk."""

        def failed(error: PreventDesktopError) -> None:
            self._show_page(HomeState(notice=self._desk.sentence(error)))

        self._worker.run(partial(self._gather, notice), self._show_page, failed)

    def _gather(self, notice: str) -> HomeState:
        """In the worker. Drafts that are due by age go at an opening, never under an open page."""
        doubtful_news = ""
        if self._report is None:
            try:
                self._report = self._upkeep.at_opening()
            except PreventDesktopError as error:  # the drafts are shown all the same
                doubtful_news = self._desk.sentence(error)
        report = self._report or Report(0, (), clock_doubtful=False)
        lines, notes = self._store.lines(), self._notes.lines()
        everything: tuple[DraftLine | NoteLine, ...] = (*lines, *notes)
        now = {line.object_id: line for line in everything}
        # Of what was changed or kept since, nothing has to be said.
        warnings = tuple(
            each
            for each in report.warnings
            if (line := now.get(each.object_id))
            and line.changed == each.changed
            and not (line.held or line.waits_to_be_sent)
        )
        state = HomeState(
            lines=lines,
            notes=notes,
            warnings=warnings,
            purged=report.purged,
            clock_doubtful=report.clock_doubtful,
            oddities=self._store.vault.warnings,
            lasting=self._desk.place.lasting,
            notice=notice or doubtful_news,
        )
        return self._with_deleted(state)

    def _with_deleted(self, state: HomeState) -> HomeState:
        until = self._store.vault.settles_at
        drafts = (
            Undoable(line.object_id, line.title or f"Draft {line.object_id[:8]}", DRAFT_BACK)
            for line in self._store.deleted()
        )
        notes = (
            Undoable(note.object_id, note_title(note), note_back(note))
            for note in self._notes.deleted()
        )
        return replace(
            state,
            deleted=(*drafts, *notes),
            undo_until=None if until is None else self._desk.zone.local(from_seconds(until)),
        )

    def _show_page(self, state: HomeState) -> None:
        self._state = state
        if self._report is not None and self._report.purged:
            self._report = replace(self._report, purged=0)  # said once
        page = HomePage(state, self._desk.zone)
        page.delete_wanted.connect(self._delete)
        page.undo_wanted.connect(self._undo)
        page.sent_set.connect(partial(self._set_sent, page))
        page.held_set.connect(partial(self._set_held, page))
        page.warnings_seen.connect(self._were_seen)
        page.clock_confirmed.connect(partial(self._confirm_clock, page))
        self._page = page
        self._watch(state)
        self.page_wanted.emit(page)

    # --- deleting and undoing ---------------------------------------------------------------

    def _delete(self, object_id: str) -> None:
        self._do(partial(self._keeper(object_id).delete, object_id), "")

    def _undo(self, object_id: str) -> None:
        def failed(error: PreventDesktopError) -> None:
            late = error.code == "unknown_object"
            self.show(TOO_LATE if late else self._desk.sentence(error))

        deleted = (each for each in self._state.deleted if each.object_id == object_id)
        words = next((each.back for each in deleted), DRAFT_BACK)
        self._hold_page()
        self._worker.run(
            partial(self._store.undelete, object_id),
            lambda _none: self.show(words),
            failed,
        )

    def _do(self, job: Callable[[], object], words: str) -> None:
        self._hold_page()
        self._worker.run(
            job,
            lambda _done: self.show(words),
            lambda error: self.show(self._desk.sentence(error)),
        )

    def _hold_page(self) -> None:
        if self._page is not None and isValid(self._page):
            self._page.setEnabled(False)

    def _watch(self, state: HomeState) -> None:
        """Look at the clock now and then while a key is still to be destroyed."""
        if state.undo_until is None:
            self._check.stop()
        elif not self._check.isActive():
            self._check.start()

    def _look_at_the_clock(self) -> None:
        now = self._desk.now()
        until = self._state.undo_until
        if until is None or now < until or to_seconds(now) < self._not_before:
            return
        self._not_before = to_seconds(now) + TRY_AGAIN_SECONDS
        before = self._state

        def settle() -> HomeState:
            # What fails is tried again, and at every opening; the page says that it waits.
            with contextlib.suppress(PreventDesktopError):
                self._store.vault.settle()
            return self._with_deleted(before)

        self._worker.run(settle, self._settled, lambda _error: None)

    def _settled(self, state: HomeState) -> None:
        self._state = state
        self._watch(state)
        if self._page is not None and isValid(self._page):
            self._page.update_deleted(state, now=self._desk.now())

    # --- ticks, warnings, the clock ---------------------------------------------------------

    def _set_sent(self, page: HomePage, object_id: str, sent: bool) -> None:
        keeper = self._keeper(object_id)
        self._worker.run(
            lambda: keeper.set_sent(object_id, sent=sent),
            lambda _none: None,
            lambda error: page.not_done(object_id, self._desk.sentence(error), sent=not sent),
        )

    def _set_held(self, page: HomePage, object_id: str, held: bool) -> None:
        keeper = self._keeper(object_id)
        self._worker.run(
            lambda: keeper.set_held(object_id, held=held),
            lambda _none: None,
            lambda error: page.not_done(object_id, self._desk.sentence(error), held=not held),
        )

    def _keeper(self, object_id: str) -> KeptNotes | DraftStore:
        is_note = any(note.object_id == object_id for note in self._state.notes)
        return self._notes if is_note else self._store

    def _were_seen(self, object_ids: tuple[str, ...]) -> None:
        # When it cannot be noted, the draft only stays longer.
        self._worker.run(
            lambda: self._upkeep.shown(object_ids), lambda _none: None, lambda _error: None
        )

    def _confirm_clock(self, page: HomePage) -> None:
        def done(_none: None) -> None:
            if self._report is not None:
                self._report = replace(self._report, clock_doubtful=False)
            page.clock_is_right()

        self._worker.run(
            self._upkeep.confirm_clock,
            done,
            lambda error: self.show(self._desk.sentence(error)),
        )

    # --- closing ----------------------------------------------------------------------------

    def ask_before_closing(self) -> None:
        """On a computer that forgets: show which drafts will be gone; `may_close` if none."""

        def look() -> HomeState:
            return HomeState(lines=self._store.lines(), notes=self._notes.lines())

        self._worker.run(look, self._ask_about, lambda _error: self.may_close.emit())

    def _ask_about(self, state: HomeState) -> None:
        readable = [line for line in state.lines if line.readable]
        notes = [note_title(note) for note in state.notes if note.kind]
        if not (readable or notes):
            self.may_close.emit()
            return
        page = LeavingPage(readable, notes)
        page.close_wanted.connect(self.may_close)
        self.leaving_wanted.emit(page)
