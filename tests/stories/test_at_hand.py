"""Help and Settings at the end of the top line: on every page, after all that the page has."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.places import at_rest, checking, sending, verify_page, writing

from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.settings.settings_page import SettingsPage

MOST = 150


def home(person: Person) -> None:
    person.home()


def names_by_tab(person: Person) -> Iterator[str]:
    """What Tab comes to, once round."""
    first = person.focus
    for _ in range(MOST):
        yield person.focus.accessibleName()
        QTest.keyClick(person.focus, Qt.Key.Key_Tab)
        if person.focus is first:
            return
    raise AssertionError("Tab does not come round")


@pytest.mark.parametrize(
    ("place", "last"),
    [
        (home, "Help and contacts"),
        (writing, "Save and close"),
        (checking, "Save and close"),
        (sending, "Back to correct it"),
        (verify_page, "Back"),
    ],
)
def test_tab_comes_to_both_after_all_that_the_page_has(
    start: Start, place: object, last: str
) -> None:
    assert callable(place)
    person = start()
    place(person)
    at_rest(person)
    names = list(names_by_tab(person))
    assert names.count("Help") == 1
    assert names.count("Settings") == 1
    assert names.index(last) < names.index("Help") < names.index("Settings")


def test_settings_lead_back_to_what_was_being_written(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("concern")
    QApplication.processEvents()
    person.type("Something was said.")
    person.press("Settings")
    person.sees(SettingsPage)
    assert not person._all("Back to your referrals")
    person.press("Back to what you were writing")
    view = person.view()
    assert view.where == "concern"
    answers = view.session.draft.referral.answers
    assert answers.text("concerns.description") == "Something was said."
    person.press("Save and close")
    person.sees(HomePage)


def test_a_lock_in_the_settings_leads_back_to_the_draft(start: Start) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Surname", "Example")
    view.go("concern")
    person.press("Settings")
    person.sees(SettingsPage)
    lock_by_key(person)
    assert not person._all("Help")
    assert not person._all("Settings")
    person.press("Unlock")
    assert person.view().where == "concern"
    assert person._all("Help")
    assert person._all("Settings")


def test_settings_open_while_the_dictionary_is_loaded(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody asked for holds nobody up: the key press is not lost."""
    loading, may_end = Event(), Event()

    def slow(_folder: Path) -> None:
        loading.set()
        may_end.wait(PATIENCE / 1000)

    monkeypatch.setattr("prevent_desktop.ui.work.spelling.load_dictionary", slow)
    person = start()
    person.new_referral().go("concern")
    person.qtbot.waitUntil(loading.is_set, timeout=PATIENCE)
    person.press("Settings")
    person.sees(SettingsPage)
    may_end.set()


@pytest.mark.first_time
def test_help_opens_at_the_topic_of_the_page_before_anything_is_open_too(start: Start) -> None:
    person = start()
    person.sees(FirstRunPage)
    assert not person._all("Settings"), "nothing is open yet"
    person.press("Help")
    person.sees(HelpPage)
    QTest.keyClick(person.focus, Qt.Key.Key_Escape)
    person.sees(FirstRunPage)
    person.new_referral().go("other")
    person.tab_to("What it is")
    person.press("Help")
    person.sees(HelpPage)
    QApplication.processEvents()
    assert getattr(person.focus, "text", str)() == "Online material"
