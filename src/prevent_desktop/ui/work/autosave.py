"""What is being written, a draft or a short paper: saved before it can be lost.

A failed save is tried again at the same pace, and what it was to save stays here meanwhile,
whatever becomes of the pages it was typed on.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.notes import Note
from prevent_desktop.ui.work.worker import Worker

AUTOSAVE_SECONDS = 2
"""At most this long after the first unsaved change, whether typing goes on or not."""


class Autosaved(QObject):
    """One thing being written. `saved` carries what saving gave, `save_failed` the error."""

    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._unsaved = False
        self._saving = False
        self._closed = False
        self._then: Callable[[], object] | None = None
        self._or_else: Callable[[], object] = lambda: None
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_SECONDS * 1000)
        self._autosave.timeout.connect(self.save_now)

    @property
    def content(self) -> Draft | Note:
        """What is written, as it stands."""
        raise NotImplementedError

    def _saving_job(self) -> Callable[[], object]:
        """What saves the content as it stands now; called in the worker."""
        raise NotImplementedError

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed is not yet durable."""
        return self._unsaved or self._saving

    def save_again(self) -> None:
        """The content as it is has not reached the disk yet, changed here or not."""
        self._unsaved = True
        if not self._autosave.isActive():
            self._autosave.start()

    def when_saved(
        self, then: Callable[[], object], or_else: Callable[[], object] = lambda: None
    ) -> None:
        """Save, and do something once everything is durable, or something else if it is not."""
        self._then, self._or_else = then, or_else
        self.save_now()

    def save_now(self) -> None:
        """Save what is unsaved, in the worker; on leaving a field, a page, the window."""
        if not self._unsaved or self._saving or self._closed:
            return
        self._autosave.stop()
        self._unsaved, self._saving = False, True
        job = self._saving_job()
        self._worker.run(job, self._was_saved, self._was_not_saved, owner=self)

    def close(self) -> None:
        """Nothing more is taken, saved or told; what is unsaved now is lost."""
        self._closed = True
        self._autosave.stop()

    def _was_saved(self, outcome: object) -> None:
        self._saving = False
        if self._closed:
            return
        self.saved.emit(outcome)
        if self._unsaved and self._then is not None:
            self.save_now()
        elif self._unsaved:
            self._autosave.start()
        elif self._then is not None:
            then, self._then = self._then, None
            then()

    def _was_not_saved(self, error: PreventDesktopError) -> None:
        if self._closed:
            return
        or_else = self._or_else if self._then is not None else lambda: None
        self._saving, self._unsaved, self._then = False, True, None
        self._autosave.start()
        self.save_failed.emit(error)
        or_else()
