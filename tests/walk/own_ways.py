"""Ways of the walk's own: the form's sections, and the pages without open drafts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import Person
from tests.stories.places import at_rest, handing_over
from tests.stories.test_areas import with_two
from tests.stories.test_keeping import begin_with_passphrase, begin_with_recovery
from tests.walk.faults import PRESSED
from tests.walk.ways import NORMAL, Sight, Start, Way, goes_wrong

from prevent_desktop.computer.place import Place, PlaceKind
from prevent_desktop.ui.home.choosing_area import AreaPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.opening_page import OpeningPage
from prevent_desktop.ui.opening.place_pages import LeavingPage, PlaceRefusedPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.opening.trouble_pages import TroublePage
from prevent_desktop.ui.opening.unlock_page import RecoveryUnlockPage, UnlockPage
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.start.start_problem import StartProblemPage, problem_window
from prevent_desktop.ui.transfer.transfer_pages import HandOverPage

WARNED: Mapping[str, Any] = {
    "individual.approx_age": "8",
    "individual.contact_numbers": ["12"],
    "individual.emails": ["nowhere"],
    "individual.addresses": [
        {"address": "1 High Street", "postcode": "QQ", "current": True},
        {"address": "2 High Street", "postcode": "ME99 9ZZ", "current": True},
    ],
    "concerns.description": "On [date] something was said by somebody.",
    "needs.description": "Describe here: ____",
    "referrer.phone": "12",
    "referrer.email": "sam@gmail.com",
    "safeguarding.informed": "yes",
    "safeguarding.informed_detail": "",
    "safeguarding.direct_action": "yes",
    "safeguarding.direct_action_detail": "",
    "safeguarding.other_agencies": "yes",
    "safeguarding.other_agencies_detail": "",
    "dates.first_identified": "2024-01-02",
}
"""Answers of which every section has one to look at again, wherever the form has a rule for it."""


def home(start: Start) -> Iterator[Sight]:
    person = start()
    person.home()
    yield Sight(person.window, part="empty")
    person.new_referral()
    person.type_into("Surname", "Example")
    person.press("Save and close")
    person.sees(HomePage)
    at_rest(person)
    yield Sight(person.window, part="with a draft")


def the_form(start: Start) -> Iterator[Sight]:
    """Every section as one comes to it."""
    person = start()
    person.new_referral()
    yield from _sections(person, NORMAL)


def what_is_missing(start: Start) -> Iterator[Sight]:
    """The check of an empty referral, and every section with what it lacks."""
    person = start()
    person.new_referral().go("check")
    at_rest(person)
    yield Sight(person.window, "with what is missing")
    yield from _sections(person, "with what is missing")


def what_to_look_at(start: Start) -> Iterator[Sight]:
    """The same with answers that may be wrong."""
    person = start()
    person.new_referral()
    person.answer(dict(WARNED)).go("check")
    at_rest(person)
    yield Sight(person.window, "with what to look at")
    yield from _sections(person, "with what to look at")


def _sections(person: Person, state: str) -> Iterator[Sight]:
    view = person.view()
    for section in view.session.draft.referral.form.sections:
        if view.where != section.id:
            view.go(section.id)
        at_rest(person)
        yield Sight(person.window, state, section.id)


def opening(start: Start) -> Iterator[Sight]:
    person = start(begin=False)
    yield Sight(person.window)


def first_run(start: Start) -> Iterator[Sight]:
    person = start()
    person.sees(FirstRunPage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)


def recovery(start: Start) -> Iterator[Sight]:
    person = start()
    begin_with_passphrase(person)
    person.sees(RecoveryOfferPage)
    at_rest(person)
    yield Sight(person.window)
    person.press("Make a recovery phrase")
    person.sees(RecoveryPhrasePage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)


def unlocking(start: Start) -> Iterator[Sight]:
    first = start()
    begin_with_recovery(first)
    first.close()
    start.keyring.secrets.clear()
    person = start()
    person.sees(UnlockPage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)
    person.press("Open with the recovery phrase")
    person.sees(RecoveryUnlockPage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)


def locked(start: Start) -> Iterator[Sight]:
    person = start()
    person.home()
    lock_by_key(person)
    yield Sight(person.window)


def trouble(start: Start) -> Iterator[Sight]:
    start().home()
    second = start()
    second.sees(TroublePage)
    at_rest(second)
    yield Sight(second.window)


def refused_place(start: Start) -> Iterator[Sight]:
    person = start(replace(start.desk, place=Place(PlaceKind.NETWORK)))
    person.sees(PlaceRefusedPage)
    yield Sight(person.window)


def leaving(start: Start) -> Iterator[Sight]:
    person = start(replace(start.desk, place=Place(lasting=False)))
    person.new_referral()
    person.type_into("Surname", "Example")
    person.window.close()
    person.sees(LeavingPage)
    at_rest(person)
    yield Sight(person.window)


def choosing_an_area(start: Start) -> Iterator[Sight]:
    person = start(replace(start.desk, library=with_two(start.desk.library)))
    person.home()
    person.press("Start a new referral")
    person.sees(AreaPage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)


def start_problem(_start: Start) -> Iterator[Sight]:
    window = problem_window("The file theme.toml cannot be read.")
    window.show()
    yield Sight(window)
    window.close()
    window.deleteLater()


def changes(start: Start) -> Iterator[Sight]:
    """What changes without the focus going there is said."""
    person = start()
    view = person.new_referral()
    at_rest(person)
    person.tick("Not known: Surname")
    at_rest(person)
    yield Sight(person.window, "a box came", "person", ("A box was added below",))
    person.press("Add another name")
    person.press("Remove name 2")
    at_rest(person)
    yield Sight(person.window, "an entry went", "person", ("name 2 removed",))
    view.go("safeguarding")
    at_rest(person)
    person.tick("Yes")
    at_rest(person)
    person.press("Clear this answer")
    at_rest(person)
    yield Sight(person.window, "an answer was cleared", "safeguarding", ("cleared",))
    view.go("person")
    at_rest(person)
    person.type_into("Day, Date of birth", "45")
    person.type_into("Year, Date of birth", "2010")
    person.press("Continue")
    at_rest(person)
    yield Sight(person.window, "it does not go on", "person", ("problem",))


def copying(start: Start) -> Iterator[Sight]:
    person = start()
    handing_over(person)
    at_rest(person)
    person.press("Copy the words")
    at_rest(person)
    yield Sight(person.window, "copied", says=("Copied",))


OWN_WAYS: tuple[tuple[tuple[type[QWidget], ...], Way], ...] = (
    ((HomePage,), home),
    ((SectionPage,), the_form),
    ((SectionPage, CheckPage), what_is_missing),
    ((SectionPage, CheckPage), what_to_look_at),
    ((OpeningPage,), opening),
    ((FirstRunPage,), first_run),
    ((RecoveryOfferPage, RecoveryPhrasePage), recovery),
    ((UnlockPage, RecoveryUnlockPage), unlocking),
    ((LockPage,), locked),
    ((TroublePage,), trouble),
    ((PlaceRefusedPage,), refused_place),
    ((LeavingPage,), leaving),
    ((AreaPage,), choosing_an_area),
    ((StartProblemPage,), start_problem),
    ((SectionPage,), changes),
    ((HandOverPage,), copying),
)
"""The kinds of pages that each comes to."""
