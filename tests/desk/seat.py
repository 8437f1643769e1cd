"""Where a person sits: a window in front of them, a keyboard, and somebody who reads it aloud."""

from pathlib import Path
from typing import Any, Protocol


class Seat(Protocol):
    """One program that was started for a person."""

    def ask(self, what: str) -> Any:
        """What is seen: `titles`, `focus`, `moves`, `words` on the screen, or `everything`."""

    def key(self, name: str) -> None:
        """Press a key, named as xdotool names it: `Tab`, `ctrl+a`."""

    def type(self, line: str) -> None:
        """Type one line, letter by letter."""

    def end(self) -> int:
        """Wait until the program has ended; its exit code."""


class Place(Protocol):
    """Where the program can be started for a person."""

    @property
    def home(self) -> Path:
        """The person's own folder; `Documents` lies in it."""

    def take_seat(self) -> Seat:
        """Start the program."""
