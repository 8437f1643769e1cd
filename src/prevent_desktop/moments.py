"""Moments in words, in the time of an area: the same on every computer, on paper and on screen.

Nothing here asks the computer where it is or what language it speaks, and every step is plain
arithmetic: the system's own conversions (`fromtimestamp`, `astimezone` without a zone) follow the
computer's settings and fail on Windows outside the years 1970 to 3000. The rules of the zones are
those of the pinned package tzdata, never the computer's.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English month names, whatever the computer's language is."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
SAID_IN_FULL = range(1970, 3001)
"""Years in UTC of which a time of day is said; of others (a key "without end") the day alone."""

_NAME = re.compile(r"[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*", re.ASCII)
_OWN_WORDS = {"Europe/London": {0: "GMT", 60: "BST"}, "UTC": {0: "UTC"}}
"""What people call the time there, by minutes before UTC; elsewhere it is "UTC+3"."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The time of an area, by the name that the area's file gives it."""

    name: str
    _rules: ZoneInfo = field(repr=False, compare=False)

    def local(self, moment: datetime) -> datetime:
        """The moment by the clocks there; outside `SAID_IN_FULL` as it is in UTC."""
        universal = in_utc(moment)
        return universal.astimezone(self._rules) if _in_full(universal) else universal

    def today(self, moment: datetime) -> date:
        """The day it is there."""
        return self.local(moment).date()

    def end_of(self, day: date) -> datetime:
        """The moment, in UTC, at which a day is over there."""
        if day == date.max:
            return _LAST
        return in_utc(datetime.combine(day + timedelta(days=1), time.min, self._rules))

    def day(self, moment: datetime) -> str:
        """The day in words: "1 July 2026"."""
        return day_in_words(self.local(moment))

    def time_of_day(self, moment: datetime) -> str:
        """The time of day: "00:20 (BST)"."""
        return time_in_words(self.local(moment))

    def day_and_time(self, moment: datetime) -> str:
        """The moment in words: "1 July 2026 at 00:20 (BST)"."""
        return in_words(self.local(moment))


@cache
def load_zone(name: str) -> Zone:
    """The zone of this name, such as "Europe/London". Raises ValueError when there is none."""
    if not _NAME.fullmatch(name):
        raise ValueError
    try:
        with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
            return Zone(name, ZoneInfo.from_file(file, key=name))
    except OSError:
        raise ValueError from None


def in_words(moment: datetime) -> str:
    """A moment in words as its own zone has it; outside `SAID_IN_FULL` its day alone, in UTC."""
    universal = in_utc(moment)
    if not _in_full(universal):
        return day_in_words(universal)
    return f"{day_in_words(moment)} at {time_in_words(moment)}"


def day_in_words(day: date) -> str:
    """A day in words: "1 July 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def time_in_words(moment: datetime) -> str:
    """A time of day with its zone: "00:20 (BST)"."""
    return f"{moment.hour:02}:{moment.minute:02} ({zone_in_words(moment)})"


def zone_in_words(moment: datetime) -> str:
    """The zone of an aware moment: "BST", or by what it differs: "UTC+3", "UTC+5:30"."""
    offset = moment.utcoffset() or timedelta()
    minutes = offset // timedelta(minutes=1)
    named = _OWN_WORDS.get(str(moment.tzinfo), {}).get(minutes)
    if named or not minutes:
        return named or "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is taken to be there already, as the calendar's ends.

    A time that a stranger wrote may lie so near an end of the calendar that its offset leads over.
    """
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def as_in(moment: datetime, other: datetime) -> datetime:
    """The moment in the zone of another one, so that both are told by the same clocks."""
    universal = in_utc(moment)
    if other.tzinfo is None or not _in_full(universal):
        return universal
    return universal.astimezone(other.tzinfo)


def from_seconds(seconds: float) -> datetime:
    """The moment so many seconds after the beginning of 1970; beyond the calendar, its end."""
    try:
        return EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return _LAST if seconds > 0 else _FIRST


def to_seconds(moment: datetime) -> float:
    """The seconds from the beginning of 1970 to this moment."""
    return (in_utc(moment) - EPOCH).total_seconds()


def _in_full(universal: datetime) -> bool:
    return universal.year in SAID_IN_FULL
