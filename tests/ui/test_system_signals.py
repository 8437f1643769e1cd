"""The system's own lock, sleep and sign-out reach the window: a real bus, and faked messages."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.private_bus import LOGIN, SECONDS

from prevent_desktop.ui.system.sign_out import save_before_the_end
from prevent_desktop.ui.system.windows import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_CONSOLE_DISCONNECT,
    WTS_REMOTE_DISCONNECT,
    WTS_SESSION_LOCK,
    WTS_SESSION_LOGOFF,
    Message,
    MessageFilter,
)

LISTENER = Path(__file__).with_name("listener.py")


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
@pytest.mark.parametrize(
    "signal",
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "true"),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForShutdown", "true"),
        ("/org/freedesktop/login1/session/_37", "org.freedesktop.login1.Session.Lock", ""),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "true"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "true"),
    ],
    ids=lambda signal: signal[1].rsplit(".", 2)[-2] + "." + signal[1].rsplit(".", 1)[-1],
)
def test_each_signal_of_a_linux_desktop_locks(
    bus: dict[str, str], signal: tuple[str, str, str]
) -> None:
    """Signals that do not count are sent first: a lock must come from the last one alone."""
    done = subprocess.run(
        [sys.executable, str(LISTENER), str(LOGIN), *signal],
        env=bus | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (done.stdout.split(), done.returncode) == (["ready", "sent", "locked"], 0), done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
def test_without_any_bus_nothing_is_said() -> None:
    from prevent_desktop.ui.system.linux import LinuxSignals

    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    nowhere["DBUS_SYSTEM_BUS_ADDRESS"] = nowhere["DBUS_SESSION_BUS_ADDRESS"]
    words = (
        "from PySide6.QtCore import QCoreApplication as A; a = A([]);"
        f"from {LinuxSignals.__module__} import LinuxSignals as L; L(print); a.processEvents()"
    )
    done = subprocess.run(
        [sys.executable, "-c", words],
        env=os.environ | nowhere,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def windows_says(message: int, code: int, kind: bytes = b"windows_generic_MSG") -> int:
    """How often the filter locks for a message laid out as Windows lays it out."""
    locks: list[None] = []
    found = Message(window=0, message=message, w=code, l=0)
    answer = MessageFilter(lambda: locks.append(None)).nativeEventFilter(
        kind, ctypes.addressof(found)
    )
    assert answer == (False, 0), "the message was taken away from others"
    return len(locks)


def test_windows_messages_that_lock() -> None:
    for code in (
        WTS_SESSION_LOCK,
        WTS_SESSION_LOGOFF,
        WTS_CONSOLE_DISCONNECT,
        WTS_REMOTE_DISCONNECT,
    ):
        assert windows_says(WM_WTSSESSION_CHANGE, code) == 1
    assert windows_says(WM_POWERBROADCAST, PBT_APMSUSPEND) == 1


def test_windows_messages_that_do_not() -> None:
    unlocked, resumed, paint = 0x8, 0x7, 0x000F
    assert windows_says(WM_WTSSESSION_CHANGE, unlocked) == 0
    assert windows_says(WM_POWERBROADCAST, resumed) == 0
    assert windows_says(paint, WTS_SESSION_LOCK) == 0
    assert windows_says(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, b"xcb_generic_event_t") == 0


class Session(QObject):
    """A draft whose save ends well, badly or never."""

    ended = Signal()

    def __init__(self, end: str) -> None:
        super().__init__()
        self.has_unsaved = True
        self._end = end

    def when_saved(self, then: object, or_else: object) -> None:
        if self._end != "never":
            QTimer.singleShot(0, self, lambda: self._finish(then, or_else))

    @Slot()
    def _finish(self, then: object, or_else: object) -> None:
        self.has_unsaved = self._end == "badly"
        call = or_else if self.has_unsaved else then
        assert callable(call)
        call()


class Manager:
    """Stands for Qt's session manager."""

    def __init__(self) -> None:
        self.cancelled = False

    def allowsInteraction(self) -> bool:
        return True

    def cancel(self) -> None:
        self.cancelled = True


@pytest.mark.parametrize(("end", "stopped"), [("well", False), ("badly", True), ("never", True)])
def test_signing_out_waits_for_the_save_and_stops_when_it_fails(
    qapp: QApplication, end: str, stopped: bool
) -> None:
    assert isinstance(qapp, QCoreApplication)
    session, manager = Session(end), Manager()
    save_before_the_end(session, manager, patience_ms=200)  # type: ignore[arg-type]
    assert session.has_unsaved is stopped
    assert manager.cancelled is stopped


def test_hiding_from_capture_is_quiet_where_there_is_no_such_thing(qtbot: QtBot) -> None:
    from prevent_desktop.ui.system.capture import hide_from_capture

    window = QWidget()
    qtbot.addWidget(window)
    if sys.platform != "win32":
        assert hide_from_capture(window) is False
