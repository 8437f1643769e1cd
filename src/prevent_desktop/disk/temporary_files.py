"""Files that stand beside their target until they are whole, and what a killed run left of them.

A temporary file is held for as long as its run lives: locked, and on Windows open, so that nobody
can remove it. One that nobody holds is a leftover, and the next run removes it.
"""

import contextlib
import errno
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prevent_desktop.disk.held_files import retry_while_held

_PREFIX, _SUFFIX = ".prevent-", ".tmp"
_NAME = re.compile(rf"{re.escape(_PREFIX)}[a-z0-9_]{{8}}{re.escape(_SUFFIX)}", re.ASCII)
"""The names that tempfile makes of these; no other is ours."""
_TRIES = 10


@dataclass(slots=True)
class Temporary:
    """A file that is being written, held until `let_go`."""

    path: Path
    handle: int | None

    def write(self, data: bytes) -> None:
        """Write it and force it to the disk. Raises OSError."""
        assert self.handle is not None  # noqa: S101  (written before it is let go)
        with open(self.handle, "wb", closefd=False) as file:
            file.write(data)
        os.fsync(self.handle)

    def let_go(self) -> None:
        """Close it; only then can Windows rename or remove it."""
        handle, self.handle = self.handle, None
        if handle is not None:
            with contextlib.suppress(OSError):  # it is on the disk already
                os.close(handle)


@contextlib.contextmanager
def temporary_file(folder: Path) -> Iterator[Temporary]:
    """A new empty file of the user's own, gone afterwards. Raises OSError and ValueError."""
    made = _make(folder)
    try:
        yield made
    finally:
        made.let_go()
        discard(made.path)


def _make(folder: Path) -> Temporary:
    """Make one and hold it; between the two another run may take it for a leftover."""
    for _ in range(_TRIES):
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
        if _hold(handle) and os.fstat(handle).st_nlink:
            return Temporary(Path(name), handle)
        os.close(handle)
    raise OSError(errno.EBUSY, "every temporary file was taken away")


def is_temporary(name: str) -> bool:
    """Whether a file of this name is one of these."""
    return _NAME.fullmatch(name) is not None


def remove_leftovers(folder: Path) -> None:
    """Remove what an earlier run could not: it was killed, or the power went."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_temporary(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    _remove_if_left(Path(entry.path))


def discard(path: Path) -> None:
    """Remove a file that is not needed; that it could not be is no fault of what was done."""
    with contextlib.suppress(OSError):
        retry_while_held(lambda: path.unlink(missing_ok=True), time.sleep)


if sys.platform == "win32":

    def _hold(_handle: int) -> bool:
        return True  # it is open, so nobody else can remove it

    def _remove_if_left(path: Path) -> None:
        path.unlink()  # refused while its run has it open

else:
    import fcntl

    def _hold(handle: int) -> bool:
        """Lock the file for as long as it is open; False when somebody else has it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks
        return True

    def _remove_if_left(path: Path) -> None:
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if _hold(handle):
                path.unlink()
        finally:
            os.close(handle)
