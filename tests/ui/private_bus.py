"""A private bus with what stands for login1, for tests that need a computer with systemd."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.system import linux
from prevent_desktop.ui.system.sleep_delay import SleepDelay

BUS = """<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
LOGIN = Path(__file__).with_name("login1.py")
SECONDS = 20
NEVER = 1_000_000
"""Milliseconds that no test lasts."""
_NUMBERS = count()


@contextmanager
def private_bus() -> Iterator[dict[str, str]]:
    """An environment with one private bus that is both the session's and the system's."""
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:
        configuration = Path(folder, "bus.conf")
        configuration.write_text(BUS.format(folder=folder))
        with subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as daemon:
            assert daemon.stdout is not None
            address = daemon.stdout.readline().strip()
            yield os.environ | {
                "DBUS_SESSION_BUS_ADDRESS": address,
                "DBUS_SYSTEM_BUS_ADDRESS": address,
                "XDG_SESSION_ID": "7",
            }
            daemon.kill()


@contextmanager
def connected(bus: dict[str, str]) -> Iterator[QDBusConnection]:
    """A connection of this process to a private bus."""
    name = f"private-{next(_NUMBERS)}"
    yield QDBusConnection.connectToBus(bus["DBUS_SYSTEM_BUS_ADDRESS"], name)
    QDBusConnection.disconnectFromBus(name)


@dataclass
class Computer:
    """A computer with login1, and one connection to its bus."""

    bus: QDBusConnection
    qtbot: QtBot
    delays: list[SleepDelay] = field(default_factory=list)

    def ask(self, method: str, *arguments: str) -> list[Any]:
        """Ask login1 while the window goes on, as it does."""
        call = QDBusMessage.createMethodCall(linux.LOGIN, linux.PATH, linux.MANAGER, method)
        call.setArguments(list(arguments))
        watcher = QDBusPendingCallWatcher(self.bus.asyncCall(call))
        if not watcher.isFinished():
            with self.qtbot.waitSignal(watcher.finished, timeout=SECONDS * 1000):
                pass
        return list(watcher.reply().arguments())

    def sleep(self, value: str) -> None:
        """Have login1 say that sleep is near ("true") or over ("false")."""
        self.ask("Emit", linux.PATH, linux.MANAGER, "PrepareForSleep", value)

    def delay(self, longest_ms: int = NEVER) -> SleepDelay:
        """What the program has of its own to hold sleep back."""
        made = SleepDelay(self.bus, longest_ms=longest_ms)
        self.delays.append(made)
        return made

    def opened(self, delay: SleepDelay) -> bool:
        """The drafts are opened; whether sleep is held back then."""
        with self.qtbot.waitSignal(delay.answered, timeout=SECONDS * 1000) as told:
            delay.hold(True)
        return bool(told.args and told.args[0])


@contextmanager
def computer_on(bus: dict[str, str], qtbot: QtBot) -> Iterator[Computer]:
    """The computer of a private bus; at the end nothing is held."""
    with (
        connected(bus) as connection,
        subprocess.Popen(
            [sys.executable, str(LOGIN)], stdout=subprocess.PIPE, text=True, env=bus
        ) as login,
    ):
        assert login.stdout is not None
        login.stdout.readline()
        made = Computer(connection, qtbot)
        yield made
        for delay in made.delays:
            delay.hold(False)
        login.kill()
