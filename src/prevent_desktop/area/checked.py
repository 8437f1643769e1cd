"""When somebody last checked a value of an area, and what that is worth today.

The recipient's day decides about the recipient, the contacts' days about the contacts.
"""

from datetime import date
from typing import TypeVar

import msgspec

from prevent_desktop.area.area import Area, Contact, Recipient
from prevent_desktop.moments import day_in_words

_T = TypeVar("_T", Recipient, Contact)
NOT_CONFIRMED = "Not confirmed yet: check it before you rely on it"
CONFIRM = "confirm it on your council's Prevent page or by ringing 101"
STALE_DAYS = 365
"""After this many days without a check, a value has to be confirmed anew."""


def checked_in_words(last_checked: str) -> str:
    """When somebody last checked a value, as a line beside it."""
    return _last("Checked on", last_checked) or NOT_CONFIRMED


def address_checked(recipient: Recipient) -> str:
    """The same of the address that referrals go to, for after the word "address"."""
    return _last("last checked on", recipient.last_checked) or "not confirmed yet"


def _last(words: str, day: str) -> str:
    return f"{words} {day_in_words(date.fromisoformat(day))}" if day else ""


def is_stale(last_checked: str, today: date) -> bool:
    """Whether nobody has checked a value for twelve months, or ever."""
    return not last_checked or (today - date.fromisoformat(last_checked)).days > STALE_DAYS


def stale_contacts(area: Area, today: date) -> date | None:
    """When any of the contacts was last checked, if that is more than twelve months ago."""
    newest = max((each.last_checked for each in area.contacts), default=area.last_checked)
    return date.fromisoformat(newest) if newest and is_stale(newest, today) else None


def days_to_come(area: Area, today: date) -> tuple[tuple[str, str], ...]:
    """Days of checks that are still to come, as pairs of a place and a day: slips of the pen."""
    days = (
        ("last_checked", area.last_checked),
        ("recipient, last_checked", area.recipient.last_checked),
        *((f"contact {each.id}, last_checked", each.last_checked) for each in area.contacts),
    )
    return tuple((place, day) for place, day in days if day > today.isoformat())


def without_days_to_come(area: Area, today: date) -> Area:
    """The same, where such a day is no check: whatever it stands beside is not confirmed."""
    if not days_to_come(area, today):
        return area
    return msgspec.structs.replace(
        area,
        last_checked=_past(area.last_checked, today),
        recipient=_without(area.recipient, today),
        contacts=tuple(_without(each, today) for each in area.contacts),
    )


def _without(value: _T, today: date) -> _T:
    return msgspec.structs.replace(value, last_checked=_past(value.last_checked, today))


def _past(day: str, today: date) -> str:
    return "" if day > today.isoformat() else day
