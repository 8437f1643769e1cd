"""Locking when nobody is there: announced, put off by anybody, never in the middle of signing."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.stories.at_lock import (
    Seconds,
    a_draft,
    idle_clock,
    key,
    locked,
)
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop import document
from prevent_desktop.computer.policy import Policy
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.idle import Waking
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.work.desk import WindowDesk


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def test_escape_never_locks(start: Start) -> None:
    """Escape only goes back, however often it is pressed."""
    person = start()
    a_draft(person)
    for _ in range(4):
        key(person, Qt.Key.Key_Escape)
    assert isinstance(person.window.current, ReferralView)
    assert person.window.vault is not None


def test_an_idle_lock_is_announced_and_any_input_extends_it(
    start: Start, desk: WindowDesk, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "prevent_desktop.ui.lock.lock_page.announce", lambda _w, text, **_more: said.append(text)
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
    # While the rehearsal of the paper runs, the time would begin anew.
    person.qtbot.waitUntil(lambda: not person.window._workers.paper.busy, timeout=PATIENCE)
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
    assert person.window.vault is not None
    may_sign.set()
    locked(person)
    assert "where you were" not in person.reads()
    assert len(list(person.desk.documents_folder.glob("*.pdf"))) == 1
    person.press("Unlock")
    person.sees(HomePage)
