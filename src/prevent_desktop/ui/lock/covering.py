"""Covers the window when nobody has used it for a while, before it is locked. Nothing is let go of.

A cover keeps a screen from being read in passing; a lock keeps the drafts from being opened. What
is covered is still in memory, and any key brings it back. So it comes only where a passphrase makes
the lock that follows worth more than the cover.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.lock.cover_page import COVERED, HOW_BACK, CoverPage
from prevent_desktop.ui.lock.idle import IdleWatch
from prevent_desktop.ui.lock.page_stack import PageStack
from prevent_desktop.ui.work.worker import Workers, nothing
from prevent_desktop.vault import Vault


class Coverable(Protocol):
    """The window, as far as covering needs it."""

    @property
    def vault(self) -> Vault | None:
        """The open vault."""

    @property
    def stack(self) -> PageStack:
        """The pages."""

    def show_title(self) -> None:
        """Show the title anew: a neutral one while covered."""


class Covering(QObject):
    """One for each window. `may` says whether it is a time at which to cover."""

    def __init__(
        self,
        holder: Coverable,
        window: QWidget,
        workers: Workers,
        idle: IdleWatch,
        *,
        may: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._holder, self._window, self._workers = holder, window, workers
        self._idle = idle
        self._may = may
        self._page: CoverPage | None = None
        self._put_away: list[QPushButton] = []
        idle.away.connect(self._ask)
        idle.somebody.connect(self.uncover)

    @property
    def is_covered(self) -> bool:
        """Whether nothing of what is open can be seen."""
        return self._page is not None

    def _ask(self) -> None:
        """Find out whether a passphrase opens the drafts; not while something is under way."""
        vault = self._holder.vault
        if vault is None or not self._may():
            return
        if any(worker.busy for worker in self._workers):
            self._idle.ask_again()
            return

        def has_passphrase() -> bool:
            return vault.slot.needs_passphrase

        self._workers.vault.run(has_passphrase, self._cover_if, nothing, owner=self)

    def _cover_if(self, has_passphrase: bool) -> None:
        if has_passphrase and self._idle.is_away and self._may() and not self.is_covered:
            self.cover()

    def cover(self) -> None:
        """Cover everything now; what is open stays as it is, out of sight and of every reader."""
        page = self._page = CoverPage()
        self._holder.stack.veil(page)
        buttons = self._window.findChildren(QPushButton)
        self._put_away = [button for button in buttons if button.isVisible()]
        for button in self._put_away:
            button.hide()
        self._holder.show_title()
        self._idle.set_covered(True)
        page.label.setFocus()
        announce(page.label, f"{COVERED}. {HOW_BACK}")

    def uncover(self) -> None:
        """What was open is there again, with the focus where it was."""
        if self._page is None:
            return
        self._page = None
        self._idle.set_covered(False)
        for button in self._put_away:
            button.show()
        self._put_away = []
        self._holder.stack.unveil()
        self._holder.show_title()
