"""Showing the PDF in its folder, picked out, for whoever attaches it by hand.

Sources: freedesktop.org, File Manager D-Bus Interface (ShowItems); learn.microsoft.com,
SHOpenFolderAndSelectItems; open(1) of macOS. `explorer /select,` takes a comma in a name for its
own and ends with 1 whatever happened, so it is not used.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SECONDS = 5.0
_MANAGER = "org.freedesktop.FileManager1"


def show_in_folder(path: Path, environment: Mapping[str, str]) -> bool:
    """Ask the system's file manager to show a file; False if it did not take it.

    Blocking, for at most five seconds: use a worker. Whether a window came up, the person sees.
    """
    if not path.is_absolute() or not path.exists():
        return False
    if sys.platform == "win32":
        return _select(path)
    elif sys.platform == "darwin":  # noqa: RET505  (the types are checked for each system)
        return _run(["/usr/bin/open", "-R", str(path)], environment)
    else:
        return _run(dbus_words(path), environment)


def dbus_words(path: Path) -> list[str]:
    """The words of dbus-send; a comma would part its list, and in a URI there is none."""
    return [
        "dbus-send",
        "--session",
        "--print-reply",
        f"--reply-timeout={int(SECONDS * 1000)}",
        f"--dest={_MANAGER}",
        "/org/freedesktop/FileManager1",
        f"{_MANAGER}.ShowItems",
        f"array:string:{path.as_uri().replace(',', '%2C')}",
        "string:",
    ]


def _run(command: list[str], environment: Mapping[str, str]) -> bool:
    program = shutil.which(command[0], path=environment.get("PATH", ""))
    if program is None:
        return False
    try:
        ended = subprocess.run(  # noqa: S603  (fixed words and a whole path)
            [program, *command[1:]],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS + 1,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


if sys.platform == "win32":
    import ctypes

    def _select(path: Path) -> bool:
        """Open the folder with the file picked out, as the shell itself does."""
        shell, ole = ctypes.WinDLL("shell32"), ctypes.WinDLL("ole32")
        shell.ILCreateFromPathW.restype = ctypes.c_void_p
        shell.ILCreateFromPathW.argtypes = [ctypes.c_wchar_p]
        shell.ILFree.argtypes = [ctypes.c_void_p]
        shell.SHOpenFolderAndSelectItems.restype = ctypes.c_long
        shell.SHOpenFolderAndSelectItems.argtypes = [
            ctypes.c_void_p,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_uint32,
        ]
        ole.CoInitialize(None)
        try:
            item = shell.ILCreateFromPathW(str(path))
            if not item:
                return False
            shown = shell.SHOpenFolderAndSelectItems(item, 0, None, 0)
            shell.ILFree(item)
        finally:
            ole.CoUninitialize()
        return int(shown) == 0
