"""Hears what a later start asks of the window that is open: see `computer.one_window`."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from prevent_desktop.computer.one_window import read_notes
from prevent_desktop.ui.work.worker import Worker, nothing

LOOK_MS = 1000
"""How often it is looked where the system tells of no change in a folder."""


class Doorstep(QObject):
    """`asked` carries the file of each note, or None where the window is only to come up."""

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._worker = Worker("doorstep", self)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        if not self._watcher.addPath(str(folder)):
            self._timer = QTimer(self, interval=LOOK_MS)
            self._timer.timeout.connect(self._look)
            self._timer.start()
        self._look()

    def _look(self, _folder: str = "") -> None:
        read = partial(read_notes, self._folder)
        self._worker.run(read, self._tell, nothing, owner=self)

    def _tell(self, wishes: tuple[Path | None, ...]) -> None:
        for wish in wishes:
            self.asked.emit(wish)

    def close(self) -> None:
        """Hear nothing any more."""
        self._worker.close()
