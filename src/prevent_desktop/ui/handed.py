"""A file that was handed to the window: it waits until the drafts are open, then it is gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pathlib import Path

    from prevent_desktop.ui.lock.locking import Locking
    from prevent_desktop.ui.rooms import Rooms
    from prevent_desktop.ui.work.worker import Workers


class Handed(QObject):
    """Of several files the last one counts. Nothing under way is broken off for it."""

    def __init__(self, locking: Locking, workers: Workers, file: Path | None) -> None:
        super().__init__(locking)
        self._locking = locking
        self._workers = workers
        self._rooms: Rooms | None = None
        self._file = file
        workers.paper.idle.connect(self._go)

    def open_in(self, rooms: Rooms) -> None:
        """The drafts are open."""
        self._rooms = rooms
        rooms.settled.connect(self._go)

    def locked(self) -> None:
        """They are not open any more."""
        self._rooms = None

    def go_to(self, file: Path) -> None:
        """Go there now, or as soon as it can be."""
        self._file = file
        self._go()

    def _go(self) -> None:
        file, rooms = self._file, self._rooms
        # What is being signed or made is waited for, as by the person.
        if file is None or rooms is None or self._locking.covers or self._workers.paper.awaited:
            return
        if rooms.may_be_left:
            from prevent_desktop.ui.home.jobs import job_for

            self._file = None
            job = job_for(file, rooms.at.desk.policy)
            if job is not None:
                self._locking.covering.uncover()
                rooms.visit(job)
