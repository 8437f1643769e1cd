"""Days and times as people say them, in the computer's own time."""

from datetime import UTC, date, datetime

from prevent_desktop.form.dates import MONTHS


def day(moment: date) -> str:
    """A day in words: "22 November 2026"."""
    local = moment.astimezone() if isinstance(moment, datetime) else moment
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def time_of_day(moment: datetime) -> str:
    """A time of day: "10:42"."""
    return f"{moment.astimezone():%H:%M}"


def day_and_time(moment: datetime) -> str:
    """A moment in words: "22 November 2026 at 10:42"."""
    return f"{day(moment)} at {time_of_day(moment)}"


def from_seconds(seconds: float) -> datetime:
    """The moment that is so many seconds after the beginning of 1970."""
    return datetime.fromtimestamp(seconds, UTC)
