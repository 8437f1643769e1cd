"""The window: one page at a time, the red line on top, and everything put away at the end."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from prevent_desktop import document
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.papers.finished import is_message
from prevent_desktop.saving import remove_own
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.other_jobs import OtherJobs
from prevent_desktop.ui.kit.clipboard import clear_if_ours
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import EmergencyBar
from prevent_desktop.ui.kit.trouble_bar import TroubleBar
from prevent_desktop.ui.lock.locking import Locking, Place, Return
from prevent_desktop.ui.lock.page_stack import PageStack
from prevent_desktop.ui.opening.vault_opening import VaultOpening
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.referral.finishing import Finishing
from prevent_desktop.ui.referral.referral_view import CHECK, ReferralView
from prevent_desktop.ui.referral.session import DraftSession, open_looked_through
from prevent_desktop.ui.rooms import Rooms
from prevent_desktop.ui.work.autosave import Autosaved
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker
from prevent_desktop.vault import Vault

PROGRAM = "Prevent Desktop"
UNLOCK_FIRST = "What you wrote last is not saved yet: unlock your drafts first."


class MainWindow(QMainWindow):
    """Owns the workers, the open vault and the open draft, and shows their pages."""

    def __init__(self, desk: WindowDesk) -> None:
        super().__init__()
        self._desk = desk
        self._vault_worker = Worker("vault", self)
        self._paper_worker = Worker("paper", self)
        self._review_worker = Worker("review", self)
        self._workers = (self._vault_worker, self._paper_worker, self._review_worker)
        self._vault: Vault | None = None
        self._store: DraftStore | None = None
        self._session: DraftSession | None = None
        self._view: ReferralView | None = None
        self._finishing: Finishing | None = None
        self._close_unsaved = False
        self._rooms: Rooms | None = None
        self._left = False
        self._stack = PageStack()
        ground = QWidget()
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._locking = Locking(desk, self, self, self._workers, finishing=self._paper_worker)
        emergency = EmergencyBar()
        emergency.add(self._locking.button)
        layout.addWidget(emergency)
        self._bars = QVBoxLayout()
        self._bars.addWidget(self._locking.bar)
        layout.addLayout(self._bars)
        self._trouble = TroubleBar()
        self._trouble.close_anyway.connect(self._close_anyway)
        layout.addWidget(self._trouble)
        layout.addLayout(self._stack, 1)
        self.setCentralWidget(ground)
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self._show_help)
        self._other_jobs = OtherJobs(desk, self._paper_worker, self)
        self._other_jobs.page_wanted.connect(self._show)
        self._other_jobs.home_wanted.connect(self._go_home)
        self._opening = VaultOpening(desk, self._vault_worker, self)
        self._opening.page_wanted.connect(self._show)
        self._opening.opened.connect(self._opened)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(1280, 720).boundedTo(room))

    def start(self) -> None:
        """Paint the first page and begin to open the drafts."""
        self._opening.start()

    def lock(self) -> None:
        """Lock now: the system asks for it."""
        self._locking.lock()

    @property
    def locking(self) -> Locking:
        """When the drafts are locked, and whether they are open."""
        return self._locking

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar between the red line and the page."""
        self._bars.addWidget(bar)

    @property
    def current(self) -> QWidget | None:
        """The page, or the referral's view, being shown."""
        return self._stack.currentWidget()

    def _show(self, widget: QWidget, *, keep_old: bool = False) -> None:
        """Show a page; the one before it goes, unless it is kept or the referral's view."""
        if not self._stack.bring_up(widget, kept=self._view, keep_old=keep_old):
            return
        self._locking.touch()
        if isinstance(widget, Page):
            self._set_title(widget.title)
            widget.entered()
        elif isinstance(widget, ReferralView):
            widget.setEnabled(True)
            widget.tell_title()

    def _set_title(self, title: str) -> None:
        self.setWindowTitle(title if title == PROGRAM else f"{title} - {PROGRAM}")

    def _opened(self, vault: Vault) -> None:
        self._vault = vault
        # Only now: a window that was refused must not take away what the first one has open.
        self._paper_worker.run(self.empty_private, lambda _none: None, lambda _error: None)
        self._paper_worker.run(document.warm_up, lambda _none: None, lambda _error: None)
        self._store = DraftStore(vault, self._desk.library, self._desk.now)
        self._rooms = self._make_rooms(self._store)
        back = self._locking.opened()
        if back is None:
            self._rooms.begin(self._go_home)
        elif back.unsaved is None:
            self._rooms.begin(lambda _words: self._come_back(back))
        else:
            self._come_back(back)

    def _come_back(self, back: Return) -> None:
        """To what was open at the lock, and with what no disk has taken yet."""
        if isinstance(back.unsaved, Draft):
            self._begin(back.unsaved, back.place.where, unsaved=True)
        elif back.place.note is None:
            self._open_draft(back.place.object_id, back.place.where)
        elif self._rooms is not None:
            self._rooms.come_back_to_note(back)

    def _make_rooms(self, store: DraftStore) -> Rooms:
        rooms = Rooms(self._desk, store, self._vault_worker, self._paper_worker, self)
        rooms.page_wanted.connect(self._show)
        rooms.home_ready.connect(self._show_home)
        rooms.home_wanted.connect(self._go_home)
        rooms.draft_taken.connect(self._begin)
        rooms.note_begun.connect(self._watch_saves)
        rooms.may_close.connect(self._leave)
        return rooms

    def empty_private(self) -> None:
        """Remove the files that were only to exist for a moment."""
        remove_own(self._desk.private_folder, is_message)

    # --- what locking asks for: see `locking.Room` --------------------------------------------

    @property
    def written(self) -> Autosaved | None:
        """What is being written: the open draft, or a short paper."""
        return self._session or (self._rooms.note if self._rooms is not None else None)

    @property
    def vault(self) -> Vault | None:
        """The open vault."""
        return self._vault

    @property
    def stack(self) -> PageStack:
        """The pages."""
        return self._stack

    def place(self) -> Place | None:
        """The draft and the section the person is at, or the short paper, while one is open.

        None once its paper is signed: Home has it at the top, with what is left to do.
        """
        if self._session is None or self._view is None:
            return self._rooms.place if self._rooms is not None else None
        if self._finishing is not None and self._finishing.signed:
            return None
        where = self._view.where if self._finishing is None else CHECK
        return Place(self._session.draft.object_id, where)

    def drop_pages(self) -> None:
        """Destroy every page but the one on top."""
        self._drop_view()
        self._stack.drop_others()

    def let_go(self) -> None:
        """Forget the draft and the vault."""
        self._put_draft_away()
        if self._rooms is not None:
            self._rooms.deleteLater()
            self._rooms = None
        self._other_jobs.let_go()
        self.drop_pages()
        self._vault = self._store = None

    # --- home -------------------------------------------------------------------------------

    def _go_home(self, notice: str = "") -> None:
        """Save what is open, then list the drafts as they are on disk."""
        written = self.written
        self._stack.hold()
        if written is not None and written.has_unsaved:
            written.when_saved(partial(self._go_home, notice), self._stack.release)
            return
        if self._rooms is not None:
            self._rooms.show_home(notice)

    def _show_home(self, page: Page) -> None:
        """Show Home, or the page before leaving; nothing is written any more."""
        if isinstance(page, HomePage):
            page.new_wanted.connect(self._show_before)
            page.open_wanted.connect(self._open_draft)
            verify = self._other_jobs.show_verify
            page.verify_wanted.connect(lambda: verify(self._open_store().vault))
            page.blank_wanted.connect(self._make_blank)
            page.help_wanted.connect(self._show_help)
        self._show(page)
        self._put_draft_away()

    def _open_store(self) -> DraftStore:
        if self._store is None:
            raise PreventDesktopError("internal", kind="no vault", place="main_window")
        return self._store

    def _show_before(self) -> None:
        page = BeforePage(self._desk.guidance("before-you-start"))
        page.back.connect(self._go_home)
        store = self._open_store()
        page.go_on.connect(self._stack.hold)
        page.go_on.connect(lambda: self._vault_worker.run(store.new, self._begin, self._home_with))
        self._show(page)

    def _open_draft(self, object_id: str, where: str = "") -> None:
        self._stack.hold()
        store, begin = self._open_store(), partial(self._begin, where=where)
        opened = partial(open_looked_through, store, object_id, self._desk.today)
        self._vault_worker.run(opened, begin, self._home_with)

    def _home_with(self, error: PreventDesktopError) -> None:
        self._go_home(self._desk.sentence(error))

    # --- the open referral ------------------------------------------------------------------

    def _begin(self, draft: Draft, where: str = "", *, unsaved: bool = False) -> None:
        if self._locking.covers:
            return
        store = self._open_store()
        self._session = DraftSession(
            draft,
            store.save,
            vault_worker=self._vault_worker,
            review_worker=self._review_worker,
            today=self._desk.today,
            parent=self,
        )
        self._watch_saves(self._session)
        self._session.review_failed.connect(self._not_reviewed)
        view = ReferralView(self._desk, self._session)
        view.close_wanted.connect(self._go_home)
        view.finish_wanted.connect(self._finish)
        view.title_changed.connect(partial(self._set_view_title, view))
        self._show(view)
        self._view = view
        view.go(where or view.first_unfinished())
        if unsaved:
            self._session.save_again()

    def _set_view_title(self, view: ReferralView, title: str) -> None:
        if self.current is view:
            self._set_title(title)

    def _watch_saves(self, written: Autosaved) -> None:
        written.saved.connect(self._saved)
        written.save_failed.connect(self._not_saved)

    def _saved(self, _outcome: object) -> None:
        self._locking.touch()
        self._trouble.clear()
        self._close_unsaved = False

    def _not_saved(self, error: PreventDesktopError) -> None:
        self._trouble.say(f"Not saved: {self._desk.sentence(error)} It is tried again.")

    def _not_reviewed(self, error: PreventDesktopError) -> None:
        self._trouble.say(f"Your answers could not be checked: {self._desk.sentence(error)}")

    def _finish(self, complete: bool) -> None:
        if self._session is None:
            return
        self._leave_finishing()
        self._finishing = Finishing(
            self._desk,
            self._open_store(),
            self._session,
            self._paper_worker,
            complete=complete,
            parent=self,
        )
        self._finishing.page_wanted.connect(self._show)
        self._finishing.back_to_check.connect(partial(self._back_to_view, CHECK))
        self._finishing.details_wanted.connect(partial(self._back_to_view, "referrer"))
        self._finishing.home_wanted.connect(self._go_home)
        self._finishing.start()

    def _back_to_view(self, where: str) -> None:
        self._leave_finishing()
        if self._view is not None:
            view = self._view
            self._show(view)
            view.go(where)

    def _put_draft_away(self) -> None:
        """Let go of a draft that is saved: its pages, its answers, its paper."""
        if self._session is not None:
            self._session.close()
            self._session.deleteLater()
        self._trouble.clear()
        self._session = None
        self._drop_view()

    def _drop_view(self) -> None:
        if self._view is not None:
            self._stack.removeWidget(self._view)
            self._view.deleteLater()
        self._view = None
        self._leave_finishing()

    def _leave_finishing(self) -> None:
        """Let go of what was to be signed; another time it is begun anew."""
        if self._finishing is not None:
            self._finishing.deleteLater()
        self._finishing = None

    # --- the other jobs ---------------------------------------------------------------------

    def _show_help(self) -> None:
        """Help over the page that is open, which comes back afterwards."""
        below = self.current
        if below is None or isinstance(below, HelpPage):
            return
        page = HelpPage(self._desk.guidance)
        page.back.connect(partial(self._show, below))
        self._show(page, keep_old=True)

    def _make_blank(self, large: bool) -> None:
        self._stack.hold()
        self._other_jobs.make_blank(large=large)

    # --- the end ----------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first. While that fails, stay open and say so; nothing typed is lost unasked."""
        written = self.written
        event.ignore()
        if self._locking.holds_unsaved and not self._close_unsaved:
            self._trouble.say(UNLOCK_FIRST)
            self._trouble.offer_to_close()
            return
        if written is not None and written.has_unsaved and not self._close_unsaved:
            self._stack.hold()
            written.when_saved(self.close, self._could_not_close)
            return
        if self._rooms is not None and not (self._desk.place.lasting or self._left):
            self._stack.hold()
            self._rooms.ask_before_closing()
            return
        self._stack.put_away()
        if written is not None:
            written.close()
        for worker in self._workers:
            worker.close()
        if self._vault is not None:
            self.empty_private()
            self._vault.close()
        clear_if_ours(QGuiApplication.clipboard())
        event.accept()

    def _could_not_close(self) -> None:
        """The bar above the page says why; closing without saving has to be asked for there."""
        self._stack.release()
        self._trouble.offer_to_close()

    def _leave(self) -> None:
        self._left = True
        self.close()

    def give_up(self) -> None:
        """Close and ask nothing: the system does not wait for answers."""
        self._left = True
        self._close_anyway()

    def _close_anyway(self) -> None:
        self._close_unsaved = True
        self.close()
