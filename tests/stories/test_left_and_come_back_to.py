"""What was typed, or is told only once, is there again after a visit to something else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from tests.stories import places
from tests.stories.at_lock import CANARY, key, lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start, fill
from tests.stories.places import at_rest
from tests.stories.places_moving import taking_everything
from tests.stories.test_walks import found_again

from prevent_desktop.computer.policy import Policy
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.lock_page import NOT_SAVED, SAVED, SAVED_BUT_TYPED
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.settings.details_page import DetailsPage
from prevent_desktop.ui.settings.settings_page import SettingsPage
from prevent_desktop.ui.transfer.moving_pages import TakePage
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.ui.work.desk import WindowDesk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
TYPED: tuple[Callable[[Person], None], ...] = (
    places.giving_details,
    places.amending,
    places.countersigning,
    places.signing_a_copy,
    places.handing_over,
)


def typed(person: Person) -> list[str]:
    lines = [box.text() for box in person.window.findChildren(QLineEdit) if box.isVisible()]
    texts = person.window.findChildren(QPlainTextEdit)
    return sorted(lines + [box.toPlainText() for box in texts if box.isVisible()])


def settings_and_back(person: Person) -> None:
    person.tab_to("Settings")
    at_rest(person)  # a box that was left may have its key looked at
    person.press("Settings")
    person.sees(SettingsPage)
    person.press("Back to where you were")
    at_rest(person)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "paper.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF\n")
    return file


@pytest.mark.parametrize("place", TYPED)
def test_what_was_typed_is_there_after_the_settings(
    start: Start, place: Callable[[Person], None]
) -> None:
    person = start()
    place(person)
    at_rest(person)
    page, before = person.window.current, typed(person)
    assert any(CANARY in text for text in before)
    settings_and_back(person)
    assert person.window.current is page
    assert page is not None
    assert page.isEnabled()
    assert typed(person) == before


def test_a_name_typed_to_sign_is_there_after_the_settings(start: Start) -> None:
    person = start()
    places.signing(person)
    person.type_into("Your full name", "Robin")
    at_rest(person)
    page = person.window.current
    settings_and_back(person)
    assert person.window.current is page
    assert "Robin" in typed(person)
    person.press("Back")
    person.view()


def test_a_file_from_outside_leads_back_to_what_was_typed(start: Start, paper: Path) -> None:
    person = start()
    places.giving_details(person)
    person.window.be_asked(paper)
    person.sees(VerifyPage)
    person.press("Back")
    person.sees(DetailsPage)
    assert CANARY in typed(person)
    person.press("Keep my details")
    person.waits_for("Your details are kept.")


def test_words_that_are_told_once_are_there_after_the_settings(start: Start, paper: Path) -> None:
    person = start()
    taking_everything(person)
    words = person.sees(TakePage)._words.accessibleName()
    settings_and_back(person)
    assert person.sees(TakePage)._words.accessibleName() == words
    person.window.be_asked(paper)
    person.sees(VerifyPage)
    person.press("Back")
    assert person.sees(TakePage)._words.accessibleName() == words


def test_details_kept_from_the_settings_are_not_shown_as_they_were(start: Start) -> None:
    person = start()
    places.giving_details(person)
    person.press("Settings")
    person.sees(SettingsPage)
    person.press("Change my details")
    person.qtbot.waitUntil(lambda: bool(person._all("Not now")), timeout=PATIENCE)
    person.type_into("Your surname", "Second")
    person.press("Keep my details")
    person.waits_for("Your details are kept.")
    person.sees(HomePage)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (places.giving_details, SAVED_BUT_TYPED),
        (places.amending, SAVED_BUT_TYPED),
        (places.adding, SAVED),
        (places.writing, SAVED),
        (places.keeping, SAVED),
    ],
)
def test_a_lock_never_calls_saved_what_was_typed_and_not_kept(
    start: Start, place: Callable[[Person], None], words: str
) -> None:
    person = start()
    place(person)
    at_rest(person)
    lock_by_key(person)
    person.waits_for(words)


def test_a_lock_over_the_settings_takes_what_was_left_with_it(start: Start) -> None:
    person = start()
    places.giving_details(person)
    person.press("Settings")
    person.sees(SettingsPage)
    lock_by_key(person)
    person.waits_for(SAVED_BUT_TYPED)
    person.qtbot.waitUntil(lambda: not found_again(), timeout=PATIENCE)


@pytest.mark.parametrize("rule", [Policy(passphrase="required"), Policy(recovery="required")])
def test_what_has_to_be_done_first_is_come_back_to_from_the_settings(
    start: Start, desk: WindowDesk, rule: Policy
) -> None:
    before = start()
    before.home()
    before.close()
    person = start(replace(desk, policy=rule))
    person.sees(KeepingPage)
    settings_and_back(person)
    person.sees(KeepingPage)
    assert "Your organisation asks for" in person.reads()
    person.press("Settings")
    person.sees(SettingsPage)
    person.press("Change my details")
    person.sees(DetailsPage)
    person.press("Keep my details")
    person.sees(KeepingPage)
    assert "Your organisation asks for" in person.reads()


def test_an_opening_with_something_unsaved_has_its_must_afterwards(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    before = start(replace(desk, vault_folder=small_disk / "vault"))
    before.home()
    before.close()
    rule = Policy(recovery="required")
    own = replace(desk, vault_folder=small_disk / "vault")
    person = start(own)
    person.new_referral()
    person.type_into("Surname", "Example")
    person.saved()
    filler = fill(small_disk)
    person.type_into("Forename or forenames", "Alexandra")
    key(person, Qt.Key.Key_F9)
    person.waits_for(NOT_SAVED)
    object.__setattr__(own, "policy", rule)  # as if it had come into force meanwhile
    person.press("Unlock")
    person.view()
    filler.unlink()
    person.saved()
    person.press("Save and close")
    person.sees(KeepingPage)
    person.waits_for("Your organisation asks for a recovery phrase")
