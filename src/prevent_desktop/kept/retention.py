"""When a draft may be deleted by age, decided from plain values and a day.

A draft goes only after its warning has been on the screen and seven more days have passed. A
finished referral that nobody said was sent never goes, nor does one on hold. After a time away,
such as a summer holiday, warnings are shown anew and count from then; while the computer's date
is in doubt nothing goes at all, because batteries of old computers run flat and dates jump.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec

NOTICE = timedelta(days=7)
"""How long before its day a draft is warned about, and how long the warning stands at least."""
AWAY = timedelta(days=14)
"""Not opened for longer than this, warnings given before are shown and counted anew."""
FORWARD = timedelta(days=45)
"""A date further ahead of the last one seen than this is in doubt until a person confirms it."""
BACK = timedelta(days=1)
"""A date further behind the last one seen than this is in doubt as well."""


class Candidate(msgspec.Struct, frozen=True):
    """One draft as retention sees it."""

    object_id: str
    changed: datetime
    """From when its age counts: its last change, or the day of sending if that was later."""
    kept: bool
    """On hold, or finished and not said to be sent: never deleted by age."""
    not_before: datetime | None = None
    """When somebody still has to be asked for an answer: until then warned about, not deleted."""
    chosen: datetime | None = None
    """When the person wants it gone: in place of its age, after the same warning."""
    decided: datetime | None = None
    """When it was last said how long it stays; a warning before that was for something else."""


class Calendar(msgspec.Struct, frozen=True):
    """What was seen and shown before."""

    seen: datetime | None = None
    """The last date at which the program was in use; None before the first."""
    counted_from: datetime | None = None
    """Warnings shown before this moment no longer count."""
    shown: Mapping[str, datetime] | None = None
    """When each warning was first on the screen, by object id."""


class Plan(msgspec.Struct, frozen=True):
    """What is to be done now."""

    due: tuple[str, ...]
    """Drafts that go now."""
    warn: tuple[tuple[str, datetime], ...]
    """Drafts to warn about, each with the earliest moment at which it goes."""
    clock_doubtful: bool


def clock_is_doubtful(calendar: Calendar, now: datetime) -> bool:
    """Whether the computer's date is too far from the last one seen to be believed."""
    seen = calendar.seen
    return seen is not None and not seen - BACK <= now <= seen + FORWARD


def after_absence(calendar: Calendar, now: datetime) -> Calendar:
    """The calendar as it counts from now on: after a time away, warnings begin anew."""
    away = calendar.seen is not None and now - calendar.seen > AWAY
    counted_from = now if away else calendar.counted_from
    return Calendar(now, counted_from, calendar.shown)


def plan(candidates: Iterable[Candidate], calendar: Calendar, now: datetime, days: int) -> Plan:
    """What goes and what is warned about; `days` after its last change a draft is due."""
    doubtful = clock_is_doubtful(calendar, now)
    due: list[str] = []
    warn: list[tuple[str, datetime]] = []
    for each in candidates:
        ends = each.chosen or each.changed + timedelta(days=days)
        if each.kept or now + NOTICE < ends:
            continue
        shown = _counts(each, calendar)
        goes = max(ends, (shown or now) + NOTICE, each.not_before or ends)
        if shown is not None and now >= goes and not doubtful:
            due.append(each.object_id)
        else:
            warn.append((each.object_id, goes))
    return Plan(tuple(due), tuple(warn), doubtful)


def _counts(each: Candidate, calendar: Calendar) -> datetime | None:
    shown = (calendar.shown or {}).get(each.object_id)
    return shown if shown and counts(shown, each.changed, each.decided, calendar) else None


def counts(
    shown: datetime, changed: datetime | None, decided: datetime | None, calendar: Calendar
) -> bool:
    """Whether a warning shown then still counts: for what is kept now, and since the absence."""
    if decided is not None and shown <= decided:
        return False
    return all(shown >= since for since in (changed, calendar.counted_from) if since)
