"""Where the tests' own files go: into memory, where the computer has room for them.

The vault has the disk take every save before it goes on, so on a disk the tests mostly wait for it:
half of their time. They ask for the same, in the same order, of a file system in memory. That a
disk keeps its word is no matter of a test; what is lost where one does not is tried by
`tests/vault/test_power_cut.py` on images of its own.
"""

import contextlib
import os
import sys
from pathlib import Path

_FOLDER = Path("/dev/shm")  # noqa: S108  (Linux' own file system in memory)
_ROOM = 3 * 1024**3
"""Bytes: the tests leave well under one GB behind at any time."""


def use_memory() -> None:
    """Have temporary files made in memory, unless somebody has said where, or there is no room."""
    if not os.environ.get("TMPDIR") and _has_room():
        os.environ["TMPDIR"] = str(_FOLDER)


def _has_room() -> bool:
    room = 0
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            mounts = Path("/proc/self/mounts").read_text().splitlines()
            state = os.statvfs(_FOLDER)
            in_memory = any(line.split()[1:3] == [str(_FOLDER), "tmpfs"] for line in mounts)
            if in_memory and not state.f_flag & os.ST_NOEXEC:  # some tests run what they made
                room = state.f_bavail * state.f_frsize
    return room >= _ROOM
