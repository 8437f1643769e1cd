"""Everything of an open vault: Home, and the one job that somebody is at."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.upkeep_file import note_open
from prevent_desktop.ui.home.flow import Home
from prevent_desktop.ui.home.jobs import load_ahead
from prevent_desktop.ui.home.wanted import Job
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.typed import holds_typed
from prevent_desktop.ui.opening.must import Must, must_of
from prevent_desktop.ui.work.autosave import Autosaved
from prevent_desktop.ui.work.flow import Flow, OpenDesk
from prevent_desktop.ui.work.late import is_gone, part_with
from prevent_desktop.ui.work.whereabouts import Return, Whereabouts
from prevent_desktop.ui.work.worker import nothing

LOAD_AHEAD_MS = 150
"""So long after Home comes up: what a worker loads would hold up its first painting."""


@dataclass(frozen=True, slots=True)
class _Left:
    """A job that was left for a visit to something else, and its page as it was."""

    job: Flow
    page: Page


class Rooms(QObject):
    """One for each opening of the vault; locking ends it, and with it all that is open.

    `page_wanted` carries a page, `page_left` one to be kept below those to come, `written_begun`
    what is being written from now on, and `help_wanted` says that help is to be shown over the
    page. `waiting` says that what was asked for is on its way, `waited` that it did not come and
    the page is as it was. `may_close` says that nothing holds the window open, `settled` that what
    had to be done first is done.
    """

    page_wanted = Signal(object)
    page_left = Signal(object)
    title_changed = Signal(str)
    written_begun = Signal(object)
    help_wanted = Signal()
    waiting = Signal()
    waited = Signal()
    may_close = Signal()
    settled = Signal()

    def __init__(self, at: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.at = at
        self._home = Home(at, self)
        self._home.page_wanted.connect(self._come_home)
        self._home.home_wanted.connect(self.go_home)
        self._home.job_wanted.connect(self.begin_job)
        self._home.help_wanted.connect(self.help_wanted)
        self._home.waiting.connect(self.waiting)
        self._home.may_close.connect(self.may_close)
        self._job: Flow = self._home
        self._loaded_ahead = False
        self._sets_up = False
        self._aside: Return | None = None
        """What was left for the settings or for a file, to come back to: it is on the disk."""
        self._left: list[_Left] = []
        """What was left so and is on no disk, the last one left first come back to."""
        self._page: QWidget | None = None
        """The page that the job has shown last."""
        self._visit: Job | None = None
        """What is gone to as soon as nothing is under way."""
        self._draining = False
        self._back: Return | None = None
        """What was open at a lock, while something has to be done first."""
        self._must: Must | None = None
        """What has to be done before Home; None while nobody has looked."""
        self._unsaid = ""
        """What Home has to say, until it is seen."""
        self._on_the_way = True
        """Home, or what was open at a lock, is still to come."""

    # --- what is open ------------------------------------------------------------------------

    @property
    def job(self) -> Flow:
        """The job that somebody is at."""
        return self._job

    @property
    def _jobs(self) -> list[Flow]:
        """The job that somebody is at, then those that were left, the last first."""
        return [self._job, *(left.job for left in reversed(self._left))]

    @property
    def written(self) -> Autosaved | None:
        """What is being written: the open draft, or a short paper."""
        return next((job.written for job in self._jobs if job.written is not None), None)

    @property
    def whereabouts(self) -> Whereabouts | None:
        """Where to come back to after a lock; None for Home."""
        aside = self._aside.to if self._aside is not None else None
        return next(filter(None, (job.whereabouts for job in self._jobs)), aside)

    @property
    def parting(self) -> str:
        """What Home has to say after a lock."""
        return next(filter(None, (job.parting for job in self._jobs)), self._unsaid)

    def drop_pages(self) -> None:
        """Have every page go; what is written stays until it is saved."""
        for job in self._jobs:
            job.drop_pages()

    def end(self) -> None:
        """Let go of everything."""
        self._let_go_of_left()
        self._job.end()
        part_with(self)

    # --- beginning -----------------------------------------------------------------------------

    def begin(self, back: Return | None, *, first_run: bool = False) -> None:
        """What has to be done about the vault itself; then Home, or what was open at a lock.

        On a first run what can be set up once is offered before Home.
        """
        self._sets_up = first_run
        if back is not None and back.unsaved is not None:
            self._take_up(self._return_to(back))  # the disk comes first; then what has to be done
            return
        self._back = back
        self._look_first("")

    def _look_first(self, words: str) -> None:
        look = partial(must_of, self.at.store.vault, self.at.desk.policy)
        begin = partial(self._begin, words)
        self.at.workers.vault.run(look, begin, self._show_why, owner=self)

    def _show_why(self, error: PreventDesktopError) -> None:
        self._put_down()
        self._home.show(self.at.desk.sentence(error))

    def _begin(self, words: str, must: Must) -> None:
        self._must = must
        if must is Must.NOTHING:
            self._let_go_of_left()
            self._come_back(words)
        elif not self._take_back():
            from prevent_desktop.ui.opening.keeping import Keeping

            self._take_up(Keeping(self.at))

    def _come_back(self, words: str) -> None:
        """To where the person was, if not Home."""
        back, self._back = self._back, None
        if back is not None and back.to is not None:
            self._take_up(self._return_to(back))
        elif self._sets_up:
            from prevent_desktop.ui.settings.flow import SetUpJob

            self._sets_up = False
            self._take_up(SetUpJob(self.at))
        else:
            self.go_home(words or (back.notice if back is not None else ""))

    def _settle(self) -> None:
        self._on_the_way = False
        self.settled.emit()

    def _return_to(self, back: Return) -> Flow:
        """The job that was open at a lock, with what no disk has taken yet."""
        from prevent_desktop.ui.notes.beginning import NoteAgain
        from prevent_desktop.ui.notes.writing import WritingNote
        from prevent_desktop.ui.referral.open_referral import OpenReferral
        from prevent_desktop.ui.referral.opening_draft import KeptReferral

        there = back.to or Whereabouts("")
        if isinstance(back.unsaved, Draft):
            return OpenReferral(self.at, back.unsaved, there.section, unsaved=True)
        if back.unsaved is not None:
            return WritingNote(self.at, back.unsaved, unsaved=True)
        if there.kind is not None:
            return NoteAgain(self.at, there.object_id, there.kind)
        return KeptReferral(self.at, there.object_id, there.section)

    def begin_job(self, job: Job) -> None:
        """Begin a job in place of the one before."""
        self._take_up(job(self.at))

    def _take_up(self, flow: Flow) -> None:
        self._put_down()
        self._job, self._page = flow, None
        flow.setParent(self)
        flow.page_wanted.connect(partial(self._show, flow))
        flow.title_changed.connect(self.title_changed)
        flow.waiting.connect(self.waiting)
        flow.handed_on.connect(self._take_up)
        flow.home_wanted.connect(self.go_home)
        if flow.written is not None:
            self._aside = None  # what was left is not what is being written now
            self._let_go_of_left(but_typed=True)
            self.written_begun.emit(flow.written)
            self._note_open(flow.whereabouts)
        flow.start()
        if flow.written is not None:
            self._settle()

    def _show(self, job: Flow, page: QWidget) -> None:
        if job is self._job:
            self._page = page
            self.page_wanted.emit(page)

    def _note_open(self, there: Whereabouts | None) -> None:
        """After a crash the list begins at what was open; where it cannot be noted, at its top."""
        if there is not None:
            note = partial(note_open, self.at.store.vault, there.object_id)
            self.at.workers.vault.run(note, nothing, nothing, owner=self)

    # --- and back ----------------------------------------------------------------------------

    def go_home(self, notice: str = "") -> None:
        """Save what is open, then list the drafts as they are on disk; or back from a visit."""
        self.waiting.emit()
        written = self._job.written
        if written is not None and written.has_unsaved:
            written.when_saved(partial(self.go_home, notice), self.waited.emit)
            return
        if self._job.whereabouts is not None:
            self._home.came_from(self._job.whereabouts.object_id)
        if self._must is not Must.NOTHING and not (self._must is None and self._left):
            self._put_down()
            self._look_first(notice)
            return
        if notice and self._left and type(self._left[-1].job) is type(self._job):
            self._let_go_of(self._left.pop())  # it has been done elsewhere, and shows how it was
        if self._take_back():
            self._settle()
            return
        aside, self._aside = self._aside, None
        if aside is not None:
            self._on_the_way = True
            self._take_up(self._return_to(aside))
            return
        self._unsaid = notice if notice == self._job.parting else ""
        if written is None:
            self._put_down()  # nothing late of it comes up over the list
        self._on_the_way = True
        self._home.show(notice)

    @property
    def may_be_left(self) -> bool:
        """Whether nothing that had to come first is lost by a visit to something else."""
        return not self._on_the_way

    def visit_settings(self) -> None:
        """Save what is open, then the settings; from there back to where the person was."""
        from prevent_desktop.ui.settings.flow import SettingsJob

        def settings(at: OpenDesk) -> Flow:
            words = "Back to where you were" if self._left or self._must else ""
            return SettingsJob(
                at, words or ("Back to what you were writing" if self._aside else "")
            )

        if not isinstance(self._job, SettingsJob):
            self.visit(settings)

    def visit(self, job: Job) -> None:
        """Save what is open, then do this; from there back to where the person was."""
        self._visit = job
        self.waiting.emit()
        self._go_visiting()

    def _go_visiting(self) -> None:
        """Once nothing is under way that would show another page by itself."""
        written, vault, job = self.written, self.at.workers.vault, self._visit
        if job is None or self._draining:
            return
        if written is not None and written.has_unsaved:
            written.when_saved(self._go_visiting, self._stay)
        elif vault.awaited:
            self._draining = True
            vault.run(lambda: None, self._drained, self._drained, owner=self)
        else:
            self._visit = None
            self._leave()
            self.begin_job(job)

    def _drained(self, _outcome: object) -> None:
        self._draining = False
        self._go_visiting()

    def _stay(self) -> None:
        self._visit = None
        self.waited.emit()

    def _leave(self) -> None:
        """Put aside what is to be come back to: by the disk, or the page itself where it is not.

        What was only visited and holds nothing that somebody typed is gone.
        """
        job, page, there = self._job, self._page, self._job.whereabouts
        if isinstance(page, Page) and not is_gone(page) and job is not self._home:
            visiting = bool(self._left or self._aside)
            if holds_typed(page) or not (there or visiting):
                self._left.append(_Left(job, page))
                self.page_left.emit(page)
                self._job = self._home
                return
        if there is not None:
            self._aside = Return(there)

    def _take_back(self) -> bool:
        """Show what was left last, if anything was."""
        while self._left:
            left = self._left.pop()
            if not is_gone(left.page):
                self._put_down()
                self._job, self._page = left.job, left.page
                left.page.setEnabled(True)
                self.page_wanted.emit(left.page)
                return True
            self._let_go_of(left)
        return False

    def _let_go_of_left(self, *, but_typed: bool = False) -> None:
        """What was left is not come back to; a draft's own session is one at a time."""
        for left in self._left[:]:
            typed = not is_gone(left.page) and holds_typed(left.page)
            if not (but_typed and typed and left.job.written is None):
                self._left.remove(left)
                self._let_go_of(left)

    def _let_go_of(self, left: _Left) -> None:
        left.job.end()
        part_with(left.page)

    def ask_before_closing(self) -> None:
        """On a computer that forgets: `may_close`, at once or once the person says so."""
        self._home.ask_before_closing()

    def _come_home(self, page: Page) -> None:
        """Home, or the page before leaving, is shown; nothing is written any more."""
        self._put_down()
        self.page_wanted.emit(page)
        if not is_gone(page):
            self._unsaid = ""
        if not self._loaded_ahead:
            self._loaded_ahead = True
            QTimer.singleShot(LOAD_AHEAD_MS, self, self._load_ahead)
        self._settle()

    def _load_ahead(self) -> None:
        self.at.workers.review.run(load_ahead, nothing, nothing, owner=self)

    def _put_down(self) -> None:
        if self._job is not self._home:
            self._job.end()
            self._job = self._home
