"""Chooses the way this system tells its programs about locking and sleep."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


def watch_system(window: QWidget, lock: Callable[[], object]) -> QObject | None:
    """Have `lock` called when the system locks, sleeps or signs out; None where it cannot be.

    Nothing is said when there is no bus or no such service: the idle lock still works.
    """
    if sys.platform == "win32":
        from prevent_desktop.ui.system.windows import WindowsSignals

        found: QObject | None = WindowsSignals(window, lock)
    elif sys.platform == "linux":
        from prevent_desktop.ui.system.linux import LinuxSignals

        found = LinuxSignals(lock, window)
    elif sys.platform == "darwin":
        from prevent_desktop.ui.system.macos import MacSignals

        found = MacSignals(lock, window)
    else:
        found = None
    return found
