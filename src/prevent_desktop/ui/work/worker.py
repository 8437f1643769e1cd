"""Work that must not hold up the window: jobs in order in a thread, results in the window's."""

import atexit
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from prevent_desktop.errors import PreventDesktopError, internal_error
from prevent_desktop.ui.work.late import is_gone

_T = TypeVar("_T")
Failed = Callable[[PreventDesktopError], object]


class Worker(QObject):
    """Runs jobs one after the other in a thread of its own."""

    _to_window = Signal(object)
    idle = Signal()
    """After each job, when its result has been handed over."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._jobs: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._in_hand = self._aside = 0
        self._to_window.connect(self._deliver)

    def run(
        self,
        job: Callable[[], _T],
        done: Callable[[_T], object],
        failed: Failed,
        *,
        owner: QObject,
        aside: bool = False,
    ) -> None:
        """Do the job in the thread; then show the outcome, `done` or `failed`, on the window's.

        `aside` is for what nobody asked for and nobody waits for, such as loading a dictionary.

        Showing is left out once its owner, the page or the job that asked, was let go of. So what
        has to be true whatever is shown by then (it is saved, signed, sent, deleted) belongs into
        the job. After `close` nothing is done: a page that goes may still ask, over a timer.
        """
        if self._closed:
            return

        def work() -> None:
            try:
                result = job()
            except PreventDesktopError as error:
                outcome: Callable[[], object] = partial(failed, error)
            except Exception as error:  # noqa: BLE001  (the last net of this thread)
                outcome = partial(failed, internal_error(error))
            else:
                outcome = partial(done, result)
            if not self._closed:  # the window may be gone by now
                self._to_window.emit(partial(self._hand_over, outcome, owner, aside=aside))

        self._in_hand += 1
        self._aside += aside
        self._jobs.put(work)
        if self._thread is None:
            # Not one that the end of the process waits for by itself: see `close`.
            self._thread = threading.Thread(
                target=_work_off, args=(self._jobs,), name=self._name, daemon=True
            )
            self._thread.start()
            atexit.register(self.close)

    @property
    def busy(self) -> bool:
        """Whether a job is waiting, being done, or done and not yet handed over."""
        return self._in_hand > 0

    @property
    def awaited(self) -> bool:
        """Whether any of these jobs is one that somebody waits for."""
        return self._in_hand > self._aside

    def _hand_over(
        self, outcome: Callable[[], object], owner: QObject, *, aside: bool = False
    ) -> None:
        self._in_hand -= 1
        self._aside -= aside
        if not is_gone(owner):
            outcome()

    def post(self, call: Callable[[], object], *, owner: QObject) -> None:
        """Have something shown on the window thread meanwhile; safe from any thread."""
        self._to_window.emit(lambda: is_gone(owner) or call())

    def close(self, seconds: float | None = None) -> None:
        """Finish what was asked for, then stop; results no longer reach the window.

        After `seconds` it is not waited for any more, and ends with the process.
        """
        self._closed = True
        atexit.unregister(self.close)
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(seconds)

    @Slot(object)
    def _deliver(self, call: Callable[[], object]) -> None:
        if not self._closed:
            try:
                call()
            finally:
                self.idle.emit()


def _work_off(jobs: "SimpleQueue[Callable[[], object] | None]") -> None:
    while _did_one(jobs):
        pass


def _did_one(jobs: "SimpleQueue[Callable[[], object] | None]") -> bool:
    """In a frame of its own: what a job held is let go of before the next is waited for."""
    job = jobs.get()
    if job is not None:
        job()
    return job is not None


@dataclass(frozen=True, slots=True)
class Workers:
    """One thread each for what must not wait for the others."""

    vault: Worker
    paper: Worker
    review: Worker

    def __iter__(self) -> Iterator[Worker]:
        return iter((self.vault, self.paper, self.review))


def make_workers(parent: QObject) -> Workers:
    """The three of a window."""
    return Workers(*(Worker(name, parent) for name in ("vault", "paper", "review")))


def nothing(_outcome: object) -> None:
    """What to show of an outcome that nobody waits for."""
