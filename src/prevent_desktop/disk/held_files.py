"""Trying again while another program, such as a virus scanner, holds a file on Windows."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")

PAUSES = (0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 0.64, 0.64)
"""Seconds between tries, about 2.5 in all: a virus scanner or the indexer lets go by then."""
_DENIED = 5
_SHARED = (32, 33)
"""Access denied (by a scanner too); sharing violation, lock violation."""


ASKS = sys.platform == "win32"
"""Whether a system tells more of a refusal when it is asked: see `as_told`."""


def retry_while_held(action: Callable[[], _T], pause: Callable[[float], None]) -> _T:
    """Try again while another program holds the file; the last OSError is passed on."""
    for seconds in PAUSES:
        try:
            return action()
        except OSError as problem:
            if getattr(problem, "winerror", None) not in (_DENIED, *_SHARED):
                raise
        pause(seconds)
    return action()


def is_held(problem: BaseException) -> bool:
    """Whether it is certain that another program holds the file."""
    return getattr(problem, "winerror", None) in _SHARED


def patiently(action: Callable[[], _T], path: Path) -> _T:
    """Do something to a file, waiting while another program holds it.

    The last OSError is passed on, with Windows' own number: see `is_held`.
    """

    def once() -> _T:
        try:
            return action()
        except PermissionError as problem:
            told = as_told(problem, path)
            if told is problem and ASKS:  # it was let go in between, or was never held
                return action()
            raise told from problem

    return retry_while_held(once, time.sleep)


if sys.platform == "win32":  # ctypes only where something was refused: the program starts without
    _READ, _DELETE, _EVERYBODY, _OPEN_EXISTING = 0x80000000, 0x00010000, 0x7, 3
    _NONE = 0xFFFFFFFFFFFFFFFF

    def as_told(problem: OSError, path: Path) -> OSError:
        """The same problem with Windows' own number, which Python's `open` does not pass on.

        A file that may be read and not replaced is held too: Windows calls that access denied.
        """
        import ctypes

        for access in (_READ, _DELETE):
            number = _refused(path, access)
            if number in _SHARED or (number and access == _READ):
                return ctypes.WinError(number)
        return problem

    def _refused(path: Path, access: int) -> int:
        """Why Windows does not open the file for that; 0 when it does."""
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_size_t
        opened = kernel.CreateFileW(
            ctypes.c_wchar_p(str(path)),
            ctypes.c_uint32(access),
            _EVERYBODY,
            None,
            _OPEN_EXISTING,
            0,
            None,
        )
        if opened in (_NONE, _NONE & 0xFFFFFFFF):
            return ctypes.get_last_error()
        kernel.CloseHandle(ctypes.c_size_t(opened))
        return 0

else:

    def as_told(problem: OSError, _path: Path) -> OSError:
        """The same problem: elsewhere nothing more is known of it."""
        return problem
