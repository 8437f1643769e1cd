"""Linux: sleep waits until the drafts are locked, for as long as systemd-logind lets it.

A "delay" lock of login1 is a file descriptor: logind tells that sleep is near, and goes on once
every program has closed its own, or after `InhibitDelayMaxSec` (5 s unless the administrator says
otherwise). https://systemd.io/INHIBITOR_LOCKS/
"""

import contextlib
import os
from typing import cast

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from prevent_desktop.ui.system.linux import LOGIN, MANAGER, PATH

WHAT, WHO, WHY, MODE = "sleep", "Prevent Desktop", "Drafts are being locked", "delay"
"""`systemd-inhibit --list` shows who and why to everybody on this computer."""
LONGEST_MS = 5000
"""No longer than this is sleep held back, whatever the administrator lets logind wait."""
_PREPARED = cast("bytes", SLOT("prepared(bool)"))


class SleepDelay(QObject):
    """Holds sleep back between `hold(True)` and `hold(False)`; where it may not, nothing is said.

    `answered` says, after each asking, whether login1 gave its lock.
    """

    answered = Signal(bool)

    def __init__(
        self, bus: QDBusConnection, parent: QObject | None = None, longest_ms: int = LONGEST_MS
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._wanted = False
        self._asked: QDBusPendingCallWatcher | None = None
        self._held: int | None = None
        self._limit = QTimer(self, singleShot=True, interval=longest_ms)
        self._limit.timeout.connect(self._release)
        if bus.isConnected():
            bus.connect(LOGIN, "", MANAGER, "PrepareForSleep", self, _PREPARED)

    def hold(self, wanted: bool) -> None:
        """The drafts are open, or are not any more."""
        self._wanted = wanted
        if wanted:
            self._ask()
        else:
            self._release()

    @Slot(bool)
    def prepared(self, begins: bool) -> None:
        """Sleep is near, or over: the window locks by itself; what was refused is asked anew."""
        if begins:
            self._limit.start()
        else:
            self._limit.stop()
            if self._wanted:
                self._ask()

    def _ask(self) -> None:
        if self._held is not None or self._asked is not None or not self._bus.isConnected():
            return
        ask = QDBusMessage.createMethodCall(LOGIN, PATH, MANAGER, "Inhibit")
        ask.setArguments([WHAT, WHO, WHY, MODE])
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(ask), self)
        self._asked.finished.connect(self._take)

    def _take(self, watcher: QDBusPendingCallWatcher) -> None:
        """Without login1, or where it refuses, sleep does not wait: they lock at waking."""
        given = next(iter(watcher.reply().arguments()), None)
        if isinstance(given, QDBusUnixFileDescriptor) and given.isValid():
            self._held = given.takeFileDescriptor()
            os.set_inheritable(self._held, False)  # a mail program would hold sleep back with it
        self._asked = None
        watcher.deleteLater()
        answer = self._held is not None
        if not self._wanted:  # locked meanwhile
            self._release()
        self.answered.emit(answer)

    def _release(self) -> None:
        """Let the computer sleep."""
        self._limit.stop()
        if self._held is not None:
            with contextlib.suppress(OSError):
                os.close(self._held)
            self._held = None
