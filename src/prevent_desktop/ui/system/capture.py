"""Keeping a window out of screenshots and screen sharing, where the system can."""

import sys

from PySide6.QtWidgets import QWidget

EXCLUDE_FROM_CAPTURE = 0x11
"""WDA_EXCLUDEFROMCAPTURE, from Windows 10 version 2004 (winuser.h, SetWindowDisplayAffinity)."""


def hide_from_capture(window: QWidget) -> bool:
    """Ask the system to leave the window out of captures; whether it agreed.

    Only Windows has such a wish for other programs to follow. It also takes the window away from
    remote support, so it is the administrator's choice.
    """
    agreed = False
    if sys.platform == "win32":
        import ctypes

        handle = int(window.winId())
        agreed = bool(ctypes.windll.user32.SetWindowDisplayAffinity(handle, EXCLUDE_FROM_CAPTURE))
    return agreed
