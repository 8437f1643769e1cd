"""The program with its pages, for one that looks on from outside: told on stdin what to show.

Each line on stdin is an order in JSON (`do`), each line on stdout its answer, until stdin closes.
"""

import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QSocketNotifier, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person
from tests.walk.quick import QuickPerson
from tests.walk.told import focus_in, told_of
from tests.walk.ways import Sight, Start, way_named

from prevent_desktop.shipped import resources
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.theme import Scheme, apply_theme, load_tokens
from prevent_desktop.ui.start.start import make_application
from prevent_desktop.ui.work.desk import WindowDesk

MOMENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
KEYS = {"Tab": Qt.Key.Key_Tab}
SECONDS_FOR_A_KEY = 1.0


def make_person(desk: WindowDesk) -> Person:
    return QuickPerson(QtBot(None), desk)  # type: ignore[arg-type]


class Show:
    """Goes the ways and shows what they come to."""

    def __init__(self, folder: Path) -> None:
        theme = resources.path("theme.toml").read_bytes()
        self.app = make_application(theme, "test")
        self.app.setQuitOnLastWindowClosed(False)
        self.schemes = load_tokens(theme)
        self.folder = folder
        self.start: Start | None = None
        self.sights: Iterator[Sight] = iter(())
        self.window: QMainWindow | None = None
        self._numbers = iter(range(1_000_000))

    def answer(self, asked: dict[str, Any]) -> Any:
        """Do what was asked."""
        match asked["do"]:
            case "begin":
                self._begin(asked["way"])
            case "next":
                return self._next()
            case "wear":
                apply_theme(self.app, self.schemes[Scheme(asked["scheme"])])
                self._settle()
            case "key":
                before = QApplication.focusWidget()
                QTest.keyClick(self._shown().windowHandle(), KEYS[asked["key"]])
                self._settle_until(lambda: QApplication.focusWidget() is not before)
                return focus_in(self._shown())
            case wrong:
                raise ValueError(wrong)
        return None

    def _shown(self) -> QMainWindow:
        assert self.window is not None
        return self.window

    def _settle(self) -> None:
        for _ in range(3):
            self.app.processEvents()

    def _settle_until(self, done: Callable[[], bool]) -> None:
        """A key comes as an event of its own; one that moves nothing is waited for in vain."""
        end = time.monotonic() + SECONDS_FOR_A_KEY
        while not done() and time.monotonic() < end:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        self._settle()

    def broken(self) -> dict[str, str]:
        """What went wrong, and afresh from the next way on."""
        if self.start is not None:
            self.start.goes_on = False
        return {"fault": traceback.format_exc()}

    def _begin(self, name: str) -> None:
        """Each way begins afresh, but those to pages of open drafts, which go on in one window."""
        way, goes_on = way_named(name)
        if self.start is not None and not (goes_on and self.start.goes_on):
            self.start.end()
            self._settle()
            self.start = None
        if self.start is None:
            folder = self.folder / str(next(self._numbers))
            folder.mkdir()
            self.start = Start(folder, Clock(MOMENT), make_person, goes_on=goes_on)
        self.sights = way(self.start)

    def _next(self) -> Any:
        sight = next(self.sights, None)
        if sight is None:
            return None
        window = self.window = sight.window
        window.activateWindow()
        window.raise_()
        bot = QtBot(None)  # type: ignore[arg-type]
        bot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
        self._settle()
        page = next(each for each in window.findChildren(Page) if each.isVisible())
        own = {"part": sight.part, "state": sight.state, "says": sight.says}
        return told_of(page) | own


def main() -> None:
    """Do as told until nobody tells any more."""
    qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]
    QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory(prefix="walk-") as folder:
        show = Show(Path(folder))
        orders: list[bytes] = []
        rest = b""

        def hear() -> None:
            nonlocal rest
            data = os.read(0, 65536)
            if not data:
                os._exit(0)
            *lines, rest = (rest + data).split(b"\n")
            orders.extend(lines)

        notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda *_: hear())
        while True:  # not from within an event, in which keys would wait for its end
            show.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            while orders:
                try:
                    said = show.answer(json.loads(orders.pop(0)))
                except Exception:  # noqa: BLE001  (whoever asked is told, and fails)
                    said = show.broken()
                sys.stdout.write(json.dumps(said) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
