"""The computer goes to sleep: only when what was typed is saved, or cannot be."""

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot
from tests.stories.at_lock import CANARY, a_draft, locked
from tests.stories.conftest import PATIENCE, Person, Start, fill
from tests.stories.test_lock import slow_disk
from tests.ui.private_bus import Computer, computer_on, private_bus

from prevent_desktop.ui.lock.lock_page import NOT_SAVED, LockPage
from prevent_desktop.ui.system.watch import watch_system
from prevent_desktop.ui.work.desk import WindowDesk

__all__ = ["slow_disk"]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")


@pytest.fixture
def computer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    """A computer with login1; the window finds it as it finds the real one."""
    with private_bus() as bus, computer_on(bus, qtbot) as made:
        for name in ("systemBus", "sessionBus"):
            monkeypatch.setattr(QDBusConnection, name, lambda: made.bus)
        yield made


def begin(computer: Computer, person: Person) -> None:
    """The window listens to the system, and a draft is open."""
    a_draft(person)
    watch_system(person.window, person.window.locking)  # a slow bus may tell late
    person.saved()
    held(computer, person)


def held(computer: Computer, person: Person) -> None:
    """Wait until sleep is held back."""
    person.qtbot.waitUntil(lambda: bool(computer.ask("Given")[1]), timeout=PATIENCE)


def test_sleep_waits_for_the_drafts_and_the_next_sleep_too(
    start: Start, computer: Computer
) -> None:
    person = start()
    begin(computer, person)
    person.type(" More.")
    computer.sleep("true")
    person.sees(LockPage)
    assert computer.ask("Wait") == [True]
    locked(person)
    computer.sleep("false")
    assert computer.ask("Given")[0] == 1, "sleep is held back for drafts that are locked"
    person.press("Unlock")
    text = person.view().session.draft.referral.answers.text("concerns.description")
    assert text.endswith(" More.")
    held(computer, person)


def test_sleep_waits_for_a_slow_save(
    start: Start, computer: Computer, slow_disk: threading.Event
) -> None:
    person = start()
    begin(computer, person)
    slow_disk.clear()
    person.type(" More.")
    computer.sleep("true")
    person.sees(LockPage)
    person.waits_for("being saved")
    assert computer.ask("Given")[1], "the computer went to sleep in the middle of a save"
    slow_disk.set()
    locked(person)
    assert computer.ask("Wait") == [True]


def test_sleep_does_not_wait_for_a_disk_that_refuses(
    start: Start, computer: Computer, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    begin(computer, person)
    filler = fill(small_disk)
    person.type(" More.")
    with person.qtbot.waitSignal(person.window.locking.open_changed, timeout=PATIENCE) as told:
        computer.sleep("true")
    assert told.args == [False]
    person.waits_for(NOT_SAVED)
    assert computer.ask("Wait") == [True]
    assert CANARY not in person.reads()
    filler.unlink()
    locked(person)


def test_drafts_locked_by_hand_hold_nothing_back(start: Start, computer: Computer) -> None:
    person = start()
    begin(computer, person)
    person.window.locking.lock()
    locked(person)
    assert computer.ask("Wait") == [True]
