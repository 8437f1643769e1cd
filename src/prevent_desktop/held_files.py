"""Files that another program holds for a moment, as virus scanners and indexers do on Windows.

Windows calls it "access denied" as often as "sharing violation", and Python's `open` drops even
that, so whether somebody holds the file has to be asked.
"""

import errno
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
PAUSES = (0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 0.64, 0.64)
"""Seconds between tries, about 2.5 in all: a virus scanner or the indexer lets go by then."""
ACCESS_DENIED = 5
SHARING_VIOLATION = 32
_LOCK_VIOLATION = 33
_HELD_BY_ANOTHER = (ACCESS_DENIED, SHARING_VIOLATION, _LOCK_VIOLATION)


def retry_while_held(action: Callable[[], _T], pause: Callable[[float], None]) -> _T:
    """Try again while another program holds the file; the last OSError is passed on."""
    for seconds in PAUSES:
        try:
            return action()
        except OSError as problem:
            if getattr(problem, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
        pause(seconds)
    return action()


def means_held(problem: BaseException) -> bool:
    """Whether Windows said that another program holds the file."""
    return getattr(problem, "winerror", None) in (SHARING_VIOLATION, _LOCK_VIOLATION)


def patiently(action: Callable[[], _T], *paths: Path) -> _T:
    """Do something with files, on Windows waiting while another program holds one of them.

    Raises the action's own OSError; when a file is still held, one for which `means_held` is true.
    """
    for seconds in PAUSES if sys.platform == "win32" else ():
        try:
            return _saying_held(action, paths)
        except OSError as problem:
            if not means_held(problem):
                raise
        time.sleep(seconds)
    return _saying_held(action, paths)


def _saying_held(action: Callable[[], _T], paths: tuple[Path, ...]) -> _T:
    try:
        return action()
    except PermissionError as problem:
        if not means_held(problem) and any(is_held(path) for path in paths):
            raise held(problem) from None
        raise


def held(problem: OSError) -> OSError:
    """The error that says what Windows did not: another program holds the file."""
    return OSError(errno.EACCES, problem.strerror, problem.filename, SHARING_VIOLATION)


def is_held(path: Path) -> bool:
    """Whether another program holds the file so that it can be neither read nor replaced."""
    if sys.platform == "win32":
        import ctypes

        read_or_delete, share_all, there, folders_too = 0x80010000, 0x7, 3, 0x02000000
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_void_p
        handle = kernel.CreateFileW(
            ctypes.c_wchar_p(str(path)),
            ctypes.c_uint32(read_or_delete),
            ctypes.c_uint32(share_all),
            None,
            ctypes.c_uint32(there),
            ctypes.c_uint32(folders_too),
            None,
        )
        if handle == ctypes.c_void_p(-1).value:
            return ctypes.get_last_error() in (SHARING_VIOLATION, _LOCK_VIOLATION)
        kernel.CloseHandle(ctypes.c_void_p(handle))
    return False
