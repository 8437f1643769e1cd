"""What is said of a list says which entry, and leads to that entry and no other."""

from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.stories.conftest import Person, Start
from tests.stories.places import at_rest

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.referral_view import ReferralView

HOMES = [{"address": "1 Old Street"}, {"address": "2 New Street", "postcode": "XX9"}]
TWO_CURRENT = [
    {"address": "1 Old Street"},
    {"address": "2 New Street", "current": True},
    {"address": "3 Late Street", "current": True},
]
ITEMS = [{"what": "A note"}, {"what": "A film", "date": "2026-02-30"}]
LATER = [{"what": "A note"}, {"what": "A film"}, {"what": "A card", "date": "2031-03-01"}]
NUMBERS = ["01634 000001", "01634 000002", "077", "01634 000004"]
MAILS = ["a@example.org", "b.example.org"]
PLACES: dict[str, tuple[dict[str, Any], str, str]] = {
    "a date that is none": (
        {"other.evidence": ITEMS},
        "The date of item 2",
        "Day, Its date, if you know it, Item 2",
    ),
    "a date to come": (
        {"other.evidence": LATER},
        "The date of item 3",
        "Day, Its date, if you know it, Item 3",
    ),
    "a postcode": ({"individual.addresses": HOMES}, "“XX9”", "Postcode, Address 2"),
    "a second home": (
        {"individual.addresses": TWO_CURRENT},
        "More than one of the addresses",
        "The person lives here now, Address 3",
    ),
    "a number": ({"individual.contact_numbers": NUMBERS}, "“077” under", "Phone number 3"),
    "an address": ({"individual.emails": MAILS}, "“b.example.org” under", "Email address 2"),
    "a template": (
        {"individual.addresses": [{"address": "1 Old Street"}, {"address": "[insert address]"}]},
        "looks like part of a template",
        "Address, Address 2",
    ),
    "a sign that no font has": (
        {"individual.other_names": ["Ro", "Row \U00012000"]},
        "Our fonts cannot draw",
        "Name 2",
    ),
}


def at_the_check(person: Person, answers: Mapping[str, Any]) -> ReferralView:
    person.new_referral()
    view = person.answer(dict(answers))
    view.go("check")
    at_rest(person)
    assert isinstance(view.page, CheckPage)
    return view


def follow(person: Person, said: str) -> None:
    """Press the sentence that begins so, or the link of the notice that says it."""
    for link in person.window.findChildren(Button):
        go = link.words == "Go to this answer" and said in link.accessibleDescription()
        if link.isVisible() and (go or said in link.words):
            link.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(link, Qt.Key.Key_Space)
            QApplication.processEvents()
            return
    raise AssertionError(f"nothing says {said!r}: {person.reads()}")


@pytest.mark.parametrize("place", PLACES)
def test_the_check_leads_to_the_entry(start: Start, place: str) -> None:
    answers, said, box = PLACES[place]
    person = start()
    at_the_check(person, answers)
    follow(person, said)
    assert person.focus.accessibleName().startswith(box)
    page = person.view().page
    assert page is not None
    port = page.column.viewport()
    top = person.focus.mapTo(port, person.focus.rect().topLeft()).y()
    assert 0 <= top < port.height()
    person.press("Continue to check")
    if person.view().where != "check":  # what is wrong stops once
        person.press("Continue to check")
    assert person.view().where == "check"


def test_the_section_itself_leads_to_the_entry_past_an_empty_one(start: Start) -> None:
    person = start()
    view = at_the_check(person, {"other.evidence": ITEMS})
    follow(person, "The date of item 2")
    control = view.page.editors["other.evidence"].control  # type: ignore[union-attr]
    control.entries()[0].set_content(None)
    control.edited.emit()
    view.session.review_now()
    person.press("Continue to check")
    follow(person, "The date of the item")
    assert person.focus.accessibleName() == "Day, Its date, if you know it, Item 2"


def test_a_passage_leads_to_the_entry(start: Start) -> None:
    person = start()
    at_the_check(
        person,
        {
            "identifier.anonymous": "yes",
            "identifier.surname": "Quillfeather",
            "identifier.same_as_referrer": False,
            "other.evidence": [{"what": "A note"}, {"what": "Told by Quillfeather"}],
        },
    )
    labels = person.view().session.draft.referral.form.by_id
    person.press(f"Go to this answer: {labels['other.evidence'].label}")
    assert person.focus.accessibleName().endswith(", Item 2")
