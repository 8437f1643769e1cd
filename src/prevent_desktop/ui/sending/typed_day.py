"""A day near today as people type it into one box: to ask on, to delete after, of an answer."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from prevent_desktop.form.folding import folded
from prevent_desktop.form.typed_dates import DateParts, parts_to_text, plain_date
from prevent_desktop.moments import day_in_words

NOT_A_DAY = "Type a whole day, such as 30 November 2026."
MOST_DAYS = 366
"""Further away no day is taken: this computer is not where a referral is kept for years."""
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|day|sday|nesday|rsday|urday)?\b")
_SHORT = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[-/.\s]*(?:of\s+)?([a-z]{3,10}|(?<=[-/.\s])\d{1,2})"
    r"\.?(?:[-/.,\s]+'?(\d{2}))?",
    re.ASCII,
)
"""Day and month, with two figures for the year or none."""


def read_day(text: str, today: date, *, past: bool = False) -> tuple[date | None, str]:
    """The day that was typed, or None and what to say.

    A year that was left out, or has two figures, is the one that brings the day near today: on or
    after it, or with `past` on or before it.
    """
    day = _whole(text) or _near(text, today, past=past)
    if day is None:
        return None, NOT_A_DAY
    named = _NAMED.search(folded(text))
    called = DAY_NAMES[day.weekday()]
    if named and not called.casefold().startswith(named[1]):
        return None, f"{day_in_words(day)} is a {called}. Type the day that you mean."
    return day, ""


def _whole(text: str) -> date | None:
    read = parts_to_text(DateParts(day=text)) or ""
    try:
        return date.fromisoformat(read)
    except ValueError:
        return None


def _near(text: str, today: date, *, past: bool) -> date | None:
    short = _SHORT.fullmatch(plain_date(text))
    if short is None:
        return None
    day, month, year = short.groups()
    days = sorted(_days(f"{day} {month}", year, today), reverse=past)
    if year is None:
        days = [each for each in days if (each <= today if past else each >= today)]
    return next(iter(days), None)


def _days(day_and_month: str, year: str | None, today: date) -> Iterator[date]:
    """That day in the years around today, as far as it is near."""
    for each in (today.year - 1, today.year, today.year + 1):
        day = _whole(f"{day_and_month} {each}")
        right = year is None or each % 100 == int(year)
        if day is not None and right and abs(day - today) <= timedelta(days=MOST_DAYS):
            yield day
