"""What is wrong with a text that stands where a date is asked for, in the words of the review."""

import re
from collections.abc import Iterator
from dataclasses import astuple
from enum import Enum

from prevent_desktop.form.dates import parse_date
from prevent_desktop.form.folding import folded
from prevent_desktop.form.typed_dates import (
    LONGEST,
    DateParts,
    date_of_match,
    is_from_year_to_year,
    is_kept_date,
    is_short_year,
    known,
    month_number,
    parts_to_text,
    plain_date,
    text_to_parts,
    whole_dates,
)

_SHORT_YEAR = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|"
    r"[a-z]{3,10}\.?\s?(?:[-/]\s?\d{2}|(?:3[2-9]|[4-9]\d))"
)
"""A date whose year has two figures: "140510", and "Sep-13", a spreadsheet's September 2013."""
_ANOTHER_DAY = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s*(?:-|/|&|,|and|or|to)\s*(?=\d)")
"""A day that stands before a whole date: "16-17/11/2026"."""
_YEARS = re.compile(r"(?:19|20)\d{2}(?:\s*[-/]\s*(?:(?:19|20)\d{2}|\d{2}))?(?!\d)")
"""A year, or from year to year: "2012/13"."""
_TIME_BEHIND = re.compile(
    r"(?<=\d)[\s,(]+(?:[ap]m|morning|afternoon|evening|\d{1,2}[:.]\d{2})\b.*$"
)
_WITH_DAY = len("2010-05-14")
_VAGUE = (
    "about around approx approximately circa ca c roughly maybe perhaps possibly probably think "
    "early late mid middle start beginning end spring summer autumn winter before after since "
    "until from by in of the or and sometime some time during between term school year christmas "
    "easter half not sure known unknown unsure exact date on week month ish over throughout onwards"
)
_WORDS_OF_VAGUENESS = frozenset(_VAGUE.split())
"""What people write beside a year that they do not know better."""


class DateFault(Enum):
    """What is wrong with a text that is no date."""

    NO_YEAR = "no_year"
    SHORT_YEAR = "short_year"
    NO_MONTH = "no_month"
    MORE_THAN_A_DATE = "more_than_a_date"
    NO_DATE = "no_date"
    NOT_REAL = "not_real"


def fault_of(text: str) -> DateFault | None:
    """What is wrong with a kept text, or None if it is a date."""
    if parse_date(text):
        return None
    if len(text) > LONGEST:
        return DateFault.NOT_REAL
    parts = text_to_parts(text)
    filled = [part for part in astuple(parts) if part]
    if is_from_year_to_year(parts) or _more_than_a_date(" ".join(filled)):
        return DateFault.MORE_THAN_A_DATE
    if len(filled) == 1:
        return _fault_of_one(filled[0], alone_in_year=bool(parts.year))
    return _fault_of_boxes(parts, has_month=bool(known(parts.month) or is_kept_date(text)))


def _fault_of_boxes(parts: DateParts, *, has_month: bool) -> DateFault:
    """What is wrong with several boxes; of "2010-00-14" the month is there, and wrong."""
    if not known(parts.year):
        return DateFault.NO_YEAR
    if is_short_year(parts.year):
        return DateFault.SHORT_YEAR
    return DateFault.NOT_REAL if has_month else DateFault.NO_MONTH


def _more_than_a_date(typed: str) -> bool:
    """Whether a date stands there that can be read, or a year, with something beside it."""
    plain = folded(typed).strip()
    if parse_date(parts_to_text(DateParts(typed)) or ""):
        return False  # one date, in another spelling than an answers file has
    if any(dates_in(plain)) or any(
        len(each) == _WITH_DAY for each in dates_in(_ANOTHER_DAY.sub("", plain, count=1))
    ):
        return True
    rest = _YEARS.sub(" ", plain, count=1)
    words = set(re.findall(r"[^\W\d_]+", rest))
    return rest != plain and not re.search(r"\d", rest) and words <= _WORDS_OF_VAGUENESS


def dates_in(plain: str) -> Iterator[str]:
    """Every whole date, or month and year, that stands in a text on its own."""
    for pattern in whole_dates(before=r"(?<![\w/.])(?<!\d-)", after=r"(?![\w/-])"):
        for match in pattern.finditer(plain):
            found = date_of_match(match)
            if found:
                yield found


def _fault_of_one(typed: str, *, alone_in_year: bool) -> DateFault:
    """What is wrong when only one box is filled: with a whole date, perhaps, or with its part."""
    plain = _TIME_BEHIND.sub("", plain_date(typed))
    pieces = re.split(r"[-/.,\s]+", plain)
    if re.search(r"(?<!\d)\d{4}(?!\d)", plain):
        return DateFault.NOT_REAL
    marked = re.search(
        r"['\u2018\u2019`\u00b4]\d{2}(?!\w)", typed
    )  # "Mar '13"; folding drops the sign
    short = marked or (len(pieces) > 2 and is_short_year(pieces[-1]))
    if short or _SHORT_YEAR.fullmatch(plain) or (alone_in_year and is_short_year(plain)):
        return DateFault.SHORT_YEAR
    days = [re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", piece) for piece in pieces]
    if any(not day and re.search(r"\d", piece) for day, piece in zip(days, pieces, strict=True)):
        return DateFault.NOT_REAL
    if any(days) or any(map(month_number, pieces)):
        return DateFault.NO_YEAR
    return DateFault.NO_DATE
