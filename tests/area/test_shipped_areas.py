"""What we ship must be usable, and must not say more than somebody has checked."""

import re

import pytest

from prevent_desktop.area.address import check_copy, usable_recipient
from prevent_desktop.area.area import Area
from prevent_desktop.area.loading import load_area
from prevent_desktop.shipped import resources

AREA_FILES = sorted(path.name for path in resources.path("areas").glob("*.toml"))


def shipped(name: str) -> Area:
    return load_area(resources.path("areas", name).read_bytes(), name)


@pytest.mark.parametrize("name", AREA_FILES)
def test_a_shipped_area_can_receive_and_is_named_like_its_file(name: str) -> None:
    area = shipped(name)
    assert usable_recipient(area)
    assert f"{area.id}.toml" == name
    assert all(check_copy(c.email) is None for c in area.contacts if c.email)
    assert check_copy(area.advice_email) is None


def test_referrals_go_to_the_address_of_the_councils_page() -> None:
    area = shipped("kent-and-medway.toml")
    assert area.recipient.address == "preventreferrals@kent.police.uk"
    assert area.advice_email == "prevent@kent.gov.uk"


def test_an_address_spelt_in_two_ways_is_never_offered() -> None:
    contacts = {contact.id: contact for contact in shipped("kent-and-medway.toml").contacts}
    assert contacts["channel-manager"].email == ""
    assert "prevent@kent.gov.uk" in contacts["channel-manager"].note
    assert not any("harm" in contact.email.lower() for contact in contacts.values())


def test_an_unchecked_number_says_so() -> None:
    for contact in shipped("kent-and-medway.toml").contacts:
        if not contact.last_checked:
            assert "onfirm" in contact.note, contact.id


def test_the_help_names_no_address_that_the_area_does_not_have() -> None:
    area = shipped("kent-and-medway.toml")
    known = {contact.email for contact in area.contacts} | {area.recipient.address}
    for page in resources.path("guidance").glob("*.md"):
        named = re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", page.read_text(encoding="utf-8"))
        assert set(named) <= known, page.name


def test_the_help_names_no_number_that_the_area_does_not_have() -> None:
    area = shipped("kent-and-medway.toml")
    known = " ".join(f"{c.phone} {c.out_of_hours} {c.text_relay} {c.note}" for c in area.contacts)
    for page in resources.path("guidance").glob("*.md"):
        for number in re.findall(r"\b0\d[\d ]{7,}\d\b", page.read_text(encoding="utf-8")):
            assert number in known, page.name
