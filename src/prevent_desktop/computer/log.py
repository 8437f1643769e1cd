"""A small local log that cannot hold an answer: nothing in it is free text.

A line is a time, an event from the list below and, for a fault, the name of its type and the
places in the program (file and line) it went through. Never the words of an exception, which may
quote what a person typed, and never a value.
"""

import contextlib
import os
import re
import threading
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path, PurePath
from types import TracebackType

FILE_NAME, OLDER_NAME = "prevent-desktop.log", "prevent-desktop.1.log"
LIMIT_BYTES = 64 * 1024
"""From this size the file becomes the older one, and a new one is begun."""
MOST_PLACES = 12
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,79}", re.ASCII)
_FILE = re.compile(r"[A-Za-z0-9_.<>-]{1,60}", re.ASCII)


class Event(StrEnum):
    """Everything that can be logged."""

    STARTED = "started"
    ENDED = "ended"
    LOCKED = "locked"
    ENDED_BADLY = "ended-badly-before"
    FAULT = "fault"
    QT_WARNING = "qt-warning"
    QT_CRITICAL = "qt-critical"
    QT_FATAL = "qt-fatal"


class Log:
    """Appends lines to a file of the user's own. A disk that refuses is no reason to stop."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self._now = now
        self._turn = threading.Lock()

    @property
    def file(self) -> Path:
        """Where the lines are."""
        return self.folder / FILE_NAME

    def note(self, event: Event) -> None:
        """Write that something happened."""
        self._write(event.value)

    def fault(self, kind: type[BaseException], trace: TracebackType | None) -> str:
        """Write the type of a fault and the places it came from, the innermost last.

        What was written is returned: it may be shown to anybody.
        """
        words = " ".join((Event.FAULT.value, _only(_NAME, kind.__name__), *_places(trace)))
        self._write(words)
        return words

    def qt(self, event: Event, category: str) -> None:
        """Write that Qt said something of a category, such as "qt.qpa.plugin", never what."""
        self._write(f"{event.value} {_only(_NAME, category)}")

    def _write(self, words: str) -> None:
        line = f"{self._now():%Y-%m-%dT%H:%M:%SZ} {words}\n".encode("ascii")
        with self._turn, contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_room()
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            handle = os.open(self.file, flags, 0o600)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)

    def _make_room(self) -> None:
        if self.file.exists() and self.file.stat().st_size >= LIMIT_BYTES:
            self.file.replace(self.folder / OLDER_NAME)


def _places(trace: TracebackType | None) -> list[str]:
    """File and line of each step; read from the frames themselves, so that no source is quoted."""
    found: list[str] = []
    while trace is not None:
        name = PurePath(trace.tb_frame.f_code.co_filename).name
        found.append(f"{_only(_FILE, name)}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found[-MOST_PLACES:]


def _only(allowed: re.Pattern[str], word: str) -> str:
    return word if allowed.fullmatch(word) else "?"
