"""Locking: announced, at once by key, never in the middle of signing, and nothing left to read."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.stories.conftest import PATIENCE, KeyringInMemory, Person, Start, fill
from tests.stories.reachable import reachable_words
from tests.stories.test_troubles import PASSPHRASE, choose_passphrase

from prevent_desktop import document
from prevent_desktop.policy import Policy
from prevent_desktop.ui.desk import WindowDesk
from prevent_desktop.ui.home_page import HomePage
from prevent_desktop.ui.idle import Waking
from prevent_desktop.ui.lock_page import LOCKED, NOT_SAVED, LockPage
from prevent_desktop.ui.main_window import PROGRAM
from prevent_desktop.ui.referral_view import ReferralView
from prevent_desktop.ui.section_page import SectionPage
from prevent_desktop.ui.send_page import SendPage
from prevent_desktop.ui.sign_page import SignPage
from prevent_desktop.vault.durable import Disk

CANARY = "Xanthippequill"
DESCRIBE = "What has happened"
NARRATIVE = f"{CANARY} was seen with a leaflet.\nThen again on Monday."


@dataclass
class Seconds:
    """The clock of the idle watch; a test moves it."""

    passed: float = 0

    def __call__(self) -> Waking:
        return Waking(self.passed, self.passed)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


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
    person.waits_for("What you wrote is saved.")
    return page


def a_draft(person: Person) -> ReferralView:
    view = person.new_referral()
    person.type_into("Surname", CANARY)
    view.go("concern")
    person.type_into(DESCRIBE, NARRATIVE)
    return view


OWN_WORDS = {id(CANARY), id(NARRATIVE)}


def found_again(word: str) -> list[str]:
    """What still holds the word, but this module's own constants."""
    return [text for text in reachable_words() if word in text and id(text) not in OWN_WORDS]


def test_ctrl_l_locks_and_unlocking_comes_back_to_the_same_place(start: Start) -> None:
    person = start()
    a_draft(person)
    lock_by_key(person)
    assert LOCKED in person.reads()
    assert "After unlocking you are where you were." in person.reads()
    assert "Call 999 first" in person.reads()
    assert person.window.windowTitle() == PROGRAM
    assert person.window._vault is None
    person.press("Unlock")
    view = person.view()
    assert view.where == "concern"
    answers = view.session.draft.referral.answers
    assert answers.text("individual.surname") == CANARY
    assert answers.text("concerns.description") == NARRATIVE


@pytest.mark.parametrize("keys", [[Qt.Key.Key_F9], [Qt.Key.Key_Escape, Qt.Key.Key_Escape]])
def test_keys_that_cover_the_screen(start: Start, keys: list[Qt.Key]) -> None:
    person = start()
    a_draft(person)
    for one in keys:
        key(person, one)
    assert isinstance(person.window.current, LockPage)
    locked(person)


def test_one_escape_or_two_far_apart_do_not_lock(start: Start, seconds: Seconds) -> None:
    person = start()
    a_draft(person)
    idle_clock(person, seconds)
    key(person, Qt.Key.Key_Escape)
    seconds.passed += 2
    key(person, Qt.Key.Key_Escape)
    seconds.passed += 0.5
    key(person, Qt.Key.Key_A)
    key(person, Qt.Key.Key_Escape)
    assert isinstance(person.window.current, ReferralView)


def test_the_lock_button_is_always_there(start: Start) -> None:
    person = start()
    person.home()
    person.press("Lock")
    locked(person)
    assert "Lock" not in [b.accessibleName() for b in person._all("Lock")]
    person.press("Unlock")
    person.sees(HomePage)


def test_with_a_passphrase_the_passphrase_is_asked_for(
    start: Start, keyring: KeyringInMemory
) -> None:
    person = start()
    choose_a_passphrase(person)
    person.press("Start a new referral")
    person.press("Start the referral")
    person.view()
    person.type_into("Surname", CANARY)
    lock_by_key(person)
    assert "Your passphrase opens it." in person.reads()
    person.press("Unlock")
    person.waits_for("Your passphrase")
    assert CANARY not in person.reads()
    person.type_into("Your passphrase", PASSPHRASE)
    person.press("Open my drafts")
    assert person.view().session.draft.referral.answers.text("individual.surname") == CANARY
    assert keyring.secrets


def choose_a_passphrase(person: Person) -> None:
    person.qtbot.waitUntil(lambda: bool(person._all("Yes, or I am not sure")), timeout=PATIENCE)
    person.tick("Yes, or I am not sure")
    choose_passphrase(person)


def test_nothing_of_the_answers_can_be_reached_after_a_lock(start: Start) -> None:
    person = start()
    view = a_draft(person)
    person.tab_to(DESCRIBE)
    QTest.keyClick(person.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(person.focus, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert CANARY in clipboard.text()
    assert found_again(CANARY), "this search finds nothing at all"
    view.go("check")
    person.saved()
    del view
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not found_again(CANARY), timeout=PATIENCE)
    assert clipboard.text() == ""


def test_the_clipboard_of_another_program_is_left_alone(start: Start) -> None:
    person = start()
    person.home()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("from elsewhere")
    lock_by_key(person)
    assert clipboard.text() == "from elsewhere"


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """From `clear` until `set`, every write of the vault waits."""
    goes, real = threading.Event(), Disk.write_new
    goes.set()

    late: list[bool] = []

    def write(disk: Disk, *arguments: Any) -> Any:
        if not goes.wait(10):
            late.append(True)
        return real(disk, *arguments)

    monkeypatch.setattr(Disk, "write_new", write)
    yield goes
    goes.set()
    assert not late, "the window waited for the disk"


def test_a_lock_waits_for_a_slow_save_behind_a_blank_page(
    start: Start, slow_disk: threading.Event
) -> None:
    person = start()
    a_draft(person)
    person.saved()
    slow_disk.clear()
    person.type(" More.")
    person.view().session.save_now()
    key(person, Qt.Key.Key_F9)  # while the vault is in the middle of it
    assert isinstance(person.window.current, LockPage)
    assert "being saved" in person.reads()
    assert not person._find("Unlock").isEnabled()
    assert person.window._vault is not None
    slow_disk.set()
    locked(person)
    person.press("Unlock")
    description = person.view().session.draft.referral.answers.text("concerns.description")
    assert description == f"{NARRATIVE} More."


def test_nothing_is_lost_when_saving_fails_at_a_lock(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    a_draft(person)
    person.saved()
    filler = fill(small_disk)
    person.type(" More.")
    key(person, Qt.Key.Key_F9)
    person.waits_for(NOT_SAVED)
    assert "no space left" in person.reads()
    assert CANARY not in person.reads()
    window = person.window
    person.qtbot.waitUntil(lambda: not window.findChildren(SectionPage), timeout=PATIENCE)
    filler.unlink()
    locked(person)
    person.press("Unlock")
    description = person.view().session.draft.referral.answers.text("concerns.description")
    assert description == f"{NARRATIVE} More."


def test_one_may_unlock_while_saving_still_fails(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    a_draft(person)
    person.saved()
    filler = fill(small_disk)
    person.type(" More.")
    key(person, Qt.Key.Key_F9)
    person.waits_for(NOT_SAVED)
    person.window.close()
    assert person.window.isVisible(), "closing would have lost what was typed"
    person.press("Unlock")
    view = person.view()
    description = view.session.draft.referral.answers.text("concerns.description")
    assert description == f"{NARRATIVE} More."
    assert view.session.has_unsaved
    filler.unlink()
    person.saved()


def test_an_idle_lock_is_announced_and_any_input_extends_it(
    start: Start, desk: WindowDesk, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "prevent_desktop.ui.lock_page.announce", lambda _w, text, **_more: said.append(text)
    )
    person = start(replace(desk, policy=Policy(idle_minutes=5)))
    a_draft(person)
    idle_clock(person, seconds)
    idle = person.window._locking.idle
    seconds.passed = 5 * 60 - 61
    idle.look()
    assert "locks in" not in person.reads()
    seconds.passed += 1
    idle.look()
    assert "locks in 60 seconds" in person.reads()
    seconds.passed += 20
    idle.look()
    assert "locks in 40 seconds" in person.reads()
    assert len(said) == 1, "a screen reader is told once"
    person._find("Extend").click()  # as a screen reader or a mouse does; a key would do as well
    assert "locks in" not in person.reads()
    touches: tuple[Callable[[], object], ...] = (
        lambda: key(person, Qt.Key.Key_Shift),
        lambda: QTest.mouseMove(person.window.windowHandle(), QPoint(20, 20)),
        lambda: wheel(person),
    )
    for touch in touches:
        seconds.passed += 5 * 60 - 30
        idle.look()
        assert "locks in 30 seconds" in person.reads()
        touch()
        QApplication.processEvents()
        assert "locks in" not in person.reads()
    seconds.passed += 5 * 60
    idle.look()
    locked(person)


def wheel(person: Person) -> None:
    handle = person.window.windowHandle()
    place = QPointF(300, 300)
    QTest.wheelEvent(handle, place, QPoint(0, 120))


def test_what_the_program_does_itself_is_no_input(start: Start, seconds: Seconds) -> None:
    person = start()
    a_draft(person)
    person.saved()
    idle_clock(person, seconds)
    seconds.passed = 14 * 60 + 30
    handle = person.window.windowHandle()
    place = QPointF(20, 20)
    none = Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        handle, QMouseEvent(QEvent.Type.MouseMove, place, place, button, button, none)
    )
    person.type("typed by a program")  # not from the system
    person.window._locking.idle.look()
    assert "locks in 30 seconds" in person.reads()


def test_the_watch_counts_by_itself(start: Start, seconds: Seconds) -> None:
    person = start()
    person.home()
    idle_clock(person, seconds)
    idle = person.window._locking.idle
    idle._timer.setInterval(5)
    seconds.passed = 16 * 60
    locked(person)


def test_sleep_counts_even_when_the_clock_stood_still() -> None:
    assert Waking(10, 5000).since(Waking(9, 10)) == 4990
    assert Waking(100, 10).since(Waking(40, 5000)) == 60


def test_never_while_signing(
    start: Start, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_sign, real = threading.Event(), document.sign

    def slow(*arguments: object, **more: object) -> bytes:
        assert may_sign.wait(30)
        return real(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(document, "sign", slow)
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.waits_for("Signing it")
    idle_clock(person, seconds)
    seconds.passed = 14 * 60 + 30
    person.window._locking.idle.look()
    seconds.passed = 60 * 60
    person.window._locking.idle.look()
    assert isinstance(person.window.current, SignPage)
    assert "locks in" not in person.reads()
    key(person, Qt.Key.Key_F9)  # but who asks for it gets a covered screen at once
    assert isinstance(person.window.current, LockPage)
    assert person.window._vault is not None
    may_sign.set()
    locked(person)
    assert "where you were" not in person.reads()
    assert len(list(person.desk.documents_folder.glob("*.pdf"))) == 1
    person.press("Unlock")
    person.sees(HomePage)


def test_a_draft_that_is_just_being_opened_does_not_come_up_over_the_lock(start: Start) -> None:
    person = start()
    a_draft(person)
    person.press("Save and close")
    person.sees(HomePage)
    person.press("Go on with")
    key(person, Qt.Key.Key_F9)
    locked(person)
    assert person.window._session is None
    assert CANARY not in person.reads()


def test_a_draft_that_is_just_being_put_away_does_not_keep_the_lock_shut(
    start: Start, slow_disk: threading.Event
) -> None:
    person = start()
    a_draft(person)
    slow_disk.clear()
    person.press("Save and close")
    key(person, Qt.Key.Key_F9)
    slow_disk.set()
    locked(person)
    person.press("Unlock")
    person.sees(HomePage)
    assert CANARY in person.reads()


def test_no_title_names_the_person(start: Start) -> None:
    person = start()
    titles: list[str] = []
    person.window.windowTitleChanged.connect(titles.append)
    view = a_draft(person)
    person.answer({"individual.surname": CANARY})
    for section in view.session.draft.referral.form.sections:
        view.go(section.id)
        QApplication.processEvents()
    view.go("check")
    person.waits_for("Check your answers")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert len(set(titles)) > 12
    assert not [title for title in titles if CANARY in title]


def test_a_dialog_over_the_page_goes_too(start: Start) -> None:
    person = start()
    person.home()
    person.press("Check a signed PDF")
    person.waits_for("Where is the PDF?")
    person.press("Choose a file…")
    (dialog,) = person.window.findChildren(QFileDialog)
    handle = dialog.windowHandle()
    person.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is handle, timeout=PATIENCE)
    QTest.keyClick(handle, Qt.Key.Key_F9)
    locked(person)
    person.qtbot.waitUntil(lambda: not person.window.findChildren(QFileDialog), timeout=PATIENCE)
