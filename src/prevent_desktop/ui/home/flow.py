"""Home and what is done there: lists the drafts, deletes and undoes, warns, keeps its promises."""

import contextlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from prevent_desktop.area.checked import is_stale, stale_contacts
from prevent_desktop.errors import PreventDesktopError, internal_error
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.notes import KeptNotes, NoteLine
from prevent_desktop.kept.records import records_alone
from prevent_desktop.kept.settings import read_settings, settings_file
from prevent_desktop.kept.upkeep import Report, Upkeep, chosen_day
from prevent_desktop.kept.upkeep_file import note_open, open_before
from prevent_desktop.moments import from_seconds, to_seconds
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.home_state import HomeState, Undoable, title_of
from prevent_desktop.ui.home.jobs import hand_over
from prevent_desktop.ui.home.wanted import (
    Begin,
    ClockIsRight,
    Delete,
    SetTick,
    ShowHelp,
    Tick,
    Undo,
    Wanted,
    WarningsSeen,
)
from prevent_desktop.ui.notes.note_titles import note_back, note_title
from prevent_desktop.ui.sending.sent_words import who_to_ask
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.ui.work.late import is_gone
from prevent_desktop.ui.work.worker import nothing
from prevent_desktop.vault import Kind

if TYPE_CHECKING:
    from prevent_desktop.kept.draft_lines import DraftLine

CHECK_MS = 5_000
"""How often it is looked whether a deleted draft's key may be destroyed."""
TRY_AGAIN_SECONDS = 60
"""How long after a failure it is tried again: a locked keyring shall not be asked every moment."""
SETTINGS_DOUBTFUL = (
    "Your settings could not all be read; what could not be used is as it is at first. Look at "
    "them under Settings."
)
DRAFT_BACK = "The draft is back."
TOO_LATE = "It was too late to undo: its key is destroyed."


class Home(DeskFlow):
    """One for each opening of the vault.

    `page_wanted` carries a new Home, or the page that asks before closing; `job_wanted` a job that
    leads away from it, `help_wanted` that help is to be shown over it; `may_close` says that
    nothing holds the window open.
    """

    job_wanted = Signal(object)
    help_wanted = Signal()
    may_close = Signal()

    def __init__(self, at: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._store = at.store
        self._worker = at.workers.vault
        self._notes = KeptNotes(at.store.vault, at.store.now)
        self._upkeep = Upkeep(at.store, at.desk.policy.retention_days)
        self._report: Report | None = None
        self._to_note: Report | None = None
        """What is to be kept of this opening, once the list is shown."""
        self._state = HomeState()
        self._page: HomePage | None = None
        self._not_before = 0.0
        self._last = ""
        self._settings_file = settings_file(at.desk.vault_folder)
        self._check = QTimer(self, interval=CHECK_MS)
        self._check.timeout.connect(self._look_at_the_clock)

    def start(self) -> None:
        """List the drafts as they are on disk."""
        self.show("")

    def came_from(self, object_id: str) -> None:
        """What was open last gets the focus; "" for nothing in the list."""
        self._last = object_id or self._last

    def show(self, notice: str) -> None:
        """The same, with words to say above them."""

        def failed(error: PreventDesktopError) -> None:
            self._show_page(HomeState(notice=self._desk.sentence(error)))

        self._worker.run(partial(self._gather, notice), self._show_page, failed, owner=self)

    def _gather(self, notice: str) -> HomeState:
        """In the worker. Drafts that are due by age go at an opening, never under an open page."""
        doubtful_news = ""
        lines, notes = self._store.lines(), self._notes.lines()
        if self._report is None:
            try:
                self._report = self._to_note = self._upkeep.look((*lines, *notes))
            except PreventDesktopError as error:  # the drafts are shown all the same
                doubtful_news = self._desk.sentence(error)
            except Exception as error:  # noqa: BLE001  (a fault of ours hides no draft either)
                doubtful_news = self._desk.sentence(internal_error(error))
            if not doubtful_news and read_settings(self._settings_file).doubtful:
                doubtful_news = SETTINGS_DOUBTFUL
        report = self._report or Report(0, (), clock_doubtful=False)
        left_open = self._left_open()
        if report.purged:
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
            and (each.chosen, each.decided) == (chosen_day(line), line.decided)
        )
        area, today = self._desk.library.default_area, self._desk.today()
        state = HomeState(
            lines=lines,
            notes=notes,
            warnings=warnings,
            purged=report.purged,
            clock_doubtful=report.clock_doubtful,
            oddities=self._store.vault.warnings,
            lasting=self._desk.place.lasting,
            notice=notice or doubtful_news,
            records=records_alone(self._store, lines),
            today=today,
            days=self._upkeep.days,
            rules=self._desk.policy,
            doubtful=area.recipient if is_stale(area.recipient.last_checked, today) else None,
            stale_since=stale_contacts(area, today),
            ask=who_to_ask(area),
            first_run=not (everything or self._store.vault.list(Kind.PROFILE)),
            last=self._last or left_open,
        )
        return self._with_deleted(state)

    def _left_open(self) -> str:
        """What was being written when the program ended, or at a lock; asked once."""
        vault, before = self._store.vault, ""
        with contextlib.suppress(PreventDesktopError):  # it costs only where the focus begins
            before = open_before(vault)
            note_open(vault, "")
        return before

    def _with_deleted(self, state: HomeState) -> HomeState:
        until = self._store.vault.settles_at
        drafts = (
            Undoable(line.object_id, title_of(line), DRAFT_BACK) for line in self._store.deleted()
        )
        notes = (
            Undoable(note.object_id, title_of(note), note_back(note))
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
        page.wanted.connect(partial(self._do, page))
        self._page = page
        self._watch(state)
        self.page_wanted.emit(page)
        self._note_opening(page)

    def _note_opening(self, page: HomePage) -> None:
        """Behind the list. Where it fails the list says so, unless somebody has gone on."""
        report, self._to_note = self._to_note, None
        if report is not None:
            note = partial(self._upkeep.note, report)
            self._worker.run(note, nothing, self.give_up, owner=page)

    def _do(self, page: HomePage, wanted: Wanted) -> None:
        match wanted:
            case Begin(job, object_id):
                self.came_from(object_id)
                self.job_wanted.emit(job)
            case ShowHelp():
                self.help_wanted.emit()
            case Delete(object_id):
                self._delete(object_id)
            case Undo(object_id):
                self._undo(object_id)
            case SetTick():
                self._set_tick(page, wanted)
            case WarningsSeen(object_ids):
                # When it cannot be noted, the draft only stays longer.
                note = partial(self._upkeep.shown, object_ids)
                self._worker.run(note, nothing, nothing, owner=self)
            case ClockIsRight():
                self._confirm_clock(page)

    # --- deleting and undoing ---------------------------------------------------------------

    def _delete(self, object_id: str) -> None:
        self.waiting.emit()
        delete = partial(self._keeper(object_id).delete, object_id)
        self._worker.run(delete, lambda _done: self.show(""), self.give_up, owner=self)

    def _undo(self, object_id: str) -> None:
        def failed(error: PreventDesktopError) -> None:
            late = error.code == "unknown_object"
            self.show(TOO_LATE if late else self._desk.sentence(error))

        deleted = (each for each in self._state.deleted if each.object_id == object_id)
        words = next((each.back for each in deleted), DRAFT_BACK)
        self.waiting.emit()
        undelete = partial(self._store.undelete, object_id)
        self._worker.run(undelete, lambda _none: self.show(words), failed, owner=self)

    def give_up(self, error: PreventDesktopError) -> None:
        """It could not be done: the list as it really stands, and why."""
        self.show(self._desk.sentence(error))

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

        self._worker.run(settle, self._settled, nothing, owner=self)

    def _settled(self, state: HomeState) -> None:
        self._state = state
        self._watch(state)
        if self._page is not None and not is_gone(self._page):
            self._page.update_deleted(state, now=self._desk.now())

    # --- ticks, warnings, the clock ---------------------------------------------------------

    def _set_tick(self, page: HomePage, asked: SetTick) -> None:
        keeper = self._keeper(asked.object_id)

        def note() -> None:
            if asked.tick is Tick.SENT:
                keeper.set_sent(asked.object_id, sent=asked.on)
            else:
                keeper.set_held(asked.object_id, held=asked.on)

        def failed(error: PreventDesktopError) -> None:
            page.not_done(asked, self._desk.sentence(error))

        self._worker.run(note, nothing, failed, owner=page)

    def _keeper(self, object_id: str) -> KeptNotes | DraftStore:
        is_note = any(note.object_id == object_id for note in self._state.notes)
        return self._notes if is_note else self._store

    def _confirm_clock(self, page: HomePage) -> None:
        def confirm() -> None:
            self._upkeep.confirm_clock()
            if self._report is not None:
                self._report = replace(self._report, clock_doubtful=False)

        self._worker.run(confirm, lambda _none: page.clock_is_right(), self.give_up, owner=page)

    # --- closing ----------------------------------------------------------------------------

    def ask_before_closing(self) -> None:
        """On a computer that forgets: show which drafts will be gone; `may_close` if none."""

        def look() -> HomeState:
            return HomeState(lines=self._store.lines(), notes=self._notes.lines())

        def close(_error: PreventDesktopError) -> None:
            self.may_close.emit()

        self._worker.run(look, self._ask_about, close, owner=self)

    def _ask_about(self, state: HomeState) -> None:
        readable = [line for line in state.lines if line.readable]
        notes = [note_title(note) for note in state.notes if note.kind]
        if not (readable or notes):
            self.may_close.emit()
            return
        from prevent_desktop.ui.opening.place_pages import LeavingPage

        page = LeavingPage(readable, notes, may_take=self._desk.policy.allows("transfer"))
        page.close_wanted.connect(self.may_close)
        page.hand_over_wanted.connect(lambda object_id: self.job_wanted.emit(hand_over(object_id)))
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)
