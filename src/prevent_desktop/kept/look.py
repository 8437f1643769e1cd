"""What of the settings the first paint needs: the colours and the size of text.

It is read alone, before anything heavy is loaded; `kept.settings` reads the same file whole
afterwards, and says what in it cannot be used.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "settings.json"
LARGEST = 16384
"""Bytes that a file of settings may have."""
LOOKS = ("system", "light", "dark", "high_contrast")
SMALLEST_TEXT, LARGEST_TEXT = 100, 200


class Look(NamedTuple):
    """How the window is to look; what a file does not say well is as it is at first."""

    colours: str = LOOKS[0]
    text_size: int = SMALLEST_TEXT
    """In per cent of the system's own size."""


def settings_file(vault: Path) -> Path:
    """Where the settings stand: beside the folder of the drafts, which may not be there yet."""
    return vault.with_name(FILE_NAME)


def read_look(file: Path) -> Look:
    """The look that the file of settings asks for. Never raises."""
    raw: object = None
    with contextlib.suppress(OSError, ValueError, RecursionError):
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        import json

        raw = json.loads(data) if len(data) <= LARGEST else None
    if not isinstance(raw, dict):
        return Look()
    colours, size = raw.get("look"), raw.get("text_size")
    if type(size) is not int or not SMALLEST_TEXT <= size <= LARGEST_TEXT:  # True is an int too
        size = SMALLEST_TEXT
    return Look(colours if colours in LOOKS else LOOKS[0], size)
