"""One writer at a time: a lock the operating system frees when its holder dies, however it dies."""

import contextlib
import os
import sys
from pathlib import Path

from prevent_desktop.disk.durable import file_error
from prevent_desktop.disk.held_files import patiently
from prevent_desktop.errors import VaultError

LOCK_NAME = "lock"


class FolderLock:
    """The right to write in a vault's folder. Held until `release` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises VaultError "in_use" when another process (or another opener in this one) holds
        it, FileError when the lock file cannot be made.
        """
        # The file stays when the lock is freed: removing it would let two openers each lock
        # a different file of the same name.
        try:
            self._path = folder / LOCK_NAME
            flags = os.O_RDWR | os.O_CREAT
            self._descriptor = patiently(lambda: os.open(self._path, flags, 0o600), self._path)
        except OSError as problem:
            raise file_error(problem, folder) from None
        try:
            _take(self._descriptor)
        except OSError as problem:
            os.close(self._descriptor)
            if isinstance(problem, BlockingIOError | PermissionError):
                raise VaultError("in_use") from None
            raise file_error(problem, folder) from None
        self._held = True

    def is_lost(self) -> bool:
        """Whether somebody removed the file, so that another could lock a new one."""
        with contextlib.suppress(OSError):
            if sys.platform != "win32":  # an open file cannot be removed there
                there = LOCK_NAME in os.listdir(self._path.parent)  # noqa: PTH208
                return not there or os.fstat(self._descriptor).st_ino != self._path.stat().st_ino
        return False

    def release(self) -> None:
        """Let others in; harmless when already released."""
        if self._held:
            self._held = False
            os.close(self._descriptor)


def is_held(folder: Path) -> bool:
    """Whether someone holds the lock just now."""
    try:
        FolderLock(folder).release()
    except VaultError:
        return True
    return False


def _take(descriptor: int) -> None:
    """Lock without waiting; OSError when it is held."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        # flock, not lockf: it also refuses a second opener in the same process.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
