"""A child process of ours that asks Simple MAPI or macOS' sharing service for a draft.

Both load somebody else's code and may not return before the message is closed, so neither is ever
called in the program's own process. The parent hands over one JSON line; the exit code says what
came of it. The child shows nothing and writes nothing.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from prevent_desktop.mail.clients import Way
from prevent_desktop.mail.launch import Outcome, Seen
from prevent_desktop.mail.message import DraftMessage, one_line

PRIVATE_WORD = "open-a-draft"
"""The first word of the child's command line: `prevent_desktop.__main__` answers it."""
SECONDS = 20.0
"""How long the parent waits before it says that the message may be open."""
_LARGEST = 100_000
_NO_WINDOW = 0x08000000
ASKED, REFUSED, UNREADABLE = 0, 3, 4


class Errand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the child has to do."""

    way: Literal["simple-mapi", "sharing"]
    to: str
    cc: tuple[str, ...]
    subject: str
    body: str
    files: tuple[str, ...]


Errands = Callable[[Errand], bool]
"""Opens a draft; True unless it was refused."""


def errand(way: Way, message: DraftMessage, files: tuple[Path, ...]) -> Errand:
    """The errand for a draft by one of the two ways."""
    return Errand(
        way="sharing" if way is Way.SHARING else "simple-mapi",
        to=message.to,
        cc=message.cc,
        subject=one_line(message.subject),
        body=message.body,
        files=tuple(str(path) for path in files),
    )


def send_child(command: Sequence[str], wanted: Errand, limit: float = SECONDS) -> Seen:
    """Start the child with an errand and wait for it; a child that is late goes on without us.

    It may be showing a message that the person writes in, so it is never ended.
    """
    begun = time.monotonic()
    try:
        process = subprocess.Popen(  # noqa: S603  (ourselves, with fixed words)
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
    except OSError:
        return Seen(Outcome.NOT_STARTED, None, time.monotonic() - begun)
    waiting = threading.Thread(
        target=process.communicate, args=(msgspec.json.encode(wanted) + b"\n",), daemon=True
    )
    waiting.start()
    waiting.join(limit)
    code = process.returncode
    outcome = Outcome.ASKED if code in {ASKED, None} else Outcome.REFUSED
    return Seen(outcome, code, time.monotonic() - begun)


def serve(source: BinaryIO, open_it: Errands | None = None) -> int:
    """The child: read one errand, do it, and return the exit code."""
    line = source.readline(_LARGEST)
    try:
        wanted = msgspec.json.decode(line, type=Errand)
    except msgspec.DecodeError:
        return UNREADABLE
    try:
        done = (open_it or _by_platform)(wanted)
    except (OSError, AttributeError, ImportError, ValueError):
        return REFUSED
    return ASKED if done else REFUSED


def _by_platform(wanted: Errand) -> bool:
    if sys.platform == "win32":
        from prevent_desktop.mail.simple_mapi import open_draft

        return open_draft(wanted)
    elif sys.platform == "darwin":  # noqa: RET505  (the types are checked for each system)
        from prevent_desktop.mail.sharing import open_draft as share

        return share(wanted)
    else:
        return False
