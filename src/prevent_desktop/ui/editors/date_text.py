"""Between three typed parts and the text an answer keeps; what is no date is kept as typed."""

import re
from dataclasses import astuple, dataclass

from prevent_desktop.moments import MONTHS

_KEPT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WHOLE = re.compile(r"(\d{1,2})[/. -]([^/. -]+)[/. -](\d{4})", re.ASCII)
_JOINT = "/"
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class DateParts:
    """What stands in the three boxes."""

    day: str = ""
    month: str = ""
    year: str = ""


def parts_to_text(parts: DateParts) -> str | None:
    """The answer's text: "2010-05-14", "2010-05" or "2010"; else the parts as typed, joined.

    A wrong date stays as it was meant ("2010-13-45", "14/May/"), so that the review can say
    what is wrong with it. A whole date typed into the first box is read as one.
    """
    day, month, year = (" ".join(part.split()) for part in astuple(parts))
    whole = None if month or year else _WHOLE.fullmatch(day)
    if whole:
        day, month, year = whole.groups()
    number = _month_number(month)
    if _is_number(year, 4) and (number or not month) and _fits(day, month):
        return "-".join(filter(None, (year, number, day and day.zfill(2))))
    if not (day or month):
        return year or None
    return _JOINT.join((day, month, year))


def text_to_parts(text: str) -> DateParts:
    """What to show for a kept text; one that never came from three boxes goes into the last."""
    kept = _KEPT.fullmatch(text)
    if kept:
        year, month, day = (part or "" for part in kept.groups())
        return DateParts(day.lstrip("0") or day, month.lstrip("0") or month, year)
    pieces = text.split(_JOINT)
    return DateParts(*pieces) if len(pieces) == len(astuple(DateParts())) else DateParts(year=text)


def _fits(day: str, month: str) -> bool:
    """Whether the day is a number that belongs to a month, or absent."""
    return not day or (bool(month) and _is_number(day, 1, 2))


def _is_number(text: str, *lengths: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) in lengths


def _month_number(text: str) -> str:
    """The month as two figures, from a number or the beginning of its name; empty if neither."""
    if _is_number(text, 1, 2):
        return text.zfill(2)
    start = text.rstrip(".").casefold()
    if len(start) < _SHORTEST_NAME:
        return ""
    found = (n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(start))
    number = next(found, 0)
    return f"{number:02}" if number else ""
