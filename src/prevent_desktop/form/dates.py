"""Dates as people know them: a day, a month or only a year, compared as intervals."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from prevent_desktop.form.age_range import AgeRange
from prevent_desktop.moments import MONTHS

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year of the Gregorian calendar; absent parts are None."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> date:
        """The first day this can mean."""
        month = 1 if self.month is None else self.month
        return date(self.year, month, 1 if self.day is None else self.day)

    @property
    def latest(self) -> date:
        """The last day this can mean."""
        month = 12 if self.month is None else self.month
        last = last_day(self.year, month) if self.day is None else self.day
        return date(self.year, month, last)

    def in_words(self) -> str:
        """With the month in words ("14 May 2010"), so that swapped figures are seen."""
        parts = [str(self.day)] if self.day else []
        if self.month:
            parts.append(MONTHS[self.month - 1])
        return " ".join([*parts, str(self.year)])


def last_day(year: int, month: int) -> int:
    """How many days the month has. Raises ValueError where there is no such month or year."""
    first = date(year, month, 1)
    return (date(year, month + 1, 1) - first).days if month < len(MONTHS) else 31


def parse_date(text: str) -> PartialDate | None:
    """Read "2010-05-14", "2010-05" or "2010"; None for anything else or a day that never was."""
    match = _SHAPE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101  (the pattern always has a year)
    partial = PartialDate(year, month, day)
    try:
        _ = partial.earliest, partial.latest
    except ValueError:
        return None
    return partial


def date_in_words(text: str) -> str:
    """A date of an answers file with its month in words; as typed if it is no date."""
    partial = parse_date(text)
    if partial:
        return partial.in_words()
    from prevent_desktop.form.typed_dates import date_as_typed  # with the patterns of all ways

    return date_as_typed(text)


def add_years(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 1 March, as in English law on age.

    What would lie after the year 9999 becomes the calendar's last day.
    """
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def age_on(birth: date, today: date) -> int:
    """Whole years from birth to today; negative if today is before the birth."""
    years = today.year - birth.year
    return years - 1 if (today.month, today.day) < (birth.month, birth.day) else years


def ages_from_birth(birth: PartialDate, today: date) -> AgeRange:
    """The ages a person born then can have today."""
    return AgeRange(age_on(birth.latest, today), age_on(birth.earliest, today))


def three_months_on(today: date) -> date:
    """The same day three calendar months later, or that month's last day."""
    month_index = today.month - 1 + 3
    year, month = today.year + month_index // 12, month_index % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(today.day, last_day(year, month)))


_MOST_DAYS = 93
"""No three months have more days than this."""


def three_months_before(today: date) -> date:
    """The latest day from which `today` is at least three months on; or the calendar's first."""
    if today.toordinal() <= _MOST_DAYS:
        return date.min
    day = today - timedelta(days=89)
    while three_months_on(day) > today:
        day -= timedelta(days=1)
    return day
