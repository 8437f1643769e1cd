"""Locking on a real screen: what a screen reader can still reach, and the desktop's own lock."""

import sys
from pathlib import Path

import pytest
from tests.desk.person import Person
from tests.desk.stage import Stage, set_stage
from tests.desk.waiting import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and AT-SPI")

SURNAME = "Quillfeather"
SAVER = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged")


def begin(person: Person) -> None:
    """From a first start to the first page of a referral, with one answer typed."""
    person.sees_page("Keep your drafts safe")
    person.tab_to("No, only I use it")
    person.key("space")
    person.press("Continue")
    until(lambda: "Your referrals" in person.title() or "Not now" in person.reads(), "a next page")
    if "Your referrals" not in person.title():
        person.press("Not now")
    person.sees_page("Your referrals")
    person.press("Start a new referral")
    person.sees_page("Before you start")
    person.press("Start the referral")
    person.sees_page("The person you are worried about")
    person.type_into("individual.surname", SURNAME)
    assert SURNAME in person.everything()


def is_locked(person: Person) -> None:
    person.sees("Prevent Desktop is locked")
    person.sees("What you wrote is saved")
    until(lambda: SURNAME not in person.everything(), "every answer to be gone")
    assert person.title() == "Prevent Desktop"
    assert "Call 999 first" in person.reads()


def pasted(stage: Stage) -> list[str]:
    """The text that another program would paste, and its formats."""
    return stage.run(sys.executable, str(Path(__file__).with_name("paste.py"))).splitlines()


def test_by_key_and_by_the_desktop_nothing_can_be_read_after_a_lock() -> None:
    with set_stage(keyring=True) as stage:
        person = Person(stage)
        begin(person)
        person.key("ctrl+a")
        person.key("ctrl+c")
        until(lambda: pasted(stage)[:1] == [SURNAME], "the surname on the clipboard")
        formats = set(pasted(stage)[1:])
        assert "x-kde-passwordManagerHint" in formats
        assert not [name for name in formats if "html" in name or "opendocument" in name]
        person.key("ctrl+l")
        is_locked(person)
        assert pasted(stage) == []
        person.press("Unlock")
        person.sees_page("The person you are worried about")
        person.sees(SURNAME)
        stage.send_signal(*SAVER, "boolean:true")
        is_locked(person)
        person.press("Unlock")
        person.sees(SURNAME)
        assert person.close_window() == 0
        assert "Traceback" not in stage.said.read_text()
