"""What happens when something goes wrong inside: a line in the log, a sentence on the screen.

Python's and Qt's own reports would quote values and print them, on many desktops into the
system's journal. Here only types and places are kept.
"""

import contextlib
import faulthandler
import io
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QFrame, QHBoxLayout

from prevent_desktop.computer.log import Event, Log
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import selectable, strong

if TYPE_CHECKING:
    from prevent_desktop.ui.work.autosave import Autosaved

WENT_WRONG = (
    "Something went wrong inside Prevent Desktop. A report without your answers is in {folder}."
)
ENDED_BADLY = (
    "Prevent Desktop ended unexpectedly last time. Look at what you wrote last: the end of it may "
    "be missing. A report without your answers is in {folder}."
)
ALL_SAVED = "What you wrote until now is saved."
CRASH_FILE, EARLIER_CRASH = "crash.txt", "crash-before.txt"
_QT = {
    QtMsgType.QtWarningMsg: Event.QT_WARNING,
    QtMsgType.QtCriticalMsg: Event.QT_CRITICAL,
    QtMsgType.QtFatalMsg: Event.QT_FATAL,
}


class FaultBar(QFrame):
    """One sentence above the page, until the person has read it."""

    def __init__(self, written: Callable[[], "Autosaved | None"] = lambda: None) -> None:
        super().__init__()
        self._written = written
        self.setProperty("look", "notice-error")
        self._words = selectable(strong(""))
        done = Button("Close this message", "secondary")
        done.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 10, 24, 10)
        layout.addWidget(self._words, 1)
        layout.addWidget(done)
        self.hide()

    def say(self, words: str) -> None:
        """Show it, and tell a screen reader at once; and what is saved, if that is so."""
        written = self._written()
        if written is not None and not written.has_unsaved:
            words = f"{words} {ALL_SAVED}"
        self._words.setText(words)
        self.show()
        announce(self, words, urgent=True)


class CrashReport(QObject):
    """Takes over every way in which a fault would print what it quotes.

    `happened` carries the sentence for the person; it may come from any thread.
    """

    happened = Signal(str)

    def __init__(self, log: Log, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._crash: io.FileIO | None = None
        self._said: set[tuple[Event | None, str | None]] = set()
        self._undo = contextlib.ExitStack()

    def install(self) -> None:
        """Take over; `remove` gives everything back."""
        before = (sys.excepthook, threading.excepthook, sys.unraisablehook, logging.lastResort)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable
        logging.lastResort = None  # libraries' warnings may name a file or a signer
        qt_before = qInstallMessageHandler(self._qt)

        def give_back() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook, logging.lastResort = before
            qInstallMessageHandler(qt_before)

        self._undo.callback(give_back)
        self._watch_for_crashes()
        self._log.note(Event.STARTED)

    def remove(self) -> None:
        """Give everything back, at a good end."""
        self._undo.close()
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None
            with contextlib.suppress(OSError):
                (self._log.folder / CRASH_FILE).unlink()
        self._log.note(Event.ENDED)

    def _watch_for_crashes(self) -> None:
        """A crash of the interpreter itself writes files and lines of the program, no values."""
        path, earlier = self._log.folder / CRASH_FILE, self._log.folder / EARLIER_CRASH
        with contextlib.suppress(OSError):
            self._log.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size:
                path.replace(earlier)
                self._log.note(Event.ENDED_BADLY)
                self._tell(ENDED_BADLY)
            self._crash = io.FileIO(path, "w", opener=_private)
            faulthandler.enable(self._crash)

    def _tell(self, sentence: str) -> None:
        self.happened.emit(sentence.format(folder=self._log.folder))

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):  # Ctrl+C at a terminal, sys.exit
            sys.__excepthook__(kind, error, trace)
            return
        self._fault(kind, trace)

    def _uncaught_in_thread(self, found: threading.ExceptHookArgs) -> None:
        self._fault(found.exc_type, found.exc_traceback)

    def _fault(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Log it, tell the person, and say at a terminal what the log says."""
        harmless = self._log.fault(kind, trace)
        if sys.stderr is not None:
            with contextlib.suppress(OSError):
                sys.stderr.write(f"prevent-desktop: {harmless}\n")
        self._tell(WENT_WRONG)

    def _unraisable(self, found: "sys.UnraisableHookArgs") -> None:
        self._log.fault(found.exc_type, found.exc_traceback)

    def _qt(self, kind: QtMsgType, where: QMessageLogContext, _words: str | None) -> None:
        """Once for each category: a warning at every painting would fill the log."""
        event = _QT.get(kind)
        said = (event, where.category)
        if event is not None and said not in self._said:
            self._said.add(said)
            self._log.qt(event, where.category or "")


def _private(path: str, flags: int) -> int:
    return os.open(Path(path), flags, 0o600)
