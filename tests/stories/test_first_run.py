"""After the first start: my details once, the email program later, and both can be skipped."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop.computer.policy import Policy
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage
from prevent_desktop.ui.settings.set_up_page import SetUpPage
from prevent_desktop.ui.settings.settings_page import SettingsPage
from prevent_desktop.ui.work.desk import WindowDesk

pytestmark = pytest.mark.first_time


def first_start(person: Person) -> None:
    """From the first start to what is asked once."""
    person.sees(FirstRunPage)
    person.tick("No, only I use it")
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Not now")
    person.sees(SetUpPage)


def at_rest(person: Person) -> None:
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    QApplication.processEvents()


def test_my_details_are_asked_once_and_stand_in_the_next_referral(start: Start) -> None:
    person = start()
    first_start(person)
    assert "skip this page: nothing on it is needed" in person.reads()
    person.type_into("Your forename", "Robin")
    person.type_into("Your surname", "Sample")
    person.press("Keep my details and go on")
    person.sees(HomePage)
    assert "Your details are kept" in person.reads()
    person.close()
    again = start()
    again.qtbot.waitUntil(lambda: isinstance(again.window.current, HomePage), timeout=PATIENCE)
    assert "Set up once" not in again.reads()
    answers = again.new_referral().session.draft.referral.answers
    assert answers.text("referrer.surname") == "Sample"


def test_all_of_it_is_skipped_by_one_button_and_never_asked_again(start: Start) -> None:
    person = start()
    first_start(person)
    person.press("Skip this")
    person.qtbot.waitUntil(lambda: isinstance(person.window.current, HomePage), timeout=PATIENCE)
    at_rest(person)
    assert "Fill in my details" in {b.text() for b in person._all("Fill in my details")}
    lock_by_key(person)
    person.press("Unlock")
    person.qtbot.waitUntil(lambda: isinstance(person.window.current, HomePage), timeout=PATIENCE)


def test_the_email_program_can_be_chosen_and_what_was_typed_is_kept(start: Start) -> None:
    person = start()
    first_start(person)
    person.type_into("Your surname", "Sample")
    person.press("Choose my email program now")
    person.sees(SettingsPage)
    assert person.store.new().referral.answers.text("referrer.surname") == "Sample"


def test_an_email_program_set_by_the_organisation_is_not_asked_for(
    start: Start, desk: WindowDesk
) -> None:
    person = start(replace(desk, policy=Policy(mail_program="thunderbird")))
    first_start(person)
    assert not person._all("Choose my email program now")
    assert "Email program" not in person.reads()
