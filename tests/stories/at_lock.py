"""What tests of locking share: a draft to lock, the keys, and a clock for the idle watch."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.stories.conftest import Person

from prevent_desktop.ui.lock.idle import Waking
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.referral.referral_view import ReferralView

CANARY = "".join(("Xanthippe", "quill"))
"""In two, so that the source of this file, which Python may hold in memory, is no hit."""
DESCRIBE = "What has happened"
NARRATIVE = f"{CANARY} was seen with a leaflet.\nThen again on Monday."


@dataclass
class Seconds:
    """The clock of the idle watch; a test moves it."""

    passed: float = 0

    def __call__(self) -> Waking:
        return Waking(self.passed, self.passed)


def idle_clock(person: Person, seconds: Seconds) -> None:
    """Let the idle watch go by a clock of the test's."""
    person.window._locking.idle._now = seconds
    person.window._locking.idle.touch()


def key(person: Person, name: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """A key as the system gives it: to the window, not to a widget."""
    handle = person.window.windowHandle()
    QTest.keyClick(handle, name, modifier or Qt.KeyboardModifier.NoModifier)


def lock_by_key(person: Person) -> LockPage:
    key(person, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    return locked(person)


def locked(person: Person) -> LockPage:
    """Wait until everything is put away."""
    page = person.sees(LockPage)
    person.waits_for(" saved.")
    return page


def a_draft(person: Person) -> ReferralView:
    view = person.new_referral()
    person.type_into("Surname", CANARY)
    view.go("concern")
    person.type_into(DESCRIBE, NARRATIVE)
    return view
