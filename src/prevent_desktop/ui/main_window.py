"""The window: one page at a time, the red line on top, and everything put away at the end.

Its frame is painted before anything heavy is loaded: what stands at the head of this file is all
that it needs. `furnish` brings the rest, when that is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.emergency_bar import EmergencyBar
from prevent_desktop.ui.kit.fits_screen import FitsScreen
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.trouble_bar import TroubleBar
from prevent_desktop.ui.lock.page_stack import PageStack
from prevent_desktop.ui.opening.opening_page import OpeningPage
from prevent_desktop.ui.work.late import part_with

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from prevent_desktop.errors import PreventDesktopError
    from prevent_desktop.ui.lock.locking import Locking
    from prevent_desktop.ui.referral.referral_view import ReferralView
    from prevent_desktop.ui.rooms import Rooms
    from prevent_desktop.ui.work.autosave import Autosaved
    from prevent_desktop.ui.work.desk import WindowDesk
    from prevent_desktop.ui.work.whereabouts import Whereabouts
    from prevent_desktop.vault import Vault

PROGRAM = "Prevent Desktop"
UNLOCK_FIRST = "What you wrote last is not saved yet: unlock your drafts first."


class _Ground(QWidget):
    """What the frame stands on; `painted` once everything on it was painted for the first time."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.property("painted"):
            self.setProperty("painted", True)
            QTimer.singleShot(0, self, self.painted.emit)


class MainWindow(QMainWindow):
    """The frame: the pages, the bars above them, and the end. What is open belongs to `Rooms`.

    Without a desk it is the bare frame, until `furnish`. `painted` says that it can be seen.
    """

    painted = Signal()

    def __init__(self, desk: WindowDesk | None = None) -> None:
        super().__init__()
        self._furnished = False
        self._rooms: Rooms | None = None
        """What is open; None while no vault is."""
        self._close_unsaved = False
        self._left = self._told = False
        self._title = PROGRAM
        self._stack = PageStack()
        self._trouble = TroubleBar()
        self._trouble.close_anyway.connect(self._close_anyway)
        self._emergency = EmergencyBar()
        self._bars = QVBoxLayout()
        self._lay_out()
        first = OpeningPage()
        self._stack.bring_up(first)
        self._set_title(first.title)
        first.entered()
        if desk is not None:
            self.furnish(desk)

    def _lay_out(self) -> None:
        ground = _Ground()
        ground.painted.connect(self.painted)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._emergency)
        layout.addLayout(self._bars)
        layout.addWidget(self._trouble)
        layout.addLayout(self._stack, 1)
        self.setCentralWidget(ground)
        FitsScreen(self)

    def furnish(self, desk: WindowDesk) -> None:
        """Bring everything that opens, shows and locks the drafts; nothing jumps by it."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from prevent_desktop.ui.kit.in_view import FocusInView
        from prevent_desktop.ui.kit.regions import RegionKeys
        from prevent_desktop.ui.lock.locking import Locking
        from prevent_desktop.ui.opening.vault_opening import VaultOpening
        from prevent_desktop.ui.work.worker import make_workers

        self._desk = desk
        self._workers = make_workers(self)
        self._locking = Locking(desk, self, self, self._workers)
        self._add_at_hand()
        self._emergency.add(self._locking.button)
        self._bars.addWidget(self._locking.bar)
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self._show_help)
        RegionKeys(self)
        FocusInView(self)
        self._opening = VaultOpening(desk, self._workers.vault, self)
        self._opening.page_wanted.connect(self._show)
        self._opening.opened.connect(self._opened)
        self._furnished = True

    def _add_at_hand(self) -> None:
        """Help and Settings, on every page."""
        from prevent_desktop.ui.kit.at_hand import AtHand

        at_hand = AtHand(self._emergency)
        at_hand.help_wanted.connect(self._show_help)
        at_hand.settings_wanted.connect(self._show_settings)
        self._stack.covered.connect(at_hand.set_covered)
        self._locking.open_changed.connect(at_hand.set_open)

    def start(self) -> None:
        """Show the first page and begin to open the drafts."""
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

    # --- pages ------------------------------------------------------------------------------

    @property
    def current(self) -> QWidget | None:
        """The page, or the referral's view, being shown."""
        return self._stack.currentWidget()

    def _show(self, widget: Page | ReferralView) -> None:
        """Show a page in place of the one before."""
        if isinstance(widget, OpeningPage) and isinstance(self.current, OpeningPage):
            part_with(widget)  # it is shown already
        elif self._stack.bring_up(widget):
            self._is_shown(widget)

    def _show_help(self) -> None:
        """Help over the page that is open, which comes back afterwards."""
        from prevent_desktop.ui.help_page import HelpPage

        below = cast("Page | ReferralView | None", self.current)
        if below is None or isinstance(below, HelpPage):
            return
        topic = below.help_topic
        area = self._desk.library.default_area
        page = HelpPage(self._desk.guidance, area, self._desk.today(), topic)
        page.titled.connect(self._set_title)
        page.back.connect(lambda: self._show(below))
        if self._stack.lay_over(page):
            self._is_shown(page)

    def _show_settings(self) -> None:
        """Settings in place of the page; what is being made is waited for by the person."""
        if self._rooms is not None and not self._workers.paper.busy:
            self._rooms.visit_settings()

    def _is_shown(self, widget: Page | ReferralView) -> None:
        self._locking.touch()
        if self._rooms is not None and self._rooms.written is None:
            self._trouble.clear()
        if isinstance(widget, Page):
            unique = Qt.ConnectionType.UniqueConnection
            widget.errors_changed.connect(self._tell_errors, unique)
            self._tell_errors()
        widget.entered()

    @Slot()
    def _tell_errors(self) -> None:
        """The title of the page that is shown says that something on it is wrong."""
        page = self.current
        if isinstance(page, Page):
            self._set_title(f"Error: {page.title}" if page.has_errors else page.title)

    def _set_title(self, title: str) -> None:
        self._title = title
        self.show_title()

    def show_title(self) -> None:
        """The title of what is open; a neutral one while that is covered."""
        covered = self._furnished and self._locking.covering.is_covered
        neutral = covered or self._title == PROGRAM
        self.setWindowTitle(PROGRAM if neutral else f"{self._title} - {PROGRAM}")

    def _retitle(self, title: str) -> None:
        """What is shown is called otherwise now; a page over it keeps its own title."""
        if not isinstance(self.current, Page):
            self._set_title(title)

    # --- an open vault --------------------------------------------------------------------------

    def _opened(self, vault: Vault) -> None:
        from prevent_desktop.kept.drafts import DraftStore
        from prevent_desktop.ui.rooms import Rooms
        from prevent_desktop.ui.work.flow import OpenDesk
        from prevent_desktop.ui.work.worker import nothing

        # Only now: a window that was refused must not take away what the first one has open.
        self._workers.paper.run(self.empty_private, nothing, nothing, owner=self)
        store = DraftStore(vault, self._desk.library, self._desk.now)
        rooms = self._rooms = Rooms(OpenDesk(self._desk, store, self._workers), self)
        rooms.page_wanted.connect(self._show)
        rooms.title_changed.connect(self._retitle)
        rooms.written_begun.connect(self._watch)
        rooms.help_wanted.connect(self._show_help)
        rooms.waiting.connect(self._stack.hold)
        rooms.waited.connect(self._stack.release)
        rooms.may_close.connect(self._leave)
        rooms.begin(self._locking.opened(), first_run=self._opening.is_new)

    def _watch(self, written: Autosaved) -> None:
        """Say above the page what goes wrong with what is being written."""
        from prevent_desktop.ui.referral.session import DraftSession

        written.saved.connect(self._saved)
        written.save_failed.connect(self._not_saved)
        if isinstance(written, DraftSession):
            written.review_failed.connect(self._not_reviewed)

    def _saved(self, _outcome: object) -> None:
        self._locking.touch()
        self._trouble.clear()
        self._close_unsaved = False

    def _not_saved(self, error: PreventDesktopError) -> None:
        self._trouble.say(f"Not saved: {self._desk.sentence(error)} It is tried again.")

    def _not_reviewed(self, error: PreventDesktopError) -> None:
        self._trouble.say(f"Your answers could not be checked: {self._desk.sentence(error)}")

    # --- what locking asks for: see `locking.Lockable` ----------------------------------------

    @property
    def written(self) -> Autosaved | None:
        """What is being written: the open draft, or a short paper."""
        return self._rooms.written if self._rooms is not None else None

    @property
    def vault(self) -> Vault | None:
        """The open vault."""
        return self._rooms.at.store.vault if self._rooms is not None else None

    @property
    def stack(self) -> PageStack:
        """The pages."""
        return self._stack

    @property
    def whereabouts(self) -> Whereabouts | None:
        """Where to come back to after unlocking."""
        return self._rooms.whereabouts if self._rooms is not None else None

    def drop_pages(self) -> None:
        """Destroy every page but the one on top."""
        if self._rooms is not None:
            self._rooms.drop_pages()
        self._stack.drop_others()

    def let_go(self) -> None:
        """Forget everything that is open."""
        if self._rooms is not None:
            self._rooms.end()
        self._rooms = None
        self._trouble.clear()
        self._stack.drop_others()

    def empty_private(self) -> None:
        """Remove the drafts of messages that no mail program can still be about to read."""
        from prevent_desktop.mail import sweep, sweep_all

        if self._told:
            sweep_all(self._desk.private_folder)
        else:
            sweep(self._desk.private_folder, self._desk.now())

    # --- the end ----------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first. While that fails, stay open and say so; nothing typed is lost unasked."""
        event.ignore()
        if not self._furnished:
            event.accept()
            return
        self._locking.covering.uncover()
        if self._may_close():
            self._put_away()
            event.accept()

    def _may_close(self) -> bool:
        """Whether nothing is lost by it; else what has to come first is begun."""
        written = self.written
        if self._locking.holds_unsaved and not self._close_unsaved:
            self._trouble.say(UNLOCK_FIRST)
            self._trouble.offer_to_close()
            return False
        if written is not None and written.has_unsaved and not self._close_unsaved:
            self._stack.hold()
            written.when_saved(self.close, self._could_not_close)
            return False
        if self._rooms is not None and not (self._desk.place.lasting or self._left):
            self._stack.hold()
            self._rooms.ask_before_closing()
            return False
        return True

    def _put_away(self) -> None:
        """Finish what the workers have in hand, and close the vault."""
        from PySide6.QtGui import QGuiApplication

        from prevent_desktop.ui.kit.clipboard import clear_if_ours

        self._stack.put_away()
        if self.written is not None:
            self.written.close()
        for worker in self._workers:
            worker.close()
        if self.vault is not None:
            self.empty_private()
            self.vault.close()
        clear_if_ours(QGuiApplication.clipboard())

    def _could_not_close(self) -> None:
        """The bar above the page says why; closing without saving has to be asked for there."""
        self._stack.release()
        self._trouble.offer_to_close()

    def _leave(self) -> None:
        self._left = True
        self.close()

    def give_up(self) -> None:
        """Close and ask nothing: the system does not wait, and mail programs end with it too."""
        self._left = self._told = True
        self._close_anyway()

    def _close_anyway(self) -> None:
        self._close_unsaved = True
        self.close()
