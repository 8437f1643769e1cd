"""Where more than one area is there, it is asked for first, and nothing is ticked beforehand."""

from dataclasses import replace

import msgspec
from tests.stories.conftest import Start

from prevent_desktop.referral import Library
from prevent_desktop.ui.home.choosing_area import AreaPage
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.work.desk import WindowDesk


def with_two(library: Library) -> Library:
    first = library.default_area
    recipient = msgspec.structs.replace(first.recipient, address="prevent@north.example.police.uk")
    second = msgspec.structs.replace(first, id="north", name="The North", recipient=recipient)
    return Library(library.forms, {first.id: first, second.id: second}, frozenset({"north"}))


def test_the_area_is_chosen_by_the_person(start: Start, desk: WindowDesk) -> None:
    person = start(replace(desk, library=with_two(desk.library)))
    person.home()
    person.press("Start a new referral")
    person.sees(AreaPage)
    person.press("Continue")
    assert "Choose the area that it goes to." in person.reads()
    person.tick("The North: prevent@north.example.police.uk (last checked on 22 November 2026)")
    person.press("Continue")
    person.sees(BeforePage)
    person.press("Start the referral")
    assert person.view().session.draft.referral.area.id == "north"


def test_with_one_area_nothing_is_asked(start: Start) -> None:
    person = start()
    person.home()
    person.press("Start a new referral")
    person.sees(BeforePage)
