"""What stands in a paper beside its pages: the answers, and what they were made into."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from prevent_desktop.form.answers import Released
from prevent_desktop.form.definition import Form

How = Literal["made_again", "rows", "no_data", ""]
"""By what it is known that pages and data say the same; "" if it is not."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The answers inside a file, and what is made of them now.

    `values` are pairs of a question's id and a value as it is printed, and no words of the form.
    `made` is the paper that this version makes of them, unsigned; None if it cannot.
    """

    form: Form = field(repr=False)
    answers: Released = field(repr=False)
    values: tuple[tuple[str, str], ...] = field(repr=False)
    made: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a paper says of its making: claims, whose worth is seen when it is made again."""

    reference: str
    moment: datetime
    replaces: str = ""
    """Of an amended copy: the reference of the paper whose place it takes."""
    why: str = field(default="", repr=False)
    changed: tuple[str, ...] | None = None
