"""Told to end by the system: everything that was begun is put away first, as after Ctrl-C."""

import signal
from types import FrameType

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
"""Sign-out and `kill`; the terminal is closed; on Windows the console is."""
INTERRUPTED = 130
"""The exit code after Ctrl-C; as `cli.exits.Exit`, which would have to be loaded first."""


class ToldToEnd(BaseException):
    """Raised wherever the program is; nothing but the entry point may catch it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = exit_code(number)


def exit_code(number: int) -> int:
    """The exit code of a program that a signal ended, as shells have it."""
    return 128 + number


def listen() -> None:
    """From here on a signal to end is raised. One that was to be ignored (`nohup`) still is."""
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _raise)


def _raise(number: int, _frame: FrameType | None) -> None:
    """Told once is enough, for putting away takes its time; told the same again, it ends at once.

    A system that shuts down often sends two different ones.
    """
    for each in SIGNALS:
        signal.signal(each, signal.SIG_DFL if each == number else signal.SIG_IGN)
    raise ToldToEnd(number)
