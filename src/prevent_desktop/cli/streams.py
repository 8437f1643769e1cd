"""Words out of this process, so that nothing is left in a buffer that could not go out.

What stays in one is tried again by Python at its very end, after the last net, and told in
Python's own words with exit code 120. So each text is written through at once, and a stream that
refused one is led to nowhere.
"""

import contextlib
import errno
import io
import os
import sys
from typing import TextIO

_READER_GONE = (errno.EPIPE, *((errno.EINVAL,) if os.name == "nt" else ()))
"""What writing to a pipe that nobody reads any more comes to; Windows has a number of its own."""
STANDARD = (0, 1, 2)
"""The descriptors of stdin, stdout and stderr."""


def prepare_streams() -> None:
    """Before anything is opened or said: fill gaps, speak UTF-8, never fail over a character.

    A descriptor that the caller closed would be given to the next file that is opened, and what a
    library says to its stderr would stand in that file.
    """
    with contextlib.suppress(OSError):
        while (opened := os.open(os.devnull, os.O_RDWR)) in STANDARD:
            os.set_inheritable(opened, True)
        os.close(opened)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def put(stream: TextIO | None, text: str) -> bool:
    """Write a text through; whether it went out. There may be no stream at all.

    A reader that has had enough, as `head` has, is no fault: the rest goes nowhere.
    """
    if stream is None:
        return False
    try:
        stream.write(text)
        stream.flush()
    except (OSError, ValueError) as problem:
        _lead_to_nowhere(stream)
        return getattr(problem, "errno", None) in _READER_GONE
    return True


def settle_streams() -> bool:
    """At the end: write through whatever else said something. Whether stdout could take it."""
    went = sys.stdout is None or put(sys.stdout, "")
    put(sys.stderr, "")
    return went


def _lead_to_nowhere(stream: TextIO) -> None:
    """Let what is left in the stream's buffer be written where everything can be."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
