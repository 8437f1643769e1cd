"""Run a call that may never return, and give up on it."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Deadline:
    """Runs calls in a daemon thread, so that a prompt nobody answers cannot hold up the rest."""

    def __init__(self) -> None:
        self._abandoned: threading.Thread | None = None

    def run(self, action: Callable[[], T], seconds: float) -> T:
        """The action's result or its exception; TimeoutError after `seconds`.

        While an abandoned call is still waiting, every further call times out at once: a
        second prompt behind the first would help nobody, and a late answer must not mix with
        a newer call.
        """
        if self._abandoned is not None and self._abandoned.is_alive():
            raise TimeoutError
        outcome: queue.SimpleQueue[tuple[T] | BaseException] = queue.SimpleQueue()

        def call() -> None:
            try:
                outcome.put((action(),))
            except BaseException as problem:  # noqa: BLE001  (handed to the caller below)
                outcome.put(problem)

        thread = threading.Thread(target=call, name="keyring", daemon=True)
        thread.start()
        try:
            result = outcome.get(timeout=seconds)
        except queue.Empty:
            self._abandoned = thread
            raise TimeoutError from None
        # Between its result and its end the thread does nothing that can block.
        thread.join()
        if isinstance(result, BaseException):
            raise result
        return result[0]
