"""One window for each user and folder of data: whose turn it is, and what a later start asks of it.

The first start holds a lock that the system frees with its process, however that ends. A later one
leaves a note in the same folder and waits until the first has taken it away. The folder is for this
user only, and a note says at most one thing: come to the front, or this file too. Nothing listens
on a socket: Qt's library for that holds an HTTP client, which is to be in no built program.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_desktop.disk.durable import Disk
from prevent_desktop.disk.folder_lock import FolderLock
from prevent_desktop.errors import FileError, VaultError

if TYPE_CHECKING:
    from collections.abc import Callable

    Wish = Path | None
    """The file to go to; None: come to the front, no more."""

KINDS = (".prevent-transfer", ".pdf")
"""What can be handed to a window: a draft to take over, a paper to check."""
NOTE = ".note"
LARGEST = 98_304
"""Bytes of a note: the longest path that Windows knows, in UTF-8."""
MOST = 8
"""Notes that are read at a time; nobody starts a program more often in a moment."""
OLD_SECONDS = 60.0
"""A note that nobody took for so long was left by a start that died."""
PATIENCE_SECONDS = 8.0
"""How long a start waits for the first: it may be starting itself, on a slow computer."""
PAUSE_SECONDS = 0.05
_RAISE = b"raise"


class NoAnswer(Exception):  # noqa: N818  (nothing is wrong with this program)
    """Another one is open and does not answer."""


class Asked(Exception):  # noqa: N818
    """Another one is open and has taken the note."""


def take_turn(
    folder: Path,
    wish: Wish,
    *,
    now: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> FolderLock | None:
    """The right to open the window, to be held until it is closed.

    None where no lock can be made, as on a disk that may only be read: the vault's own lock keeps
    two from writing, and its page says what is wrong. Raises Asked when the window that is open
    has taken the wish, NoAnswer when it has not in `PATIENCE_SECONDS`.
    """
    try:
        Disk().make_folder(folder)
        return FolderLock(folder)
    except (OSError, FileError):
        return None
    except VaultError:
        return _ask(folder, wish, now, pause)


def _ask(
    folder: Path, wish: Wish, now: Callable[[], float], pause: Callable[[float], None]
) -> FolderLock:
    """Leave a note and wait; the lock all the same, if the other ends meanwhile."""
    _let_it_come_forward()
    until = now() + PATIENCE_SECONDS
    note = _leave(folder, wish)
    try:
        while note is not None and now() < until:
            if not os.path.lexists(note):
                note = None
                raise Asked
            try:
                return FolderLock(folder)
            except VaultError:
                pause(PAUSE_SECONDS)
    except FileError:
        raise NoAnswer from None
    finally:
        if note is not None:
            _take_away(note)
    raise NoAnswer


def _leave(folder: Path, wish: Wish) -> Path | None:
    """The note, whole at once; None where it cannot be written."""
    import secrets

    name = folder / secrets.token_hex(8)
    note, half = name.with_suffix(NOTE), name.with_suffix(".tmp")
    try:
        Disk().write_new(half, _RAISE if wish is None else os.fsencode(wish))
        half.replace(note)
    except OSError:
        _take_away(half)
        return None
    return note


def read_notes(folder: Path) -> tuple[Wish, ...]:
    """What later starts ask of the window that is open; each is read once, and then away.

    What is no note, too long, too old, or asks for anything but a whole path of a regular file of
    one of the `KINDS` is dropped. May wait for the disk, or for the network that a path leads to.
    """
    try:
        names = sorted(name for name in Disk().names(folder) if name.endswith(NOTE))
    except OSError:
        return ()
    wishes: list[Wish] = []
    for number, name in enumerate(names):
        raw = _read(folder / name)
        # What cannot be taken away would be done again and again.
        if _take_away(folder / name) and raw is not None and number < MOST:
            wishes += _understood(raw)
    return tuple(wishes)


def _read(note: Path) -> bytes | None:
    try:
        if abs(time.time() - note.lstat().st_mtime) > OLD_SECONDS:
            return None
        return Disk().read(note, LARGEST)
    except OSError:
        return None


def _understood(raw: bytes) -> list[Wish]:
    if raw == _RAISE:
        return [None]
    try:
        file = Path(os.fsdecode(raw))
        fine = len(raw) <= LARGEST and can_be_handed(file)
    except (OSError, ValueError):
        fine = False
    return [file] if fine else []


def can_be_handed(file: Path) -> bool:
    """Whether it is the whole path of a regular file that the window has a page for."""
    return file.is_absolute() and file.suffix.lower() in KINDS and file.is_file()


def _take_away(note: Path) -> bool:
    try:
        Disk().unlink(note)
    except OSError:
        return False
    return True


def _let_it_come_forward() -> None:
    """Windows lets no program before the one in use, unless that one allows it."""
    if sys.platform == "win32":
        import ctypes

        anybody = -1  # ASFW_ANY
        ctypes.WinDLL("user32").AllowSetForegroundWindow(anybody)
