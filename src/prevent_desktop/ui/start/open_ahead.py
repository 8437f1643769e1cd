"""Opens the large shared libraries on another core while Qt for Python's own code is loaded.

The two take their time one after the other otherwise, and hold up the first picture of the window.
The loader is called through `ctypes`, which lets Python go on meanwhile (its own `CDLL` and imports
do not). What is opened here is what the window's imports and Qt's platform plugin open a moment
later, by the same files: dlopen(3) gives them the same library, and nothing is mapped that would
not have been. What cannot be opened is left for them to find missing: they say so in their own
words. So it is with the bindings where Shiboken, which the import opens first, should be late.

On Linux alone: elsewhere Qt may take the thread that loads it for the window's.
"""

import contextlib
import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

from prevent_desktop.computer.screen import named_screen

RTLD_NOW = 2
RTLD_NOLOAD = 4
"""<dlfcn.h> of glibc and musl: the second finds only what is mapped already."""
_QT = ("libQt6Core.so.6", "libQt6Gui.so.6", "libQt6Widgets.so.6")
_BINDINGS = ("QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so")
_ELSEWHERE = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
"""Where somebody has other plugins, Qt may take those."""
_CRYPTOGRAPHY = ("hazmat", "bindings", "_rust.abi3.so")
"""What opens the drafts, a moment after the first paint: the largest library besides Qt's."""
_FONTS = "libfontconfig.so.1"
"""What Qt asks for fonts: it first reads all its settings, once (`FcInit`, fontconfig.org)."""


def open_ahead() -> Thread:
    """Begin, and return the thread to be joined before anything of Qt is called."""
    thread = Thread(target=_open_all, args=(libraries(),), name="libraries")
    thread.start()
    return thread


def libraries() -> tuple[Path, ...]:
    """The files, each after those it stands on; none where they are not to be opened ahead."""
    if not _is_linux():
        return ()
    folder, cryptography = _folder("PySide6"), _folder("cryptography")
    if folder is None or cryptography is None:
        return ()
    plugins = folder / "Qt" / "plugins" / "platforms"
    return (
        *(folder / "Qt" / "lib" / name for name in _QT),
        *(plugins / f"libq{name}.so" for name in _platform()),
        *(folder / name for name in _BINDINGS),
        cryptography.joinpath(*_CRYPTOGRAPHY),
    )


def _folder(package: str) -> Path | None:
    """Where a package lies; it is not imported for it."""
    found = find_spec(package)
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) if places else None


def _is_linux() -> bool:
    return sys.platform == "linux"


def _platform() -> tuple[str, ...]:
    """Which plugin is certain to be loaded: on Wayland Qt itself decides between two."""
    if any(os.environ.get(name) for name in _ELSEWHERE):
        return ()
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named:
        return (named,) if named.isalnum() else ()
    return ("xcb",) if named_screen() == "x" else ()


def _open_all(files: tuple[Path, ...]) -> None:
    """In the thread. A library that is not there, or cannot be opened, is no error here."""
    if not files:
        return  # elsewhere than on Linux there is no `dlopen` to be found
    with contextlib.suppress(OSError, AttributeError):
        system = ctypes.CDLL(None)
        system.dlopen.restype = ctypes.c_void_p
        system.dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
        for file in files:
            system.dlopen(os.fsencode(file), RTLD_NOW)
        if system.dlopen(_FONTS.encode(), RTLD_NOW | RTLD_NOLOAD):
            ctypes.CDLL(_FONTS).FcInit()
