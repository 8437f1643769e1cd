"""The disk: a write that is acknowledged is still there after a crash or a power cut.

A file is written under a temporary name, forced to the disk, renamed to its final name, and the
folder is forced to the disk. Every effect goes through `Disk`, so that tests can record them,
fail them and replay them.
"""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from prevent_desktop.disk.held_files import patiently
from prevent_desktop.errors import FileError

Content = bytes | memoryview
TEMPORARY = ".tmp"
_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
}
_WINDOWS_CODES = {5: "no_permission", 19: "read_only", 32: "busy", 33: "busy", 112: "disk_full"}
_NEVER_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NO_FILE = (errno.ELOOP, errno.ENXIO)
"""What opening a link or a socket comes to."""
_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0)
"""A pipe is opened at once, and then seen to be none of ours."""


class Disk:
    """The effects on disk that the vault uses; every method raises plain OSError."""

    def make_folder(self, folder: Path) -> None:
        """Make the folder and its parents, for this user only."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform == "win32":
            from prevent_desktop.disk.windows_files import do_not_index

            do_not_index(folder)
        elif stat.S_IMODE(folder.stat().st_mode) != 0o700:
            with contextlib.suppress(OSError):  # a read-only disk can still be read
                folder.chmod(0o700)

    def names(self, folder: Path) -> list[str]:
        """The files in the folder; links, folders, pipes and devices are none of ours."""
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]

    def everything(self, folder: Path) -> list[str]:
        """All names in the folder, whatever they stand for."""
        return os.listdir(folder)  # noqa: PTH208  (names, not paths, are matched)

    def read(self, path: Path, limit: int) -> bytes:
        """The whole file; a file above `limit` bytes is cut there, which its reader refuses.

        What is no file at all, such as a link or a pipe, is "not found".
        """
        try:
            descriptor = patiently(lambda: _open_to_read(path), path)
        except OSError as problem:
            if problem.errno in _NO_FILE:
                raise FileNotFoundError(errno.ENOENT, "no file") from None
            raise
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileNotFoundError(errno.ENOENT, "no file")
            with open(descriptor, "rb", closefd=False) as file:
                return file.read(limit + 1)
        finally:
            os.close(descriptor)

    def write_new(self, path: Path, content: Content) -> None:
        """Write a file that did not exist and force it to the disk."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NEVER_FOLLOW, 0o600)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            self.sync_file(descriptor)
        finally:
            os.close(descriptor)

    def sync_file(self, descriptor: int) -> None:
        if sys.platform == "darwin":
            import fcntl

            # fsync on macOS leaves data in the drive's cache; network disks know only fsync.
            with contextlib.suppress(OSError):
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
        os.fsync(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        if sys.platform == "win32":
            from prevent_desktop.disk.windows_files import move_through

            move_through(old, new)
        else:
            old.replace(new)

    def unlink(self, path: Path) -> None:
        """Remove a file; a folder of that name is left alone."""
        if sys.platform == "win32" and path.is_dir():
            return  # Windows would call it "access denied"
        try:
            patiently(lambda: path.unlink(missing_ok=True), path)
        except (IsADirectoryError, PermissionError):
            if not path.is_dir():
                raise

    def sync_folder(self, folder: Path) -> None:
        """Force the names in the folder to the disk; Windows does so with each rename."""
        if sys.platform != "win32":
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _open_to_read(path: Path) -> int:
    try:
        return os.open(path, os.O_RDONLY | _NEVER_FOLLOW | _NEVER_WAIT)
    except PermissionError:
        if sys.platform == "win32" and path.is_dir():  # it opens none, and says "access denied"
            raise FileNotFoundError(errno.ENOENT, "no file") from None
        raise


def put(
    disk: Disk, folder: Path, name: str, content: Content, entropy: Callable[[int], bytes]
) -> None:
    """Save a file durably under `name`; an earlier file of that name survives any failure.

    Raises FileError with the code of `file_error`. A failure after the rename may leave the new
    file in place, whole but not acknowledged.
    """
    temporary = folder / (entropy(8).hex() + TEMPORARY)
    try:
        disk.write_new(temporary, content)
        disk.rename(temporary, folder / name)
        disk.sync_folder(folder)
    except BaseException as problem:
        with contextlib.suppress(OSError):
            disk.unlink(temporary)
        if isinstance(problem, OSError):
            raise file_error(problem, folder) from None
        raise


def file_error(problem: OSError, folder: Path, fallback: str = "unwritable") -> FileError:
    """The error for a person: "disk_full", "read_only", "no_permission", "busy" or `fallback`.

    Its place ``name`` is the folder's own name, without what leads to it.
    """
    windows = _WINDOWS_CODES.get(getattr(problem, "winerror", 0) or 0)
    code = windows or _CODES.get(problem.errno or 0, fallback)
    return FileError(code, name=folder.name)
