"""Work that must not hold up the window: jobs in order in a thread, results in the window's."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from prevent_desktop.errors import PreventDesktopError, internal_error

_T = TypeVar("_T")
Failed = Callable[[PreventDesktopError], None]


class Worker(QObject):
    """Runs jobs one after the other in a thread of its own."""

    _to_window = Signal(object)
    idle = Signal()
    """After each job, when its result has been handed over."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._closed = False
        self._in_hand = 0
        self._to_window.connect(self._deliver)

    def run(self, job: Callable[[], _T], done: Callable[[_T], None], failed: Failed) -> None:
        """Do the job in the thread; then call `done` or `failed` on the window thread.

        After `close` nothing is done: a page that is about to go may still ask, over a timer.
        """
        if self._closed:
            return

        def work() -> None:
            try:
                result = job()
            except PreventDesktopError as error:
                outcome = partial(failed, error)
            except Exception as error:  # noqa: BLE001  (the last net of this thread)
                outcome = partial(failed, internal_error(error))
            else:
                outcome = partial(done, result)
            self.post(partial(self._hand_over, outcome))

        self._in_hand += 1
        self._pool.submit(work)

    @property
    def busy(self) -> bool:
        """Whether a job is waiting, being done, or done and not yet handed over."""
        return self._in_hand > 0

    def _hand_over(self, outcome: Callable[[], None]) -> None:
        self._in_hand -= 1
        outcome()

    def post(self, call: Callable[[], None]) -> None:
        """Have something called on the window thread; safe from any thread."""
        self._to_window.emit(call)

    def close(self) -> None:
        """Finish what was asked for, then stop; results no longer reach the window."""
        self._closed = True
        self._pool.shutdown(wait=True)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._closed:
            try:
                call()
            finally:
                self.idle.emit()
