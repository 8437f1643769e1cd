"""The program with its pages, for one that looks on from outside: told on stdin what to show.

Each line on stdin is an order in JSON (`do`), each line on stdout its answer, until stdin closes.
What it tells of itself (where Qt's own focus is, what a label is for) is what the walk compares
with the bus.
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

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, QSocketNotifier, Qt
from PySide6.QtGui import QAccessible, QColor, QDesktopServices, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot
from tests.stories.conftest import PATIENCE, Clock, Person
from tests.walk.ways import Sight, Start, all_ways

from prevent_desktop.shipped import resources
from prevent_desktop.ui.kit.headings import Heading
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.theme import Scheme, apply_theme, load_tokens, tokens_of
from prevent_desktop.ui.start.start import make_application
from prevent_desktop.ui.work.desk import WindowDesk

MOMENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SAID = ("hint", "error", "warning")
KEYS = {"Tab": Qt.Key.Key_Tab, "Backtab": Qt.Key.Key_Backtab, "F6": Qt.Key.Key_F6}
SECONDS_FOR_A_KEY = 0.3
NEAR = 40
"""How far a colour of the ring may be off, for its edges are smoothed."""


class QuickPerson(Person):
    """Goes to a control at once: the way is not what is looked at here, the page is.

    Keys take a while here: with a screen reader on the bus, that is asked about each of them first.
    """

    _at: QWidget | None = None

    def tab_to(self, name: str) -> QWidget:
        self.qtbot.waitUntil(lambda: self._named(name) is not None, timeout=PATIENCE)
        for _ in range(3):
            QApplication.processEvents()  # a page that has come up puts the focus where one starts
        widget = self._at = self._named(name)
        assert widget is not None
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        return widget

    def _named(self, name: str) -> QWidget | None:
        takes = Qt.FocusPolicy.TabFocus
        around = self.window.current
        found = around.findChildren(QWidget) if around is not None else []
        for widget in found:
            is_it = widget.accessibleName().startswith(name) and widget.isVisible()
            if is_it and widget.isEnabled() and widget.focusPolicy() & takes:
                return widget
        return None

    def press(self, name: str) -> None:
        button = self.tab_to(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def tick(self, name: str) -> None:
        self._find(name).click()

    def type(self, text: str) -> None:
        box = self._at
        assert isinstance(box, QLineEdit | QPlainTextEdit)
        wanted = len(_typed(box)) + len(text)
        for char in text:
            key = Qt.Key.Key_Return if char == "\n" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(box, event)
        self.qtbot.waitUntil(lambda: len(_typed(box)) == wanted, timeout=PATIENCE)


def _typed(box: QLineEdit | QPlainTextEdit) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


class Show:
    """Walks the ways and shows what it comes to."""

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
            case "ways":
                return list(all_ways())
            case "begin":
                self._begin(asked["way"])
                return None
            case "next":
                return self._next()
            case "wear":
                apply_theme(self.app, self.schemes[Scheme(asked["scheme"])])
                self._settle()
                return None
            case "key":
                before = QApplication.focusWidget()
                QTest.keyClick(self._shown().windowHandle(), KEYS[asked["key"]])
                self._settle_until(lambda: QApplication.focusWidget() is not before)
                return self._focus()
            case "focus":
                return self._focus()
            case wrong:
                raise ValueError(wrong)

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

    # --- where to

    def broken(self) -> dict[str, str]:
        """What went wrong, and afresh from the next way on."""
        if self.start is not None:
            self.start.goes_on = False
        return {"fault": traceback.format_exc()}

    def _begin(self, name: str) -> None:
        """Each way of its own begins afresh; those to pages of open drafts go on in one window."""
        way = all_ways()[name]
        goes_on = way.__name__ == "way"
        if self.start is not None and not (goes_on and self.start.goes_on):
            self.start.end()
            self._settle()
            self.start = None
        if self.start is None:
            folder = self.folder / str(next(self._numbers))
            folder.mkdir()
            self.start = Start(folder, Clock(MOMENT), self._person, goes_on=goes_on)
        self.sights = way(self.start)

    def _person(self, desk: WindowDesk) -> Person:
        return QuickPerson(QtBot(None), desk)  # type: ignore[arg-type]

    def _next(self) -> Any:
        sight = next(self.sights, None)
        if sight is None:
            return None
        self.window = sight.window
        sight.window.activateWindow()
        sight.window.raise_()
        QtBot(None).waitUntil(sight.window.isActiveWindow, timeout=10_000)  # type: ignore[arg-type]
        self._settle()
        page = next(p for p in sight.window.findChildren(Page) if p.isVisible())
        return {
            "page": type(page).__name__,
            "part": sight.part,
            "state": sight.state,
            "title": page.title,
            "shows": sorted(self._shows(page)),
            "headings": self._headings(page),
            "fields": self._fields(page),
        }

    # --- what the page has

    def _shows(self, page: QWidget) -> set[str]:
        """Which of "error" and "warning" can be seen."""
        looks = {str(w.property("look")) for w in page.findChildren(QWidget) if w.isVisible()}
        return {
            kind
            for kind in ("error", "warning")
            if any(look.startswith((kind, f"notice-{kind}")) for look in looks)
        }

    def _headings(self, page: QWidget) -> list[tuple[int, str]]:
        """Levels and words, from top to bottom: the bus knows the role, but not the level."""
        shown = [h for h in page.findChildren(Heading) if h.isVisible()]
        shown.sort(key=lambda h: (h.mapTo(page, QPoint(0, 0)).y(), h.mapTo(page, QPoint(0, 0)).x()))
        return [(h.level, h.text()) for h in shown]

    def _fields(self, page: Page) -> list[dict[str, Any]]:
        """Hints, errors and warnings that stand beside boxes, with the names of these."""
        found = []
        for label in page.findChildren(QLabel):
            is_said = label.property("look") in SAID and not label.property("read_back")
            if label.isVisible() and is_said and label.text().strip():
                inputs = _inputs_beside(label)
                if inputs:
                    found.append({"says": label.accessibleName() or label.text(), "of": inputs})
        return found

    # --- where the focus is

    def _focus(self) -> Any:
        widget = QApplication.focusWidget()
        if widget is None:
            return None
        face = QAccessible.queryAccessibleInterface(widget)
        rect = face.rect()
        whole = widget.visibleRegion().boundingRect()
        return {
            "name": face.text(QAccessible.Text.Name),
            "kind": type(widget).__name__,
            "box": [rect.x(), rect.y(), rect.width(), rect.height()],
            "size": [widget.width(), widget.height()],
            "seen": [whole.width(), whole.height()],
            "room": self._room(widget),
            "ring": self._has_ring(widget),
        }

    def _room(self, widget: QWidget) -> int:
        """How high the page is that it stands on: a box may be higher."""
        above = widget.parentWidget()
        while above is not None and above.objectName() != "qt_scrollarea_viewport":
            above = above.parentWidget()
        return above.height() if above is not None else self._shown().height()

    def _has_ring(self, widget: QWidget) -> bool:
        """Whether both tones of the ring can be seen along the edge of the widget."""
        tokens = tokens_of(widget)
        picture = self._shown().grab(
            QRect(widget.mapTo(self._shown(), QPoint(0, 0)), widget.size())
        ).toImage()
        seen = widget.visibleRegion().boundingRect()
        outer, inner = tokens.colour("ring_outer"), tokens.colour("ring_inner")
        middle = seen.center().y()
        line = [QColor(picture.pixel(x, middle)) for x in range(seen.left(), seen.left() + 8)
                if 0 <= x < picture.width() and 0 <= middle < picture.height()]
        return any(_near(c, outer) for c in line) and any(_near(c, inner) for c in line)


def _near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(a - b) <= NEAR for a, b in pairs)


def _inputs_beside(label: QLabel) -> list[str]:
    """The names of the boxes in what the label stands in; none where that is the whole column."""
    around = label.parentWidget()
    while around is not None and not _is_column(around):
        inputs = [
            each.accessibleName()
            for each in around.findChildren(QWidget)
            if _takes_input(each) and each.isVisible()
        ]
        if inputs:
            return inputs
        around = around.parentWidget()
    return []


def _is_column(widget: QWidget) -> bool:
    """Whether what stands in it stands on its own, one below the other."""
    above = widget.parentWidget()
    return above is None or above.objectName() == "column" or isinstance(widget, Page | Notice)


def _takes_input(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractButton) and widget.isCheckable()


def main() -> None:
    """Do as told until nobody tells any more."""
    qt_api.set_qt_api("pyside6")
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
