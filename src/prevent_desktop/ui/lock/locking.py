"""Locks the drafts: covers them at once, saves, then lets go of every answer and of the keys.

In this order:
1. A blank page covers everything, whatever is going on.
2. What is under way (signing, a draft message, a save) finishes.
3. What was typed is saved. While that fails the pages go all the same; the answers stay in memory
   behind the blank page, and saving is tried again.
4. Pages, draft and vault are let go; the vault's keys with it.
"""

import gc
import re
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.notes import Note
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.clipboard import clear_if_ours
from prevent_desktop.ui.kit.shapes import Shape
from prevent_desktop.ui.lock.covering import Covering
from prevent_desktop.ui.lock.idle import IdleWatch
from prevent_desktop.ui.lock.lock_page import WITH_WORDS, WITHOUT_WORDS, IdleBar, LockPage
from prevent_desktop.ui.lock.page_stack import PageStack
from prevent_desktop.ui.work.autosave import Autosaved
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.whereabouts import Return, Whereabouts
from prevent_desktop.ui.work.worker import Workers
from prevent_desktop.vault import Vault


class Lockable(Protocol):
    """The window, as far as locking needs it."""

    @property
    def written(self) -> Autosaved | None:
        """What is being written: the open draft, or a short paper."""

    @property
    def vault(self) -> Vault | None:
        """The open vault."""

    @property
    def stack(self) -> PageStack:
        """The pages."""

    @property
    def whereabouts(self) -> Whereabouts | None:
        """Where the person is."""

    @property
    def parting(self) -> str:
        """What the list of drafts has to say after unlocking."""

    def drop_pages(self) -> None:
        """Destroy every page but the one on top."""

    def let_go(self) -> None:
        """Forget what is written and the vault, and destroy their pages."""

    def empty_private(self) -> None:
        """Remove the files that were only to exist for a moment; called in a worker."""

    def start(self) -> None:
        """Begin to open the drafts."""

    def show_title(self) -> None:
        """Show the title anew: a neutral one while covered."""


class _State(Enum):
    OPEN = auto()
    COVERED = auto()
    LOCKED = auto()


class Locking(QObject):
    """When to lock, and everything in order.

    `open_changed` says that the drafts are open now, or that sleep need not wait for them any
    more: they are put away, or the disk does not take them and nobody knows for how long.
    """

    open_changed = Signal(bool)

    def __init__(
        self,
        desk: WindowDesk,
        holder: Lockable,
        window: QWidget,
        workers: Workers,
        *,
        idle: IdleWatch | None = None,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._holder = holder
        self._window = window
        self._workers = workers
        self._state = _State.OPEN
        self._return: Return | None = None
        self._page: LockPage | None = None
        self._failing = False
        self._unlock_wanted = False
        self._watched: Autosaved | None = None
        self.idle = idle or IdleWatch(desk.policy.idle_minutes * 60, parent=self)
        self.covering = Covering(holder, window, workers, self.idle, may=self._may_cover)
        """The cover that comes before an idle lock."""
        self.bar = IdleBar()
        self.button = Button("Lock", "quiet", shape=Shape.LOCK, slim=True)
        self.button.setAccessibleDescription("Ctrl+L or F9")
        self.button.clicked.connect(self.lock)
        self.button.hide()
        self._listen()

    def _listen(self) -> None:
        self.bar.extend.connect(self.idle.touch)
        self.idle.soon.connect(self._soon)
        self.idle.awake.connect(self.bar.hide)
        self.idle.idle.connect(self._idle)
        self.idle.lock_key.connect(self.lock)
        for worker in self._workers:
            worker.idle.connect(self._go_on)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            self.idle.watch(application)

    def _may_cover(self) -> bool:
        return self._state is _State.OPEN

    @property
    def is_open(self) -> bool:
        """Whether a vault is open, covered or not."""
        return self._holder.vault is not None

    @property
    def covers(self) -> bool:
        """Whether nothing else may be shown now."""
        return self._state is not _State.OPEN

    @property
    def holds_unsaved(self) -> bool:
        """Whether something typed is kept here alone, until the drafts are opened again."""
        return self._return is not None and self._return.unsaved is not None

    @property
    def _comes_back(self) -> bool:
        return self._return is not None and self._return.to is not None

    def opened(self) -> Return | None:
        """The drafts are open: begin to watch. What to come back to, if they were locked."""
        self._state = _State.OPEN
        self.button.show()
        self.idle.start()
        back, self._return = self._return, None
        self.open_changed.emit(True)
        return back

    def touch(self) -> None:
        """Somebody did something, if only through assistive technology."""
        self.idle.touch()

    # --- locking ------------------------------------------------------------------------------

    def _soon(self, seconds: int) -> None:
        if self._workers.paper.awaited:
            self.idle.touch()
        else:
            self.bar.say(seconds)

    def _idle(self) -> None:
        """The time is up; while something is being signed or a message made it begins anew."""
        if self._workers.paper.awaited:
            self.idle.start()
        else:
            self.lock()

    @property
    def _working(self) -> bool:
        return any(worker.busy for worker in self._workers)

    def lock(self) -> None:
        """Cover everything now; lock as soon as nothing can be lost by it."""
        if self._state is not _State.OPEN or self._holder.vault is None:
            return
        self.covering.uncover()  # unseen: the lock's page comes up before anything is painted
        self._state = _State.COVERED
        self._failing = self._unlock_wanted = False
        self.idle.stop()
        self.bar.hide()
        self.button.hide()
        self._note_whereabouts()
        self._page = LockPage(typed=self._holder.stack.holds_typed)
        self._page.unlock.connect(self._unlock)
        self._close_others()
        self._holder.stack.cover(self._page)
        self._window.setWindowTitle(self._page.title)
        self._page.entered()
        clear_if_ours(QGuiApplication.clipboard())
        self._go_on()

    def _note_whereabouts(self) -> None:
        there, notice = self._holder.whereabouts, self._holder.parting
        self._return = Return(there, notice=notice) if there or notice else None

    def _close_others(self) -> None:
        """Dialogs and menus over the page may show a file's name or a text."""
        for widget in QApplication.topLevelWidgets():
            parent = widget.parentWidget()
            if parent is not None and parent.window() is self._window:
                was_active = widget.isActiveWindow()
                widget.close()
                if was_active:
                    self._window.activateWindow()

    def _go_on(self) -> None:
        """Take the next step, once no worker has anything in hand."""
        if self._state is not _State.COVERED or self._working:
            return
        session = self._holder.written
        if session is not None and session.has_unsaved:
            self._watch(session)
            if self._failing and self._unlock_wanted:
                self._put_away_unsaved(session.content)
            elif not self._failing:
                session.save_now()
            return
        if not self._failing:
            self._note_whereabouts()  # what was being signed may be signed by now
        self._put_away()

    def _watch(self, session: Autosaved) -> None:
        if self._watched is not session:
            self._watched = session
            session.save_failed.connect(self._not_saved)

    def _not_saved(self, error: PreventDesktopError) -> None:
        """It is tried again by itself; meanwhile nothing of it stays on any page."""
        if self._state is _State.COVERED and self._page is not None:
            self._failing = True
            self._holder.drop_pages()
            self._page.say_trouble(self._desk.sentence(error))
            self.open_changed.emit(False)

    def _put_away(self) -> None:
        vault = self._holder.vault
        self._state, self._watched = _State.LOCKED, None
        self._holder.let_go()

        def close() -> str:
            """In the worker: a vault that is being written to answers only when that is done."""
            self._holder.empty_private()
            if vault is None:
                return ""
            opens = WITH_WORDS if vault.slot.needs_passphrase else WITHOUT_WORDS
            vault.close()
            return opens

        def not_closed(_error: PreventDesktopError) -> None:
            self._locked("")

        self._workers.vault.run(close, self._locked, not_closed, owner=self)

    def _locked(self, opens: str) -> None:
        re.purge()  # patterns made of a name would stay in its cache
        gc.collect()  # what went in circles goes now, not at some later time
        self.open_changed.emit(False)
        if self._page is not None:
            self._page.say_opens(opens)
            self._page.say_locked(saved=not self.holds_unsaved, comes_back=self._comes_back)
            if self._unlock_wanted:
                self._unlock()

    def _unlock(self) -> None:
        """Open again by the ordinary way, with everything that asks for."""
        if self._state is _State.LOCKED:
            self._state, self._page, self._failing = _State.OPEN, None, False
            self._holder.stack.uncover()
            self._holder.start()
        else:
            self._unlock_wanted = True
            self._go_on()

    def _put_away_unsaved(self, unsaved: Draft | Note) -> None:
        """Only the vault's own opening proves who is there; what is unsaved waits here."""
        there = self._return.to if self._return else None
        there = there or Whereabouts(unsaved.object_id)
        self._return = Return(there, unsaved)
        self._put_away()
