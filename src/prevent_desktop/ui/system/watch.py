"""Chooses the way this system tells its programs about locking and sleep."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.lock.locking import Locking


def watch_system(window: QWidget, locking: Locking) -> QObject | None:
    """Lock when the system locks, sleeps or signs out; None where it does not tell.

    Nothing is said when there is no bus or no such service: the idle lock still works.
    """
    if sys.platform == "win32":
        from prevent_desktop.ui.system.windows import WindowsSignals

        found: QObject | None = WindowsSignals(window, locking.lock)
    elif sys.platform == "linux":
        from PySide6.QtDBus import QDBusConnection

        from prevent_desktop.ui.system.linux import LinuxSignals
        from prevent_desktop.ui.system.sleep_delay import SleepDelay

        found = LinuxSignals(locking.lock, window)
        delay = SleepDelay(QDBusConnection.systemBus(), window)
        locking.open_changed.connect(delay.hold)
        delay.hold(locking.is_open)
    elif sys.platform == "darwin":
        from prevent_desktop.ui.system.macos import MacSignals

        found = MacSignals(locking.lock, window)
    else:
        found = None
    return found
