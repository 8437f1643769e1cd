"""Dates as people type them into three boxes, and the text an answer keeps of them.

A date that is understood is kept as in a file ("2010-05-14"). What is not is kept as it was typed,
so that it comes back in the same boxes, and so that the review can say what is wrong with it.
"""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from prevent_desktop.form.dates import parse_date
from prevent_desktop.form.folding import folded
from prevent_desktop.moments import MONTHS

_KEPT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_PLAIN_JOINT, _SURE_JOINT = "/", "|"
"""Between the parts of what is no date. The second where a part itself holds the first."""
_SHORTEST_NAME = 3
LONGEST = 80
"""Characters in which a date is looked for; a longer text is none."""
_DAY_NAME = (
    r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b"
)
_AROUND = re.compile(
    r"^(?:\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]m)?[\s,]+)?"
    r"(?:(?:dob|d\.o\.b|date(?: of birth)?|born|b)\b[\s:.,-]*)?(?:on\b\s*)?"
    rf"(?:{_DAY_NAME}[\s,.]*)?(?:the\b\s*)?|[\s,.(]+(?:{_DAY_NAME}|dob)[).]*$"
)
"""What people write before or after a date that changes nothing about it."""
_UNKNOWN = re.compile(
    r"[?\-_]+|00|x{1,4}|n[/.]?[ka]|nk|not (?:known|sure|given|recorded)|unknown|unk|unsure|"
    r"do?nt know|dk|tb[ca]|none|dd|mm|yy(?:yy)?"
)
"""What people write into a box for the day or the month that they do not know."""
_OUTER = " \t,.;!()[]\"'\u201c\u201d\u2018\u2019"
_SEPARATOR = r"(?:\s*[-/.,\s]\s*|\s+(?:day\s+)?of\s+)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>\d{1,2}|[a-z]{3,10})\.?"
_TWO_YEARS = re.compile(r"(?:19|20)(?P<first>\d\d)\s*(?P<sign>[-/.,\s])\s*(?P<second>\d{1,2})")
_NAMED = r"(?P<month>[a-z]{3,10})\.?"
_YEAR = r"(?P<year>\d{4})"
_ZONE = r"(?:\s?(?:z|gmt|bst|utc|[+-]\d{2}:?\d{2}))?"
_CLOCK = (
    rf"(?:\d{{1,2}}[:.]\d{{2}}(?::\d{{2}}(?:\.\d+)?)?\s?(?:[ap]m|hrs?|h)?{_ZONE}|"
    r"\d{1,2}\s?[ap]m|\d{4}\s?hrs?)"
)
_PART_OF_DAY = (
    r"(?:(?:in the|at|early|late|mid)[\s-])*"
    r"(?:[ap]\.?m\.?|morning|afternoon|evening|night|lunch ?time|lunch|midday|noon|break ?time|"
    r"break)"
)
_TIME = rf"(?:(?:t|\s|\s?[,(-]\s?)(?:at\s)?(?:{_CLOCK}|{_PART_OF_DAY})\)?)?"
_WHOLE = (
    rf"{_YEAR}{_SEPARATOR}{_MONTH}{_SEPARATOR}{_DAY}{_TIME}",
    rf"{_YEAR}{_SEPARATOR}{_DAY}{_SEPARATOR}{_NAMED}",
    r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>(?:19|20)\d{2})",
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})",
    rf"{_DAY}{_SEPARATOR}{_MONTH}{_SEPARATOR}{_YEAR}{_TIME}",
    rf"{_DAY}\s*{_NAMED}\s*{_YEAR}{_TIME}",
    rf"{_NAMED}{_SEPARATOR}(?:the\s+)?{_DAY}{_SEPARATOR}{_YEAR}{_TIME}",
    rf"{_NAMED}{_SEPARATOR}?{_YEAR}",
    rf"(?P<month>\d{{1,2}})[-/.]{_YEAR}",
    rf"{_YEAR}[-/.](?P<month>\d{{1,2}})",
    rf"{_YEAR}{_SEPARATOR}{_NAMED}",
)
"""A whole date in one box, in every order and with every sign that leaves no doubt."""

_SLIPS = MappingProxyType(
    {
        slip: month
        for month, slips in {
            "jan": "janurary janaury januray", "feb": "febuary feburary febrary febraury",
            "mar": "marhc mrach", "apr": "arpil apirl", "jul": "jully",
            "aug": "agust augest auguest augst", "sep": "setember septmber septemer septemeber",
            "oct": "ocotber octber ocober", "nov": "novemeber novmber", "dec": "decemeber decmber",
        }.items()
        for slip in slips.split()
    }
)  # fmt: skip
"""Months as they are often misspelt."""


@dataclass(frozen=True, slots=True)
class DateParts:
    """What stands in the three boxes."""

    day: str = ""
    month: str = ""
    year: str = ""


def parts_to_text(parts: DateParts) -> str | None:
    """The answer's text: "2010-05-14", "2010-05" or "2010"; else the parts as typed, joined."""
    tidy = [" ".join(part.split()) for part in astuple(parts)]
    filled = [part for part in tidy if part]
    if not filled:
        return None
    together = " ".join(filled)
    if len(together) > LONGEST or is_from_year_to_year(parts):
        return _as_typed(tidy)
    return _in_boxes(*tidy) or _read_whole(together) or _as_typed(tidy)


def text_to_parts(text: str) -> DateParts:
    """What to show for a kept text; one that never came from three boxes goes into the last."""
    kept = _KEPT.fullmatch(text)
    if kept:
        year, month, day = (part or "" for part in kept.groups())
        return DateParts(day.lstrip("0") or day, month.lstrip("0") or month, year)
    for joint in (_SURE_JOINT, _PLAIN_JOINT):
        pieces = _split(text, joint)
        if len(pieces) == 3:
            return DateParts(*pieces)
    return DateParts(year=text)


def date_as_typed(text: str) -> str:
    """A kept text that is no date, as it was typed, on one line for people."""
    parts = astuple(text_to_parts(text))
    return _PLAIN_JOINT.join(parts) if all(parts) else " ".join(filter(None, parts))


def is_kept_date(text: str) -> bool:
    """Whether a text has the shape of a date as it is kept, be there such a day or not."""
    return _KEPT.fullmatch(text) is not None


def is_short_year(text: str) -> bool:
    """Whether a text is a year of too few figures: "10", "'10", "210"."""
    return re.fullmatch(r"'?\d{1,3}", folded(text).strip(_OUTER)) is not None


def is_from_year_to_year(parts: DateParts) -> bool:
    """Whether "2009/10" may be two years: always in the box for the year, elsewhere if they follow.

    Read as October 2009 it would be a date of birth that nobody gave.
    """
    if sum(map(bool, astuple(parts))) != 1:
        return False
    found = _TWO_YEARS.fullmatch(plain_date("".join(astuple(parts))))
    if found is None:
        return False
    follow = int(found["second"]) == (int(found["first"]) + 1) % 100
    return bool(parts.year) or (found["sign"] == "/" and follow)


def plain_date(typed: str) -> str:
    """What was typed without what stands around a date and changes nothing about it."""
    return _AROUND.sub("", folded(typed).strip(_OUTER))


def known(text: str) -> str:
    """A day or a month as it stands in its box, empty if what stands there says "not known"."""
    plain = folded(text).strip(_OUTER)
    return "" if _UNKNOWN.fullmatch(plain) else plain


def _in_boxes(day: str, month: str, year: str) -> str | None:
    """The date of three boxes, each with its own part, or None if one of them holds no part."""
    year, month, day = folded(year).strip(_OUTER), known(month), known(day)
    day = re.sub(r"(?<=\d)(?:st|nd|rd|th)?(?: of)?$", "", day)
    month = month.removeprefix("of ")
    number = month_number(month)
    if not re.fullmatch(r"\d{4}", year) or not (number or not month):
        return None
    if day and not (month and re.fullmatch(r"\d{1,2}", day)):
        return None
    return "-".join(filter(None, (year, number, day and day.zfill(2))))


def _read_whole(typed: str) -> str | None:
    """A whole date, or month and year, that was typed or pasted into one box."""
    plain = plain_date(typed)
    if re.fullmatch(r"(?:19|20)\d{2}", plain):
        return plain
    for sign in "/.- ":
        pieces = plain.split(sign)
        if len(pieces) == 3 and not known(pieces[0]):
            return _in_boxes(*pieces)
    matches = (pattern.fullmatch(plain) for pattern in whole_dates())
    return next(filter(None, map(date_of_match, filter(None, matches))), None)


@cache
def whole_dates(before: str = "", after: str = "") -> tuple[re.Pattern[str], ...]:
    """Whole dates in every way, with what has to stand around them; a kept date asks for none."""
    return tuple(re.compile(f"{before}(?:{pattern}){after}") for pattern in _WHOLE)


def date_of_match(match: re.Match[str]) -> str | None:
    """The date that one of `whole_dates` found, or None if there is no such day."""
    named = match.groupdict()
    number = month_number(named["month"])
    if not number:
        return None
    day = named.get("day")
    text = "-".join(filter(None, (named["year"], number, day and day.zfill(2))))
    return text if parse_date(text) else None


def month_number(text: str) -> str:
    """The month as two figures, from a number or the beginning of its name; empty if neither."""
    if re.fullmatch(r"\d{1,2}", text):
        return text.zfill(2)
    start = text.rstrip(".")
    if len(start) < _SHORTEST_NAME:
        return ""
    start = _SLIPS.get(start, start)
    found = (n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(start))
    number = next(found, 0)
    return f"{number:02}" if number else ""


def _as_typed(parts: list[str]) -> str:
    """The parts joined so that they come apart again the same."""
    if not (parts[0] or parts[1]) and text_to_parts(parts[2]) == DateParts(year=parts[2]):
        return parts[2]
    plain = _PLAIN_JOINT.join(parts)
    if text_to_parts(plain) == DateParts(*parts):
        return plain
    return _SURE_JOINT.join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def _split(text: str, joint: str) -> list[str]:
    if joint == _PLAIN_JOINT:
        return text.split(joint)
    cuts = [-1, *_unescaped(text), len(text)]
    return [re.sub(r"\\(.)", r"\1", text[low + 1 : high]) for low, high in pairwise(cuts)]


def _unescaped(text: str) -> Iterator[int]:
    """Where the sure joint stands and is not part of what was typed."""
    place = 0
    while place < len(text):
        if text[place] == "\\":
            place += 1
        elif text[place] == _SURE_JOINT:
            yield place
        place += 1
