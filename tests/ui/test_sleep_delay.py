"""Linux holds sleep back until the drafts are locked: a real bus, and what stands for login1."""

import subprocess
import sys
from collections.abc import Iterator
from subprocess import PIPE

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot
from tests.ui.private_bus import SECONDS, Computer, computer_on, connected

from prevent_desktop.ui.system.sleep_delay import SleepDelay

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
PATIENCE = SECONDS * 1000
PRESENT = "sleep, Prevent Desktop, Drafts are being locked, delay"


@pytest.fixture
def computer(bus: dict[str, str], qtbot: QtBot) -> Iterator[Computer]:
    with computer_on(bus, qtbot) as made:
        yield made


def test_sleep_is_held_back_while_the_drafts_are_open_and_no_longer(computer: Computer) -> None:
    delay = computer.delay()
    assert computer.opened(delay)
    assert computer.ask("Given") == [1, PRESENT]
    # Such as the mail program that opens the draft message, and stays open.
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=PIPE, close_fds=False) as child:
        delay.hold(False)
        assert computer.ask("Wait") == [True]
        child.kill()
    assert computer.opened(delay)
    assert computer.ask("Given") == [2, PRESENT]


def test_sleep_waits_for_the_lock_but_not_for_ever(computer: Computer) -> None:
    delay = computer.delay(longest_ms=200)
    computer.opened(delay)
    computer.sleep("true")
    assert computer.ask("Wait") == [True], "a lock that never came kept the computer awake"
    with computer.qtbot.waitSignal(delay.answered, timeout=PATIENCE):
        computer.sleep("false")
    assert computer.ask("Given") == [2, PRESENT], "the next sleep is not held back"


def test_a_lock_given_after_the_drafts_were_locked_is_closed_at_once(computer: Computer) -> None:
    delay = computer.delay()
    with computer.qtbot.waitSignal(delay.answered, timeout=PATIENCE):
        delay.hold(True)
        delay.hold(False)
    assert computer.ask("Given")[0] == 1
    assert computer.ask("Wait") == [True]


def test_where_it_may_not_it_asks_again_after_the_next_sleep(computer: Computer) -> None:
    delay = computer.delay()
    computer.ask("Refuse", "true")
    assert not computer.opened(delay)
    computer.ask("Refuse", "false")
    with computer.qtbot.waitSignal(delay.answered, timeout=PATIENCE):
        computer.sleep("false")
    assert computer.ask("Given") == [1, PRESENT]


def test_without_login1_nothing_is_said(
    bus: dict[str, str], qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    with connected(bus) as connection:
        delay = SleepDelay(connection)
        with qtbot.waitSignal(delay.answered, timeout=PATIENCE) as told:
            delay.hold(True)
        assert told.args == [False]
        delay.hold(False)
    assert capfd.readouterr() == ("", "")


def test_without_a_bus_nothing_is_asked(qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    delay = SleepDelay(QDBusConnection.connectToBus("unix:path=/nowhere", "nowhere"))
    with qtbot.assertNotEmitted(delay.answered):
        delay.hold(True)
        delay.hold(False)
    assert capfd.readouterr() == ("", "")
