"""Who to contact: the numbers as they were confirmed, each with its day."""

import pytest

from prevent_desktop.area.area import Area
from prevent_desktop.area.checked import NOT_CONFIRMED, checked_in_words
from prevent_desktop.area.contacts import beside_a_referral, contacts_for, first_contacts, ways
from prevent_desktop.area.loading import load_area
from prevent_desktop.shipped import resources


@pytest.fixture(scope="module")
def kent() -> Area:
    return load_area(resources.read_bytes("areas", "kent-and-medway.toml"), "kent-and-medway.toml")


def test_the_safeguarding_numbers_are_those_that_were_confirmed(kent: Area) -> None:
    numbers = {
        c.id: (c.phone, c.out_of_hours, c.text_relay) for c in beside_a_referral(kent, child=None)
    }
    assert numbers == {
        "kent-children": ("03000 41 11 11", "03000 41 91 91", "18001 03000 41 11 11"),
        "medway-children": ("01634 334 466", "03000 41 91 91", ""),
        "kent-adults": ("03000 41 61 61", "03000 41 91 91", "18001 03000 41 61 61"),
        "medway-adults": ("01634 334 466", "03000 41 91 91", ""),
    }
    assert {c.last_checked for c in beside_a_referral(kent, child=None)} == {"2026-11-29"}


def test_a_child_and_an_adult_have_their_own(kent: Area) -> None:
    assert {c.purpose for c in beside_a_referral(kent, child=True)} == {"child"}
    assert {c.purpose for c in beside_a_referral(kent, child=False)} == {"adult"}


def test_every_line_that_people_read_about_a_child_has_both_numbers(kent: Area) -> None:
    also = kent.also_refer
    for words in (also.child, also.child_contact, also.adult_with_child):
        for number in ("03000 41 11 11", "01634 334 466", "03000 41 91 91"):
            assert number in words
    assert "03000 41 61 61" in also.adult


def test_the_education_officers_stand_with_their_areas_and_no_district_is_guessed(
    kent: Area,
) -> None:
    assert [(c.name, c.place) for c in contacts_for(kent, "education")] == [
        ("Sally Green", "Medway, North Kent and West Kent"),
        ("Rachel Murray", "South Kent and East Kent"),
    ]
    assert first_contacts(kent, child=True)[0].id == "prevent-team"


def test_a_contact_says_how_and_when(kent: Area) -> None:
    (children, *_) = beside_a_referral(kent, child=True)
    assert ways(children) == (
        ("Phone, in working hours", "03000 41 11 11"),
        ("Out of hours", "03000 41 91 91"),
        ("Text relay", "18001 03000 41 11 11"),
    )
    assert checked_in_words(children.last_checked) == "Checked on 29 November 2026"
    assert checked_in_words("") == NOT_CONFIRMED


def test_kent_and_medway_has_no_interval_that_nobody_promised(kent: Area) -> None:
    assert kent.chase_days is None
