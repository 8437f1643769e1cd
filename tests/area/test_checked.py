"""What the day of a check is worth: the recipient's for the recipient, the contacts' for them."""

from datetime import date

import msgspec
import pytest

from prevent_desktop.area.area import Area
from prevent_desktop.area.checked import (
    NOT_CONFIRMED,
    address_checked,
    checked_in_words,
    days_to_come,
    is_stale,
    stale_contacts,
    without_days_to_come,
)
from prevent_desktop.area.loading import load_area
from prevent_desktop.shipped import resources

SLIP = "2062-11-22"
TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def kent() -> Area:
    return load_area(resources.read_bytes("areas", "kent-and-medway.toml"), "kent-and-medway.toml")


def recipient_of(area: Area, day: str) -> Area:
    recipient = msgspec.structs.replace(area.recipient, last_checked=day)
    return msgspec.structs.replace(area, recipient=recipient)


def contacts_of(area: Area, day: str) -> Area:
    contacts = tuple(msgspec.structs.replace(each, last_checked=day) for each in area.contacts)
    return msgspec.structs.replace(area, contacts=contacts)


@pytest.mark.parametrize(
    ("checked", "stale"), [("", True), ("2025-11-28", True), ("2025-11-29", False)]
)
def test_after_twelve_months_a_value_has_to_be_confirmed(checked: str, stale: bool) -> None:
    assert is_stale(checked, date(2026, 11, 29)) is stale


def test_contacts_are_as_old_as_their_newest_check_whatever_else_was_checked(kent: Area) -> None:
    assert stale_contacts(kent, date(2027, 11, 29)) is None
    assert stale_contacts(kent, date(2027, 12, 31)) == date(2026, 11, 29)
    assert stale_contacts(contacts_of(kent, "2019-01-01"), TODAY) == date(2019, 1, 1)
    assert stale_contacts(recipient_of(kent, "2019-01-01"), TODAY) is None


def test_an_address_says_when_it_was_checked_or_that_nobody_did(kent: Area) -> None:
    assert address_checked(kent.recipient) == "last checked on 22 November 2026"
    assert address_checked(recipient_of(kent, "").recipient) == "not confirmed yet"


def test_a_day_to_come_is_no_check(kent: Area) -> None:
    slipped = contacts_of(recipient_of(kent, SLIP), SLIP)
    kept = without_days_to_come(slipped, TODAY)
    assert kept.recipient.last_checked == ""
    assert kept.last_checked == kent.last_checked
    assert {checked_in_words(each.last_checked) for each in kept.contacts} == {NOT_CONFIRMED}
    assert days_to_come(slipped, TODAY)[0] == ("recipient, last_checked", SLIP)
    assert len(days_to_come(slipped, TODAY)) == 1 + len(kent.contacts)


def test_the_day_itself_is_one(kent: Area) -> None:
    today = recipient_of(kent, TODAY.isoformat())
    assert without_days_to_come(today, TODAY) is today
