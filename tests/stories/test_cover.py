"""The cover that comes before an idle lock: nothing to read, and any key brings all of it back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from tests.stories.at_lock import CANARY, DESCRIBE, Seconds, a_draft, idle_clock, key, locked
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.places import at_rest
from tests.stories.test_lock import choose_a_passphrase

from prevent_desktop.computer.policy import Policy
from prevent_desktop.ui.frame import PROGRAM
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.headings import Heading
from prevent_desktop.ui.lock.cover_page import COVERED, CoverPage
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.work.desk import WindowDesk

pytestmark = pytest.mark.first_time
MINUTES = 15
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def person(start: Start, desk: WindowDesk, seconds: Seconds) -> Person:
    """With a passphrase and a draft in which something stands."""
    person = start(replace(desk, policy=Policy(idle_minutes=MINUTES)))
    choose_a_passphrase(person)
    a_draft(person)
    person.saved()
    at_rest(person)
    idle_clock(person, seconds)
    return person


def covered(person: Person, seconds: Seconds) -> CoverPage:
    """Let a third of the time pass."""
    seconds.passed += MINUTES * 60 / 3
    person.window._locking.idle.look()
    person.qtbot.waitUntil(lambda: isinstance(person.window.current, CoverPage), timeout=PATIENCE)
    page = person.window.current
    assert isinstance(page, CoverPage)
    return page


def is_covered(person: Person) -> bool:
    return isinstance(person.window.current, CoverPage)


def read_by_readers(person: Person) -> Iterator[str]:
    """Every word that assistive technology finds from the application down."""
    waiting = [QAccessible.queryAccessibleInterface(person.window)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid():
            continue
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield one.text(kind)
        text = one.textInterface()
        if text is not None:
            yield text.text(0, text.characterCount())
        waiting += [one.child(number) for number in range(one.childCount())]


def can_be_read(person: Person) -> bool:
    return any(CANARY in words for words in read_by_readers(person))


def test_it_comes_after_a_third_of_the_time_and_hides_everything(
    person: Person, seconds: Seconds
) -> None:
    assert can_be_read(person), "this search finds nothing at all"
    seconds.passed = MINUTES * 60 / 3 - 1
    person.window._locking.idle.look()
    at_rest(person)
    assert isinstance(person.window.current, ReferralView)
    seconds.passed = 0
    covered(person, seconds)
    assert person.window.windowTitle() == PROGRAM
    assert COVERED in person.reads()
    assert person.focus.accessibleName() == COVERED
    assert not can_be_read(person)
    assert not person._all("Lock")
    assert "concern" not in person.reads().lower()


@pytest.mark.parametrize("back", [Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_F1, Qt.Key.Key_Tab])
def test_any_key_brings_back_what_was_open_and_does_nothing_else(
    person: Person, seconds: Seconds, back: Qt.Key
) -> None:
    view = person.view()
    edit = person.tab_to(DESCRIBE)
    assert isinstance(edit, QPlainTextEdit)
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    title, text = person.window.windowTitle(), edit.toPlainText()
    scrolled = page_place(view)
    covered(person, seconds)
    key(person, back)
    assert person.window.current is view
    assert person.focus is edit
    assert (edit.toPlainText(), edit.textCursor().position()) == (text, 0)
    assert person.window.windowTitle() == title
    assert page_place(view) == scrolled
    assert person._all("Lock")
    key(person, Qt.Key.Key_X)
    assert edit.toPlainText() == f"x{text}"
    before = person.focus
    key(person, Qt.Key.Key_Tab)
    assert person.focus is not before
    person.tab_to("Surname" if view.where == "person" else DESCRIBE)


def page_place(view: ReferralView) -> int:
    assert view.page is not None
    return view.page.column.verticalScrollBar().value()


def test_a_click_brings_it_back_and_presses_nothing(person: Person, seconds: Seconds) -> None:
    view = person.view()
    button = person._find("Save and close")
    place = button.mapTo(person.window, button.rect().center())
    covered(person, seconds)
    handle = person.window.windowHandle()
    QTest.mouseMove(handle, QPoint(5, 5))
    assert is_covered(person), "a mouse that is knocked is nobody"
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NONE, place)
    at_rest(person)
    assert person.window.current is view
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NONE, place)
    person.sees(HomePage)


def test_it_locks_at_the_full_time(person: Person, seconds: Seconds) -> None:
    covered(person, seconds)
    QTest.mouseMove(person.window.windowHandle(), QPoint(9, 9))
    seconds.passed = MINUTES * 60 - 30
    person.window._locking.idle.look()
    assert "locks in 30 seconds" in person.reads()
    assert not can_be_read(person)
    seconds.passed = MINUTES * 60
    person.window._locking.idle.look()
    locked(person)
    assert person.window.vault is None
    assert "Your passphrase opens it." in person.reads()


@pytest.mark.parametrize("name", [Qt.Key.Key_F9, Qt.Key.Key_L])
def test_the_keys_that_lock_lock_a_covered_screen(
    person: Person, seconds: Seconds, name: Qt.Key
) -> None:
    covered(person, seconds)
    if name is Qt.Key.Key_L:
        key(person, Qt.Key.Key_Control)
        assert isinstance(person.window.current, CoverPage), "held for another key"
        key(person, name, Qt.KeyboardModifier.ControlModifier)
    else:
        key(person, name)
    assert isinstance(person.window.current, LockPage)
    locked(person)


def test_without_a_passphrase_nothing_is_covered(
    start: Start, desk: WindowDesk, seconds: Seconds
) -> None:
    person = start(replace(desk, policy=Policy(idle_minutes=MINUTES)))
    a_draft(person)
    person.saved()
    at_rest(person)
    idle_clock(person, seconds)
    seconds.passed = MINUTES * 60 / 2
    person.window._locking.idle.look()
    at_rest(person)
    assert isinstance(person.window.current, ReferralView)


def test_a_page_that_comes_late_stays_behind_the_cover(person: Person, seconds: Seconds) -> None:
    """Nothing under way is covered; should a page come all the same, nobody sees it."""
    covered(person, seconds)
    person.rooms.go_home()
    at_rest(person)
    assert isinstance(person.window.current, CoverPage)
    assert person.window.windowTitle() == PROGRAM
    assert not can_be_read(person)
    key(person, Qt.Key.Key_Space)
    person.sees(HomePage)
    assert CANARY in person.reads()


def test_closing_a_covered_window_saves_and_closes(person: Person, seconds: Seconds) -> None:
    covered(person, seconds)
    person.close()


def test_a_held_key_does_not_type_when_it_is_repeated(person: Person, seconds: Seconds) -> None:
    edit = person.tab_to(DESCRIBE)
    assert isinstance(edit, QPlainTextEdit)
    text = edit.toPlainText()
    covered(person, seconds)
    handle = person.window.windowHandle()
    for _ in range(3):
        QTest.keyPress(handle, Qt.Key.Key_J)
    assert isinstance(person.window.current, ReferralView)
    QTest.keyRelease(handle, Qt.Key.Key_J)
    assert edit.toPlainText() == text
    QTest.keyClick(handle, Qt.Key.Key_J)
    assert edit.toPlainText() != text


def test_the_wheel_does_nothing_to_what_is_covered(person: Person, seconds: Seconds) -> None:
    covered(person, seconds)
    QTest.wheelEvent(person.window.windowHandle(), QPointF(300, 300), QPoint(0, -120))
    QApplication.processEvents()
    assert isinstance(person.window.current, CoverPage)


def test_nothing_covered_stands_as_a_window_of_its_own(person: Person, seconds: Seconds) -> None:
    covered(person, seconds)
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert shown == [person.window]
    assert isinstance(person.window, QWidget)


def test_who_found_a_text_before_reads_it_no_more(person: Person, seconds: Seconds) -> None:
    """A program that reads for people keeps the addresses of what it has found."""
    edit, heading = person.tab_to(DESCRIBE), person.view().page
    assert heading is not None
    title = heading.findChild(Heading)
    assert title is not None
    found = [QAccessible.uniqueId(QAccessible.queryAccessibleInterface(e)) for e in (edit, title)]
    covered(person, seconds)
    left: list[QAccessibleInterface | None] = [QAccessible.accessibleInterface(i) for i in found]
    assert [each.text(QAccessible.Text.Name) for each in left if each is not None] == [""]
    key(person, Qt.Key.Key_Space)
    assert can_be_read(person)
    again = QAccessible.queryAccessibleInterface(title)
    assert again is not None
    assert again.text(QAccessible.Text.Name) == title.text()
