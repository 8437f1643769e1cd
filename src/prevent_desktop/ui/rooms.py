"""Everything of an open vault: Home, and the one job that somebody is at."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.upkeep_file import note_open
from prevent_desktop.ui.home.flow import Home
from prevent_desktop.ui.home.jobs import load_ahead
from prevent_desktop.ui.home.wanted import Job
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.opening.must import Must, must_of
from prevent_desktop.ui.work.autosave import Autosaved
from prevent_desktop.ui.work.flow import Flow, OpenDesk
from prevent_desktop.ui.work.late import part_with
from prevent_desktop.ui.work.whereabouts import Return, Whereabouts
from prevent_desktop.ui.work.worker import nothing

LOAD_AHEAD_MS = 150
"""So long after Home comes up: what a worker loads would hold up its first painting."""


class Rooms(QObject):
    """One for each opening of the vault; locking ends it, and with it all that is open.

    `page_wanted` carries a page, `written_begun` what is being written from now on, and
    `help_wanted` says that help is to be shown over the page. `waiting` says that what was asked
    for is on its way, `waited` that it did not come and the page is as it was. `may_close` says
    that nothing holds the window open, `settled` that what had to be done first is done.
    """

    page_wanted = Signal(object)
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
        self._home.job_wanted.connect(self.begin_job)
        self._home.help_wanted.connect(self.help_wanted)
        self._home.waiting.connect(self.waiting)
        self._home.may_close.connect(self.may_close)
        self._job: Flow = self._home
        self._loaded_ahead = False
        self._sets_up = False
        self._aside: Return | None = None
        """What was left for the settings or for a file, to come back to."""
        self._on_the_way = True
        """Home, or what was open at a lock, is still to come."""

    # --- what is open ------------------------------------------------------------------------

    @property
    def job(self) -> Flow:
        """The job that somebody is at."""
        return self._job

    @property
    def written(self) -> Autosaved | None:
        """What is being written: the open draft, or a short paper."""
        return self._job.written

    @property
    def whereabouts(self) -> Whereabouts | None:
        """Where to come back to after a lock; None for Home."""
        left = self._aside.to if self._aside is not None else None
        return self._job.whereabouts or left

    def drop_pages(self) -> None:
        """Have every page go; what is written stays until it is saved."""
        self._job.drop_pages()

    def end(self) -> None:
        """Let go of everything."""
        self._job.end()
        part_with(self)

    # --- beginning -----------------------------------------------------------------------------

    def begin(self, back: Return | None, *, first_run: bool = False) -> None:
        """What has to be done about the vault itself; then Home, or what was open at a lock.

        On a first run what can be set up once is offered before Home.
        """
        self._sets_up = first_run
        if back is not None and back.unsaved is not None:
            self._take_up(self._return_to(back))
            return
        look = partial(must_of, self.at.store.vault, self.at.desk.policy)
        self.at.workers.vault.run(look, partial(self._begin, back), self._show_why, owner=self)

    def _show_why(self, error: PreventDesktopError) -> None:
        self.go_home(self.at.desk.sentence(error))

    def _begin(self, back: Return | None, must: Must) -> None:
        if must is not Must.NOTHING:
            from prevent_desktop.ui.opening.keeping import Keeping

            keeping = Keeping(self.at)
            # Once nothing is left to do, back to where the person was, if not Home.
            keeping.home_wanted.connect(partial(self._come_back, back))
            self._take_up(keeping, to_home=False)
        else:
            self._come_back(back)

    def _come_back(self, back: Return | None, words: str = "") -> None:
        if back is None and self._sets_up:
            from prevent_desktop.ui.settings.flow import SetUpJob

            self._sets_up = False
            self._take_up(SetUpJob(self.at))
        elif back is None:
            self.go_home(words)
        else:
            self._take_up(self._return_to(back))

    def _settle(self) -> None:
        self._on_the_way = False
        self.settled.emit()

    def _return_to(self, back: Return) -> Flow:
        """The job that was open at a lock, with what no disk has taken yet."""
        from prevent_desktop.ui.notes.beginning import NoteAgain
        from prevent_desktop.ui.notes.writing import WritingNote
        from prevent_desktop.ui.referral.open_referral import OpenReferral
        from prevent_desktop.ui.referral.opening_draft import KeptReferral

        if isinstance(back.unsaved, Draft):
            return OpenReferral(self.at, back.unsaved, back.to.section, unsaved=True)
        if back.unsaved is not None:
            return WritingNote(self.at, back.unsaved, unsaved=True)
        if back.to.kind is not None:
            return NoteAgain(self.at, back.to.object_id, back.to.kind)
        return KeptReferral(self.at, back.to.object_id, back.to.section)

    def begin_job(self, job: Job) -> None:
        """Begin a job in place of the one before."""
        self._take_up(job(self.at))

    def _take_up(self, flow: Flow, *, to_home: bool = True) -> None:
        self._put_down()
        self._job = flow
        flow.setParent(self)
        flow.page_wanted.connect(self.page_wanted)
        flow.title_changed.connect(self.title_changed)
        flow.waiting.connect(self.waiting)
        flow.handed_on.connect(self._take_up)
        if to_home:
            flow.home_wanted.connect(self.go_home)
        if flow.written is not None:
            self._aside = None  # what was left is not what is being written now
            self.written_begun.emit(flow.written)
            self._note_open(flow.whereabouts)
        flow.start()
        if flow.written is not None:
            self._settle()

    def _note_open(self, there: Whereabouts | None) -> None:
        """After a crash the list begins at what was open; where it cannot be noted, at its top."""
        if there is not None:
            note = partial(note_open, self.at.store.vault, there.object_id)
            self.at.workers.vault.run(note, nothing, nothing, owner=self)

    # --- and back ----------------------------------------------------------------------------

    def go_home(self, notice: str = "") -> None:
        """Save what is open, then list the drafts as they are on disk; or back from settings."""
        aside, self._aside = self._aside, None
        if aside is not None:
            self._on_the_way = True
            self._take_up(self._return_to(aside))
            return
        self.waiting.emit()
        if self.whereabouts is not None:
            self._home.came_from(self.whereabouts.object_id)
        written = self.written
        if written is None:
            self._put_down()  # nothing late of it comes up over the list
        elif written.has_unsaved:
            written.when_saved(partial(self.go_home, notice), self.waited.emit)
            return
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
            return SettingsJob(at, "Back to what you were writing" if self._aside else "")

        if not isinstance(self._job, SettingsJob):
            self.visit(settings)

    def visit(self, job: Job) -> None:
        """Save what is open, then do this; from there back to where the person was."""
        self.waiting.emit()
        written, there = self.written, self.whereabouts
        if written is not None and written.has_unsaved:
            written.when_saved(partial(self.visit, job), self.waited.emit)
            return
        self._aside = Return(there) if there is not None else None
        self.begin_job(job)

    def ask_before_closing(self) -> None:
        """On a computer that forgets: `may_close`, at once or once the person says so."""
        self._home.ask_before_closing()

    def _come_home(self, page: Page) -> None:
        """Home, or the page before leaving, is shown; nothing is written any more."""
        self._put_down()
        self.page_wanted.emit(page)
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
