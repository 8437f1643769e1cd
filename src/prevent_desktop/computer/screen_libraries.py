"""Which libraries of the system a window needs and this computer does not have.

Qt does not bring them, and ends the whole process with a page of its own words where one is
missing. Each is asked of the loader by the name that Qt asks for; Debian's name is what to install.
"""

import ctypes
import os
import sys
from collections.abc import Callable

from prevent_desktop.computer.screen import named_screen

Looker = Callable[[str], bool]

_ANYWHERE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt links whatever it draws on."""
_UNDER_X = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What its plugin for X links besides: `readelf -d` of libqxcb.so and of libQt6XcbQpa.so.6."""
_NEEDED = {"x": _ANYWHERE | _UNDER_X, "wayland": _ANYWHERE, "": {}}


def missing_packages(is_there: Looker | None = None) -> tuple[str, ...]:
    """The packages, by Debian's names, that a window on the screen of this session still needs.

    None where there is no screen that could be used, or somebody named a platform of Qt's.
    """
    look = is_there or _can_be_loaded
    return tuple(name for library, name in _NEEDED[named_screen()].items() if not look(library))


def _can_be_loaded(library: str) -> bool:
    """Whether the loader finds it, or the built program has brought its own."""
    brought = getattr(sys, "_MEIPASS", "")
    if brought and os.path.exists(os.path.join(brought, library)):  # noqa: PTH110, PTH118
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
