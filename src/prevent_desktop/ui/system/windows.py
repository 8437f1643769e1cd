"""Windows: the messages about locking, switching users and sleep.

* WM_WTSSESSION_CHANGE and its codes: https://learn.microsoft.com/windows/win32/termserv/
* WM_POWERBROADCAST: https://learn.microsoft.com/windows/win32/power/wm-powerbroadcast
"""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x4
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT = 0x2, 0x4
WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x6, 0x7
NOTIFY_FOR_THIS_SESSION = 0
_LOCKS = {
    WM_POWERBROADCAST: (PBT_APMSUSPEND,),
    WM_WTSSESSION_CHANGE: (
        WTS_CONSOLE_DISCONNECT,
        WTS_REMOTE_DISCONNECT,
        WTS_SESSION_LOGOFF,
        WTS_SESSION_LOCK,
    ),
}
_KIND = b"windows_generic_MSG"


class Message(ctypes.Structure):
    """The beginning of MSG (winuser.h): what was sent, to which window, with which code."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("w", ctypes.c_size_t),
        ("l", ctypes.c_ssize_t),
    )


def means_lock(message: int, code: int) -> bool:
    """Whether a message says that the session is locked, left or put to sleep."""
    return code in _LOCKS.get(message, ())


class MessageFilter(QAbstractNativeEventFilter):
    """Reads each native message, takes none away, and calls `lock` for those that mean it."""

    def __init__(self, lock: Callable[[], object]) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, address: int
    ) -> tuple[bool, int]:
        if kind == _KIND:
            found = Message.from_address(int(address))
            if means_lock(found.message, found.w):
                self._lock()
        return False, 0


class WindowsSignals(QObject):
    """Asks to be told about the session, and listens as long as the window lives."""

    def __init__(self, window: QWidget, lock: Callable[[], object]) -> None:
        super().__init__(window)
        self._filter = MessageFilter(lock)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            handle = int(window.winId())
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, NOTIFY_FOR_THIS_SESSION)
