"""Where more than one area is there, it is asked for first, and nothing is ticked beforehand."""

from dataclasses import replace

import msgspec
from tests.stories.conftest import Start
from tests.stories.test_returning import signed

from prevent_desktop.area.checked import CONFIRM
from prevent_desktop.referral import Library
from prevent_desktop.ui.home.choosing_area import AreaPage
from prevent_desktop.ui.home.home_notices import DOUBTFUL, STALE
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


def checked(library: Library, day: str) -> Library:
    """The same, with the day on which somebody checked where referrals go."""
    area = library.default_area
    recipient = msgspec.structs.replace(area.recipient, last_checked=day)
    return replace(library, areas={area.id: msgspec.structs.replace(area, recipient=recipient)})


def test_an_address_that_nobody_confirmed_is_said_at_home_and_before_it_is_sent_to(
    start: Start, desk: WindowDesk
) -> None:
    unconfirmed = replace(desk, library=checked(desk.library, ""))
    person, _ = signed(lambda: start(unconfirmed))
    assert "Address not confirmed yet. If you are not sure" in person.reads()
    person.rooms.go_home("")
    person.waits_for(DOUBTFUL)
    assert f"not confirmed yet. Before you send, {CONFIRM}" in person.reads()


def test_an_old_address_is_said_though_contacts_are_fresh(start: Start, desk: WindowDesk) -> None:
    person = start(replace(desk, library=checked(desk.library, "2019-01-01")))
    person.home()
    words = person.reads()
    assert DOUBTFUL in words
    assert f"last checked on 1 January 2019. Before you send, {CONFIRM}" in words
    assert STALE not in words


def test_an_old_address_is_said_where_the_area_is_chosen(start: Start, desk: WindowDesk) -> None:
    two = with_two(checked(desk.library, "2019-01-01"))
    person = start(replace(desk, library=two))
    person.home()
    person.press("Start a new referral")
    person.sees(AreaPage)
    person.tick(
        f"The North: prevent@north.example.police.uk (last checked on 1 January 2019; {CONFIRM})"
    )


def test_with_one_area_nothing_is_asked(start: Start) -> None:
    person = start()
    person.home()
    person.press("Start a new referral")
    person.sees(BeforePage)
