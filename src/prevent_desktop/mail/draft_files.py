"""Draft messages on disk: private, kept while a mail program may still read them, then swept.

An .eml is a whole copy of the referral in the clear. It is 0600 in the program's own private folder
and goes when its message is said to be sent; else at a lock, at the program's end or at its next
start, but not within ten minutes of being written: a mail program that was still starting would
find nothing. On Windows a file that a program holds open is left for the next time.
"""

import re
from datetime import datetime, timedelta
from pathlib import Path

from prevent_desktop.mail.message import DraftMessage, to_eml
from prevent_desktop.moments import to_seconds
from prevent_desktop.saving import free_name, make_folder, remove_own, save_new

KEPT = timedelta(minutes=10)
_FILE = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9_-]{0,84}(?: \([0-9]{1,3}\))?\.(?:eml|pdf|docx)", re.ASCII
)


def write_draft(folder: Path, message: DraftMessage) -> Path:
    """Write the draft into the private folder. Raises FileError.

    An earlier one keeps its name: a program may have it open.
    """
    make_folder(folder, private=True)
    name = free_name(folder, message.attachment_name.removesuffix(".pdf"), ".eml")
    return save_new(folder, {name: to_eml(message)})[0]


def attached_files(
    folder: Path, message: DraftMessage, saved: tuple[Path, ...]
) -> tuple[Path, ...]:
    """A whole path for every attachment, for programs that read files themselves. Raises FileError.

    `saved` is where the person keeps them. A file that is not there any more, or does not hold
    these bytes, or has another name, gets a private copy: what travels is what was signed, under
    the name that the message gives it. Programs may read a file only when the message is sent, so
    the person's own file is better than one that is swept.
    """
    paths = []
    for number, (name, data) in enumerate(message.files):
        own = saved[number] if number < len(saved) else None
        fits = own is not None and _is_called(own, name) and _holds(own, data)
        paths.append(own if own is not None and fits else copy(folder, name, data))
    return tuple(paths)


def copy(folder: Path, name: str, data: bytes) -> Path:
    """A private copy of an attachment under its plain name. Raises FileError."""
    make_folder(folder, private=True)
    stem, _, ending = name.rpartition(".")
    free = free_name(folder, stem, f".{ending}")
    return save_new(folder, {free: data})[0]


def sweep(folder: Path, now: datetime) -> None:
    """Remove the drafts and copies that were written more than ten minutes ago.

    `now` is aware. Only names that this module gives, never links; what is held open stays.
    """
    remove_own(folder, lambda name: is_draft_file(name) and _is_old(folder / name, now))


def sweep_all(folder: Path) -> None:
    """Remove every draft and copy: the session ends, and with it whatever was reading them."""
    remove_own(folder, is_draft_file)


def sweep_sent(folder: Path, reference: str) -> None:
    """Remove the drafts and copies of a message that was sent, however young they are."""
    remove_own(folder, lambda name: is_draft_file(name) and name.startswith(reference))


def is_draft_file(name: str) -> bool:
    """Whether a file has a name that `write_draft` or `attached_files` gives."""
    return _FILE.fullmatch(name) is not None


def _is_old(path: Path, now: datetime) -> bool:
    try:
        written = path.lstat().st_mtime
    except OSError:
        return False
    # A clock that was put back must not keep a copy for ever.
    return abs(to_seconds(now) - written) > KEPT.total_seconds()


def _is_called(path: Path, name: str) -> bool:
    """Whether a file has this name, or the name with a number as `free_name` gives it."""
    stem, ending = name.rsplit(".", 1)
    numbered = rf"{re.escape(stem)}(?: \([0-9]{{1,3}}\))?\.{ending}"
    return re.fullmatch(numbered, path.name) is not None


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is a whole path to exactly these bytes."""
    try:
        if not path.is_absolute() or path.stat().st_size != len(data):
            return False
        return path.read_bytes() == data
    except (OSError, ValueError):
        return False
