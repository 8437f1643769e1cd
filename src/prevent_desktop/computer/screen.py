"""Whether there is a screen to open a window on, asked without loading Qt, which a dead one ends.

Only Linux has sessions without a screen. For X the library that Qt itself goes through is asked,
`xcb_connect` and `xcb_connection_has_error` (xcb.freedesktop.org): it looks at the authority too.
For Wayland the socket has to be there and be ours.
"""

import ctypes
import os
import stat
import sys
import threading

PATIENCE_SECONDS = 10
"""A display on another computer may never answer."""


def screen_works() -> bool:
    """Whether a window can be opened; somebody who names a platform of Qt's knows best."""
    if not _is_linux() or os.environ.get("QT_QPA_PLATFORM"):
        return True
    named = named_screen()
    return named == "wayland" or (named == "x" and _x_answers())


def named_screen() -> str:
    """What a window would be opened on: "wayland", "x", or "" for neither.

    Also "" where it is not for us to say: on other systems, and where a platform was named.
    """
    if not _is_linux() or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if _wayland_is_ours(os.environ.get("WAYLAND_DISPLAY", "")):
        return "wayland"
    return "x" if os.environ.get("DISPLAY") else ""


def _is_linux() -> bool:
    return sys.platform == "linux"


def _wayland_is_ours(name: str) -> bool:
    if not name:
        return False
    path = os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name)  # noqa: PTH118 (pathlib is slow)
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.getuid())


def _x_answers() -> bool:
    answers: list[bool] = []

    def ask() -> None:
        try:
            xcb = ctypes.CDLL("libxcb.so.1")
        except OSError:  # then Qt cannot open a window either
            return
        xcb.xcb_connect.restype = ctypes.c_void_p
        connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
        answers.append(xcb.xcb_connection_has_error(connection) == 0)
        xcb.xcb_disconnect(connection)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE_SECONDS)
    return answers == [True]
