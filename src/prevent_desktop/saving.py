"""Saves finished files where a person chose: whole or not at all, and never over another file."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from prevent_desktop.errors import FileError
from prevent_desktop.held_files import means_held, patiently

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC, errno.EFBIG}


def read_limited(path: Path, limit: int) -> bytes:
    """Read a file of at most `limit` bytes.

    Raises FileError("missing", "is_folder", "not_a_file", "unreadable" or "too_large"). A named
    pipe, a device or a socket is no file: reading one may never end.
    """
    try:
        with patiently(lambda: open(path, "rb", opener=_without_waiting), path) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileError("not_a_file", name=str(path))
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise FileError("missing", name=str(path)) from error
    except IsADirectoryError as error:
        raise FileError("is_folder", name=str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        what = "busy" if means_held(error) else _what_it_is(path)
        raise FileError(what, name=str(path)) from error
    if len(data) > limit:
        raise FileError("too_large", name=str(path), limit_mb=limit // 1024 // 1024)
    return data


def _what_it_is(path: Path) -> str:
    """Why a name that is there could not be opened."""
    with contextlib.suppress(OSError, ValueError):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "is_folder"
        if not stat.S_ISREG(mode):
            return "not_a_file"
    return "unreadable"


def _without_waiting(name: str, flags: int) -> int:
    """Open a pipe that nobody writes to without waiting for somebody who does."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def make_folder(folder: Path, *, private: bool = False) -> bool:
    """Make the folder and its parents if they are not there; `private` for the user alone.

    Returns whether it was made now. Raises FileError("not_a_folder", "unwritable", "disk_full").
    """
    there = os.path.lexists(folder)
    try:
        folder.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise FileError("not_a_folder", name=str(folder)) from error
    except (OSError, ValueError) as error:
        raise _refusal(error, folder) from error
    return not there


def empty_folder(folder: Path) -> None:
    """Remove the files of a folder that is the program's own, as far as that can be done."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.is_file():
                with contextlib.suppress(OSError):
                    path.unlink()


def free_name(folder: Path, stem: str, ending: str) -> str:
    """A file name that is not taken in the folder: the stem alone, or with a number after it."""
    for number in range(1, 1000):
        name = f"{stem}{ending}" if number == 1 else f"{stem} ({number}){ending}"
        if not os.path.lexists(folder / name):
            return name
    return f"{stem}{ending}"


def save_new(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Save every file under its name in the folder: all are written before any of them appears.

    Files are private to the user (0600). Raises FileError("exists", "unwritable", "disk_full").
    """
    targets = {folder / name: data for name, data in contents.items()}
    for target in targets:
        if os.path.lexists(target):
            raise FileError("exists", name=str(target))
    with contextlib.ExitStack() as stack:
        written = {
            stack.enter_context(_temporary(folder, data)): target
            for target, data in targets.items()
        }
        for temporary, target in written.items():
            _publish(temporary, target)
    _sync_folder(folder)
    return tuple(targets)


@contextlib.contextmanager
def _temporary(folder: Path, data: bytes) -> Iterator[Path]:
    """A durable temporary file beside its target, gone afterwards whatever happens."""
    path: Path | None = None
    try:
        try:
            handle, name = tempfile.mkstemp(prefix=".prevent-", suffix=".tmp", dir=folder)
            path = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except (OSError, ValueError) as error:
            raise _refusal(error, folder) from error
        yield path
    finally:
        if path is not None:
            _remove(path)


def _remove(path: Path) -> None:
    """Remove a temporary file; that a scanner holds on to one undoes no save."""
    with contextlib.suppress(PermissionError):
        patiently(lambda: path.unlink(missing_ok=True), path)


def _publish(temporary: Path, target: Path) -> None:
    """Give the file its name unless the name is taken; a link refuses to replace, a rename may not.

    File systems without hard links (FAT, some network drives) get the rename.
    """
    try:
        try:
            target.hardlink_to(temporary)
        except FileExistsError:
            raise
        except OSError:
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "taken") from None
            patiently(lambda: temporary.rename(target), temporary)
    except FileExistsError as error:
        raise FileError("exists", name=str(target)) from error
    except OSError as error:
        raise _refusal(error, target.parent) from error


def _refusal(error: Exception, place: Path) -> FileError:
    if means_held(error):
        return FileError("busy", name=str(place))
    number = getattr(error, "errno", None)
    if number in _NO_SPACE:
        return FileError("disk_full", name=str(place))
    if number == errno.ENOTDIR:
        return FileError("not_a_folder", name=str(place))
    return FileError("unwritable", name=str(place))


def _sync_folder(folder: Path) -> None:
    """Make the new names durable where the system can (Windows has no such call)."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
