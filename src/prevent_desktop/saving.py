"""Saves finished files where a person chose: whole or not at all, and never over another file."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from prevent_desktop.disk.held_files import is_held, patiently, retry_while_held
from prevent_desktop.disk.temporary_files import (
    Temporary,
    discard,
    is_temporary,
    remove_leftovers,
    temporary_file,
)
from prevent_desktop.errors import FileError

_LONG_NAMES_OF_WINDOWS = (123, 206)
"""Names that it cannot take, as it says where one is too long, and paths that are too long."""
_LONGEST_NAME = 255
"""Bytes of a name on Linux and macOS; on Windows it is as many characters."""
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC, errno.EFBIG}


def read_limited(path: Path, limit: int) -> bytes:
    """Read a file of at most `limit` bytes.

    Raises FileError("missing", "is_folder", "not_a_file", "unreadable", "busy" or "too_large"). A
    named pipe, a device or a socket is no file: reading one may never end.
    """
    try:
        data = patiently(lambda: _read(path, limit), path)
    except FileNotFoundError as error:
        raise FileError("missing", name=str(path)) from error
    except IsADirectoryError as error:
        raise FileError("is_folder", name=str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        code = "busy" if is_held(error) else _what_it_is(path)
        code = "name_too_long" if _is_too_long(error, path) else code
        raise FileError(code, name=str(path)) from error
    if len(data) > limit:
        raise FileError("too_large", name=str(path), limit=_in_words(limit))
    return data


def _in_words(size: int) -> str:
    return f"{size // 1024**2} MB" if size >= 1024**2 else f"{size // 1024} kB"


def _read(path: Path, limit: int) -> bytes:
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileError("not_a_file", name=str(path))
        return file.read(limit + 1)


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


def is_empty(folder: Path) -> bool:
    """Whether a folder is not there or has nothing in it; one that cannot be read may have."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return False


def remove_own(folder: Path, is_own: Callable[[str], bool]) -> None:
    """Remove from a folder what the program put there, by its name, as far as that can be done.

    Links, folders and files of other names are somebody else's, and a folder that is itself a
    link leads to somebody else's.
    """
    with contextlib.suppress(OSError):
        if stat.S_ISLNK(os.lstat(folder).st_mode):
            return
        with os.scandir(folder) as entries:
            own = [each for each in entries if is_own(each.name) or is_temporary(each.name)]
        for entry in own:
            if entry.is_file(follow_symlinks=False):
                discard(Path(entry.path))


def remove_file(path: Path) -> None:
    """Remove a file if it is there. Raises FileError("busy", "unwritable", "is_folder")."""
    try:
        retry_while_held(lambda: path.unlink(missing_ok=True), time.sleep)
    except OSError as error:
        if path.is_dir():
            raise FileError("is_folder", name=str(path)) from error
        raise _refusal(error, path) from error


def shortened(stem: str, added: str) -> str:
    """The stem, cut so that a name with this ending, and a number, is not too long for a file."""
    room = _LONGEST_NAME - len(f"{added} (999)".encode("utf-8", "surrogateescape"))
    while len(stem.encode("utf-8", "surrogateescape")) > room:
        stem = stem[:-1]
    return stem


def free_name(folder: Path, stem: str, ending: str) -> str:
    """A file name that is not taken in the folder: the stem alone, or with a number after it."""
    stem = shortened(stem, ending)
    for number in range(1, 1000):
        name = f"{stem}{ending}" if number == 1 else f"{stem} ({number}){ending}"
        if not os.path.lexists(folder / name):
            return name
    return f"{stem}{ending}"


def save_new(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Save every file under its name in the folder: all are written before any of them appears.

    Files are private to the user (0600). What an interrupted run left half-written goes.
    Raises FileError("exists", "unwritable", "disk_full", "busy").
    """
    targets = {folder / name: data for name, data in contents.items()}
    for target in targets:
        if os.path.lexists(target):
            raise FileError("exists", name=str(target))
    remove_leftovers(folder)
    with contextlib.ExitStack() as stack:
        written = {
            target: stack.enter_context(_written(folder, data)) for target, data in targets.items()
        }
        published: list[Path] = []
        try:
            for target, temporary in written.items():
                _publish(temporary, target)
                published.append(target)
        except FileError:
            for target, temporary in written.items():
                temporary.let_go()  # a second name of an open file: Windows would not remove it
                if target in published:
                    discard(target)
            raise
    _sync_folder(folder)
    return tuple(targets)


@contextlib.contextmanager
def _written(folder: Path, data: bytes) -> Iterator[Temporary]:
    """A durable temporary file beside its target, gone afterwards whatever happens."""
    with contextlib.ExitStack() as stack:
        try:
            made = stack.enter_context(temporary_file(folder))
            made.write(data)
        except (OSError, ValueError) as error:
            raise _refusal(error, folder) from error
        yield made


def _publish(temporary: Temporary, target: Path) -> None:
    """Give the file its name unless the name is taken; a link refuses to replace, a rename may not.

    File systems without hard links (FAT, some network drives) get the rename.
    """
    try:
        try:
            retry_while_held(lambda: target.hardlink_to(temporary.path), time.sleep)
        except FileExistsError:
            raise
        except OSError:
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "taken") from None
            temporary.let_go()
            retry_while_held(lambda: temporary.path.rename(target), time.sleep)
    except FileExistsError as error:
        raise FileError("exists", name=str(target)) from error
    except OSError as error:
        place = target if _is_too_long(error, target) else target.parent
        raise _refusal(error, place) from error


def _refusal(error: Exception, place: Path) -> FileError:
    number = getattr(error, "errno", None)
    if is_held(error):
        return FileError("busy", name=str(place))
    if _is_too_long(error, place):
        return FileError("name_too_long", name=place.name)
    if number in _NO_SPACE:
        return FileError("disk_full", name=str(place))
    if number == errno.ENOTDIR:
        return FileError("not_a_folder", name=str(place))
    return FileError("unwritable", name=str(place))


def _is_too_long(error: Exception, place: Path) -> bool:
    """Whether the name is why it failed; Windows says the same of names with signs it refuses."""
    if getattr(error, "errno", None) == errno.ENAMETOOLONG:
        return True
    long = max(map(len, (place.name, str(place)))) > _LONGEST_NAME
    return long and getattr(error, "winerror", None) in _LONG_NAMES_OF_WINDOWS


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
