"""Every page in the states that somebody sees: all places, and what comes before and between."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from tests.stories.at_lock import lock_by_key
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import Person, Start
from tests.stories.places import PLACES, afterwards, at_rest, checking, sending

from prevent_desktop.errors import FileError
from prevent_desktop.form.loading import load_form
from prevent_desktop.shipped import resources
from prevent_desktop.system_keyring import KeyringState
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.opening.trouble_pages import TroublePage
from prevent_desktop.ui.opening.unlock_page import UnlockPage

PASSPHRASE = "correct horse battery"
FORM = "prevent-national-2018.toml"


@dataclass
class Desk:
    """What a view is reached with."""

    start: Start
    keyring: KeyringInMemory


def home_empty(desk: Desk) -> Person:
    person = desk.start()
    person.home()
    return person


def home_busy(desk: Desk) -> Person:
    """A draft, a paper that waits, one that was sent, and one draft deleted a moment ago."""
    person = desk.start()
    afterwards(person)
    person.tick("I have sent it")
    person.press("Back to your referrals")
    person.sees(HomePage)
    for name in ("Waiting", "Deleted", "Drafted"):
        person.new_referral()
        person.answer({"individual.surname": name})
        if name == "Waiting":
            person.view().go("check")
            at_rest(person)
            person.press("Go on to sign")
            person.signs()
            at_rest(person)
            person.press("What happens next")
            person.press("Back to your referrals")
        else:
            person.press("Save and close")
        person.sees(HomePage)
    return person


def first_run(desk: Desk) -> Person:
    person = desk.start()
    person.sees(FirstRunPage)
    return person


def first_run_with_an_error(desk: Desk) -> Person:
    person = first_run(desk)
    person.tick("Yes, or I am not sure")
    person.press("Continue")
    return person


def first_run_without_a_keyring(desk: Desk) -> Person:
    desk.keyring.state = KeyringState.NONE
    return first_run(desk)


def offering_a_recovery(desk: Desk) -> Person:
    person = first_run(desk)
    person.tick("No, only I use it")
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    return person


def showing_a_recovery(desk: Desk) -> Person:
    person = offering_a_recovery(desk)
    person.press("Make a recovery phrase")
    person.sees(RecoveryPhrasePage)
    return person


def unlocking(desk: Desk) -> Person:
    person = first_run_without_a_keyring(desk)
    for name in ("Choose a passphrase", "Type it again"):
        person.type_into(name, PASSPHRASE)
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Not now")
    person.sees(HomePage)
    person.close()
    again = desk.start()
    again.sees(UnlockPage)
    again.type_into("Your passphrase", "wrong")
    again.press("Open my drafts")
    again.waits_for("not the passphrase")
    return again


def locked(desk: Desk) -> Person:
    person = home_empty(desk)
    lock_by_key(person)
    return person


def already_open(desk: Desk) -> Person:
    desk.start().home()
    second = desk.start()
    second.sees(TroublePage)
    return second


def key_lost(desk: Desk) -> Person:
    home_empty(desk).close()
    desk.keyring.secrets.clear()
    person = desk.start()
    person.sees(TroublePage)
    return person


def checking_with_errors(desk: Desk) -> Person:
    person = desk.start()
    checking(person)
    session = person.view().session
    session.set_value("dates.referral", "2026-02-30")
    session.set_value("concerns.description", None)
    person.view().go("check")
    at_rest(person)
    return person


def checking_with_warnings(desk: Desk) -> Person:
    """A child, and a number that is none: notices that can be ticked and lead to an answer."""
    person = desk.start()
    checking(person)
    session = person.view().session
    session.set_value("individual.dob", "2015-03-09")
    session.set_value("referrer.phone", "12")
    person.view().go("check")
    at_rest(person)
    return person


def correcting(desk: Desk) -> Person:
    person = checking_with_errors(desk)
    person.view().go_to_question("dates.referral")
    at_rest(person)
    return person


def not_saved(desk: Desk) -> Person:
    person = desk.start()
    checking(person)
    person.view().go("concern")
    error = FileError("disk_full", name="the folder of your drafts")
    person.view().session.save_failed.emit(error)
    return person


def an_empty_section(desk: Desk, section: str) -> Person:
    person = desk.start()
    person.new_referral().go(section)
    at_rest(person)
    return person


def an_answered_section(desk: Desk, section: str) -> Person:
    person = desk.start()
    checking(person)
    person.view().go(section)
    at_rest(person)
    return person


def sending_by_hand(desk: Desk) -> Person:
    person = desk.start()
    sending(person)
    person.press("Send it by hand")
    return person


def at_place(desk: Desk, way: Callable[[Person], None]) -> Person:
    person = desk.start()
    way(person)
    at_rest(person)
    return person


View = Callable[[Desk], Person]


def _views() -> Iterator[tuple[str, View]]:
    for page, way in PLACES:
        yield f"{page.__name__}-{way.__name__}", partial(at_place, way=way)
    for view in (
        home_empty,
        home_busy,
        first_run,
        first_run_with_an_error,
        first_run_without_a_keyring,
        offering_a_recovery,
        showing_a_recovery,
        unlocking,
        locked,
        already_open,
        key_lost,
        checking_with_errors,
        checking_with_warnings,
        correcting,
        not_saved,
    ):
        yield view.__name__, view
    form = load_form(resources.path("forms", FORM).read_bytes(), FORM)
    for section in form.sections:
        yield f"empty-{section.id}", partial(an_empty_section, section=section.id)
        yield f"answered-{section.id}", partial(an_answered_section, section=section.id)


VIEWS: dict[str, View] = {name.replace("_", "-"): view for name, view in _views()}
_FIRST_TIME = ("first-run", "offering-a-recovery", "showing-a-recovery")
"""How the names of those begin that are seen where the program was never started."""


def each(names: Iterable[str]) -> list[object]:
    """The names as parameters of a test, marked where they need a computer like new."""
    mark = pytest.mark.first_time
    return [
        pytest.param(name, marks=mark if name.startswith(_FIRST_TIME) else ()) for name in names
    ]
