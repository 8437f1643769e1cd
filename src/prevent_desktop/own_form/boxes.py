"""What a form file is made of for us: boxes, each with its words and what may be put into it."""

from dataclasses import dataclass
from enum import StrEnum


class BoxKind(StrEnum):
    """How a box is filled."""

    TEXT = "text"
    CHOICE = "choice"
    """One of several ticks, rings, list entries or radio buttons."""
    DATE = "date"
    """A day, a month and a year in three places."""


class Held(StrEnum):
    """Why a box is not ours to fill, whatever its label says."""

    NOT = ""
    ALREADY = "already"
    """Somebody has written in it."""
    LOCKED = "locked"
    GRID = "grid"
    """One of several rows of the same shape, for several people or things."""


@dataclass(frozen=True, slots=True)
class Box:
    """One place of a form where an answer can go.

    `context` are the words around it that say whose it is, the nearest first: the head of its
    column, the group of its row, the section, the chapter. `names` are other names that the file
    has for it (a tool tip, the name of a field). `room` is how many characters fit, None for any
    number; `lines` tells whether it can hold more than one line.
    """

    id: str
    label: str
    context: tuple[str, ...] = ()
    kind: BoxKind = BoxKind.TEXT
    options: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    room: int | None = None
    lines: bool = True
    date_format: str = ""
    held: Held = Held.NOT
    doubt: bool = False
    """Whether it cannot be told which words around it are its name."""
    above: str = ""
    """Words over it that may be the value of their own row: "Completed by | Referrer"."""

    @property
    def shown_label(self) -> str:
        """What it is called to a person: its label, else what the file calls it."""
        return self.label or (self.names[0] if self.names else "")

    @property
    def section(self) -> str:
        """The words around it, from the whole to the part, on one line."""
        return " / ".join(reversed(self.context))


@dataclass(frozen=True, slots=True)
class Choose:
    """Tick the option with this number, counted from 0."""

    option: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date for three places; a part that is not known stays empty."""

    day: str
    month: str
    year: str


Writing = str | Choose | Day
"""What is put into a box: a text, a tick, or a date in three parts."""
