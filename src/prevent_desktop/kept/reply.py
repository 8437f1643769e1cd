"""What came back from the police after a referral was sent, and when to ask for it."""

from datetime import date, timedelta
from enum import StrEnum

import msgspec

from prevent_desktop.area.area import Area

LONGEST = 200
"""Characters of each line that are kept."""
SUGGESTED_WORKING_DAYS = 5
"""Our suggestion where the area has no interval of its own; nobody has promised it."""
_SATURDAY = 5


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What the police said, each in one line; any of it may be empty."""

    police_reference: str = ""
    day: date | None = None
    outcome: str = ""

    def __bool__(self) -> bool:
        return bool(self.police_reference or self.day or self.outcome)

    def in_one_line(self) -> str:
        """The outcome with the reference, for a list."""
        return " \u00b7 ".join(filter(None, (self.outcome, self.police_reference)))


NO_REPLY = Reply()


class Chase(StrEnum):
    """Where the date for asking stands."""

    NONE = "none"
    AHEAD = "ahead"
    PASSED = "passed"


def reply_of(police_reference: str, day: date | None, outcome: str) -> Reply:
    """A reply of what was typed: line ends become blanks, what is too long is cut."""
    return Reply(police_reference=_line(police_reference), day=day, outcome=_line(outcome))


def chase_state(chase: date | None, today: date) -> Chase:
    """Whether it is time to ask; the day itself is still ahead."""
    if chase is None:
        return Chase.NONE
    return Chase.AHEAD if today <= chase else Chase.PASSED


def chase_of_area(area: Area, sent: date) -> date | None:
    """The day to ask on, if the area has said after how many days; else the box stays empty."""
    return None if area.chase_days is None else sent + timedelta(days=area.chase_days)


def last_day_kept(delete_on: date, chase: date | None) -> date:
    """The day after which it goes, if nobody changes it: only once the day to ask is well over."""
    if chase is None or chase == date.max:
        return chase or delete_on
    return max(delete_on, chase + timedelta(days=1))


def suggested_chase(day: date) -> date:
    """Five working days on: our suggestion, to be called so. Bank holidays are not known here."""
    left = SUGGESTED_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def _line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())[:LONGEST]
