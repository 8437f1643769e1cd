"""The window: the frame that is painted first, and what `furnish` brings into it afterwards.

It lets the drafts be opened, shows their pages, and puts everything away at a lock and at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from prevent_desktop.ui.frame import PROGRAM, Frame

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from prevent_desktop.errors import PreventDesktopError
    from prevent_desktop.ui.kit.emergency_bar import EmergencyBar
    from prevent_desktop.ui.lock.locking import Locking
    from prevent_desktop.ui.lock.page_stack import PageStack
    from prevent_desktop.ui.rooms import Rooms
    from prevent_desktop.ui.work.autosave import Autosaved
    from prevent_desktop.ui.work.desk import WindowDesk
    from prevent_desktop.ui.work.whereabouts import Whereabouts
    from prevent_desktop.vault import Vault

PATIENCE_SECONDS = 1.0
"""So long the end waits for drafts that are just being opened."""
SWEEP_AFTER_MS = 1000
"""So long after the drafts are open: what it loads would hold up their list."""
SWEEP_AFTER_LOCK_MS = 605_000
"""A little more than ten minutes, while locked: what was too young to go is old enough then."""


class MainWindow(Frame):
    """The frame: the pages, the bars above them, and the end. What is open belongs to `Rooms`.

    Without a desk it is the bare frame, until `furnish`. `of_use` says, each time, that a page is
    shown on which something can be done: the first may ask for a passphrase.
    """

    of_use = Signal()

    def __init__(self, desk: WindowDesk | None = None) -> None:
        super().__init__()
        self._furnished = False
        self._rooms: Rooms | None = None
        """What is open; None while no vault is."""
        self._had_drafts = False
        """Whether a vault was open here: only then what lies beside it is this window's."""
        self._file: Path | None = None
        """What was handed over before the window was furnished."""
        if desk is not None:
            self.furnish(desk)

    def furnish(self, desk: WindowDesk) -> None:
        """Bring everything that opens, shows and locks the drafts; nothing jumps by it."""
        from PySide6.QtCore import QTimer
        from PySide6.QtGui import QKeySequence, QShortcut

        from prevent_desktop.ui.closing import Closing
        from prevent_desktop.ui.handed import Handed
        from prevent_desktop.ui.kit.in_view import FocusInView
        from prevent_desktop.ui.kit.regions import RegionKeys
        from prevent_desktop.ui.kit.trouble_bar import TroubleBar
        from prevent_desktop.ui.lock.locking import Locking
        from prevent_desktop.ui.opening.opening_page import OpeningPage
        from prevent_desktop.ui.opening.vault_opening import VaultOpening
        from prevent_desktop.ui.pages import Pages
        from prevent_desktop.ui.work.worker import make_workers

        self._desk = desk
        self._pages = Pages(desk, self)
        self._pages.titled.connect(self.show_title)
        emergency = self.take_in(self._pages.stack)
        self._pages.show(OpeningPage())
        self._workers = make_workers(self)
        self._locking = Locking(desk, self, self, self._workers)
        self._add_at_hand(emergency)
        emergency.add(self._locking.button)
        self._trouble = TroubleBar()
        self._closing = Closing(self.close, self.stack, self._trouble, desk.place.lasting)
        self._trouble.close_anyway.connect(self._closing.close_anyway)
        self.add_bar(self._locking.bar)
        self.add_bar(self._trouble)
        self._pages.shown.connect(self._touched)
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self._show_help)
        RegionKeys(self)
        FocusInView(self)
        self._opening = VaultOpening(
            desk, self._workers, self, holds_unsaved=lambda: self._locking.holds_unsaved
        )
        self._opening.page_wanted.connect(self._pages.show)
        self._opening.opened.connect(self._opened)
        self._handed = Handed(self._locking, self._workers, self._file)
        self._sweeping = QTimer(self)
        self._sweeping.timeout.connect(self._sweep)
        self._furnished = True

    def _add_at_hand(self, emergency: EmergencyBar) -> None:
        """Help and Settings, on every page."""
        from prevent_desktop.ui.kit.at_hand import AtHand

        at_hand = AtHand(emergency)
        at_hand.help_wanted.connect(self._show_help)
        at_hand.settings_wanted.connect(self._show_settings)
        self.stack.covered.connect(at_hand.set_covered)
        self._locking.open_changed.connect(at_hand.set_open)

    def start(self) -> None:
        """Show the first page and begin to open the drafts."""
        self._opening.start()

    def be_asked(self, file: Path | None) -> None:
        """The program was started once more: come to the front, and go to the file it was given."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if file is not None:
            self.go_to(file)

    def go_to(self, file: Path) -> None:
        """The page for a transfer file or a PDF, as soon as the drafts are open."""
        if self._furnished:
            self._handed.go_to(file)
        else:
            self._file = file

    def lock(self) -> None:
        """Lock now: the system asks for it."""
        self._locking.lock()

    @property
    def locking(self) -> Locking:
        """When the drafts are locked, and whether they are open."""
        return self._locking

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar between the red line and the page."""
        self.bars.addWidget(bar)

    @property
    def current(self) -> QWidget | None:
        """The page, or the referral's view, being shown; None in the bare frame."""
        return self._pages.current if self._furnished else None

    def _show_help(self) -> None:
        self._pages.show_help()

    def _show_settings(self) -> None:
        """Settings in place of the page; what is being made is waited for by the person."""
        if self._rooms is not None and not self._workers.paper.awaited:
            self._rooms.visit_settings()

    def show_title(self) -> None:
        """The title of what is open; a neutral one while that is covered."""
        covered = self._furnished and self._locking.covering.is_covered
        self.setWindowTitle(PROGRAM if covered else self._pages.title)

    def _touched(self) -> None:
        """Another page is shown."""
        from prevent_desktop.ui.opening.opening_page import OpeningPage

        if not isinstance(self.current, OpeningPage):
            self.of_use.emit()
        self._locking.touch()
        if self._rooms is not None and self._rooms.written is None:
            self._trouble.clear()

    # --- an open vault --------------------------------------------------------------------------

    def _opened(self, vault: Vault) -> None:
        from PySide6.QtCore import QTimer

        from prevent_desktop.kept.drafts import DraftStore
        from prevent_desktop.ui.rooms import Rooms
        from prevent_desktop.ui.work.flow import OpenDesk

        # Only now: a window that was refused must not take away what the first one has open.
        self._had_drafts = True
        self._sweeping.stop()
        QTimer.singleShot(SWEEP_AFTER_MS, self, self._sweep)
        store = DraftStore(vault, self._desk.library, self._desk.now)
        rooms = self._rooms = Rooms(OpenDesk(self._desk, store, self._workers), self)
        rooms.page_wanted.connect(self._pages.show)
        rooms.page_left.connect(self.stack.leave)
        rooms.title_changed.connect(self._pages.retitle)
        rooms.written_begun.connect(self._watch)
        rooms.help_wanted.connect(self._show_help)
        rooms.waiting.connect(self.stack.hold)
        rooms.waited.connect(self.stack.release)
        rooms.may_close.connect(self._closing.leave)
        self._handed.open_in(rooms)
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
        self._closing.saved()

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
        return self._pages.stack

    @property
    def whereabouts(self) -> Whereabouts | None:
        """Where to come back to after unlocking."""
        return self._rooms.whereabouts if self._rooms is not None else None

    @property
    def parting(self) -> str:
        """What the list of drafts has to say after unlocking."""
        return self._rooms.parting if self._rooms is not None else ""

    def drop_pages(self) -> None:
        """Destroy every page but the one on top."""
        if self._rooms is not None:
            self._rooms.drop_pages()
        self.stack.drop_others()

    def let_go(self) -> None:
        """Forget everything that is open."""
        if self._rooms is not None:
            self._rooms.end()
        self._rooms = None
        self._handed.locked()
        self._trouble.clear()
        self.stack.drop_others()
        self._sweeping.start(SWEEP_AFTER_LOCK_MS)

    def _sweep(self) -> None:
        from prevent_desktop.ui.work.worker import nothing

        if self._had_drafts:
            self._workers.review.run(self.empty_private, nothing, nothing, owner=self)

    def empty_private(self) -> None:
        """Remove the drafts of messages that no mail program can still be about to read."""
        from prevent_desktop.saving import is_empty

        if is_empty(self._desk.private_folder):
            return  # as almost always: what makes and sweeps them is not loaded for nothing
        from prevent_desktop.mail import sweep, sweep_all

        if self._closing.told:
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
        if self._closing.may_close(self._rooms, holds_unsaved=self._locking.holds_unsaved):
            self._put_away()
            event.accept()

    def give_up(self) -> None:
        """Close and ask nothing: the system does not wait, and mail programs end with it too."""
        if self._furnished:
            self._closing.give_up()
        else:
            self.close()

    def _put_away(self) -> None:
        """Finish what the workers have in hand, and close the vault."""
        from PySide6.QtGui import QGuiApplication

        from prevent_desktop.ui.kit.clipboard import clear_if_ours

        self.stack.put_away()
        if self.written is not None:
            self.written.close()
        if self._opening.under_way:
            self.hide()  # a keyring may not answer for a minute, and nothing here waits for it
        for worker in self._workers:
            worker.close(PATIENCE_SECONDS if self._opening.under_way else None)
        if self._had_drafts:
            self.empty_private()
        if self.vault is not None:
            self.vault.close()
        clear_if_ours(QGuiApplication.clipboard())
