"""Linux: the signals of login1 and of the screen savers, over D-Bus.

* login1: https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html
  (Manager.PrepareForSleep, Manager.PrepareForShutdown, Session.Lock)
* screen savers: https://specifications.freedesktop.org/idle-inhibit-spec/ and GNOME's own,
  ActiveChanged(bool)
"""

import os
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

LOGIN = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
_ANY = ""
_BEGINS, _ASKED = (cast("bytes", SLOT(name)) for name in ("begins(bool)", "asked()"))
"""Slots by name. `connect` takes the str that SLOT makes; only its stub asks for bytes."""


class LinuxSignals(QObject):
    """Calls `lock` when this person's session is locked, or the computer sleeps or shuts down.

    `ready` says that login1 has told which session that is.
    """

    ready = Signal()

    def __init__(self, lock: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        session_bus = QDBusConnection.sessionBus()
        if session_bus.isConnected():
            for saver in SAVERS:
                session_bus.connect(_ANY, _ANY, saver, "ActiveChanged", self, _BEGINS)
        self._system = QDBusConnection.systemBus()
        if self._system.isConnected():
            for name in ("PrepareForSleep", "PrepareForShutdown"):
                self._system.connect(LOGIN, _ANY, MANAGER, name, self, _BEGINS)
            self._ask_for_session()

    def _ask_for_session(self) -> None:
        """Ask which session is ours: others' are told to everybody too, and none of ours."""
        ask = QDBusMessage.createMethodCall(LOGIN, PATH, MANAGER, "GetSession")
        ask.setArguments([os.environ.get("XDG_SESSION_ID", "auto")])
        self._asked = QDBusPendingCallWatcher(self._system.asyncCall(ask), self)
        self._asked.finished.connect(self._take_session)

    def _take_session(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply()
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
            return  # no login1 here
        path = answer.arguments()[0]
        path = path.path() if hasattr(path, "path") else str(path)
        self._system.connect(LOGIN, path, SESSION, "Lock", self, _ASKED)
        self.ready.emit()

    @Slot(bool)
    def begins(self, active: bool) -> None:
        """A screen saver or a sleep begins; its end is of no interest."""
        if active:
            self._lock()

    @Slot()
    def asked(self) -> None:
        """The session is asked to lock."""
        self._lock()
