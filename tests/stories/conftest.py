"""A real window over a real vault, with a keyring in memory and a clock that stands still."""

import contextlib
import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QMainWindow,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.stories.computer import Clock, KeyringInMemory, make_desk, used_before

from prevent_desktop import saving
from prevent_desktop.document.identity import NAMELESS
from prevent_desktop.form.declaration import declared_questions
from prevent_desktop.form.files import parse_json, read_answers
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.mail import draft_files
from prevent_desktop.shipped import resources
from prevent_desktop.spelling import load_dictionary
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.panels import ErrorSummary
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.rooms import Rooms
from prevent_desktop.ui.settings.set_up_page import SKIP, SetUpPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.start.start import make_application
from prevent_desktop.ui.work.desk import WindowDesk

W = TypeVar("W", bound=QWidget)
DECLARED = "This is true to the best of my knowledge, and I have kept facts and opinion apart"
PATIENCE = 60_000
"""Milliseconds to wait for a page; only a test that fails waits so long."""


class Person:
    """Somebody at the keyboard: sees pages, presses keys, never reaches behind them."""

    def __init__(self, qtbot: QtBot, desk: WindowDesk) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.window = MainWindow(desk)
        self.window.resize(1366, 768)

    @property
    def rooms(self) -> Rooms:
        """What is open behind the window."""
        assert self.window._rooms is not None
        return self.window._rooms

    @property
    def store(self) -> DraftStore:
        return self.rooms.at.store

    def start(self) -> None:
        self.window.show()
        self.window.start()

    def sees(self, kind: type[W]) -> W:
        """Wait for a page of this kind and return it."""
        if kind is HomePage:
            self._skip_setting_up()
        self.qtbot.waitUntil(lambda: isinstance(self.window.current, kind), timeout=PATIENCE)
        found = self.window.current
        assert isinstance(found, kind)
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=PATIENCE)
        return found

    def _skip_setting_up(self) -> None:
        """After a first start: somebody in a hurry passes by what is offered once."""

        def offered() -> bool:
            page = self.window.current
            return isinstance(page, SetUpPage) and page.isEnabled()

        self.qtbot.waitUntil(
            lambda: offered() or isinstance(self.window.current, HomePage), timeout=PATIENCE
        )
        if offered():
            self.press(SKIP)

    def home(self) -> HomePage:
        """Come to the list of drafts, saying at a first run that nobody shares the sign-in."""
        if not isinstance(self.window.current, HomePage):
            self.qtbot.waitUntil(
                lambda: isinstance(self.window.current, FirstRunPage | HomePage), timeout=PATIENCE
            )
        if isinstance(self.window.current, FirstRunPage):
            self.tick("No, only I use it")
            self.press("Continue")
            self.sees(RecoveryOfferPage)
            self.press("Not now")
        return self.sees(HomePage)

    @property
    def focus(self) -> QWidget:
        """Where the keys go, once the window has come to rest."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=PATIENCE)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the control of this name has the focus."""
        here = first = self.focus
        for _ in range(250):
            if here.accessibleName().startswith(name) and self.focus is here:
                return here
            QTest.keyClick(here, Qt.Key.Key_Tab)
            after = QApplication.focusWidget()
            here = self.focus if after in (None, first) else after  # once round: let time pass
        raise AssertionError(f"Tab never came to {name!r}")

    def type_into(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.type(text)

    def type(self, text: str) -> None:
        """Type, one key after the other; QTest's own typing knows only a few letters."""
        for char in text:
            key = Qt.Key.Key_Return if char == "\n" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(self.focus, event)

    def tick(self, name: str) -> None:
        """Tick a box or choose among radio buttons by keyboard."""
        widget = self._find(name)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(widget, Qt.Key.Key_Space)

    def press(self, name: str) -> None:
        """Press a button by keyboard, once it is there."""
        self.qtbot.waitUntil(
            lambda: any(b.accessibleName().startswith(name) for b in self._buttons()),
            timeout=PATIENCE,
        )
        QTest.keyClick(self.tab_to(name), Qt.Key.Key_Space)

    def press_any(self, *names: str) -> None:
        """Press the first of these buttons that is there."""
        self.press(next(name for name in names if self._all(name)))

    def tick_all(self, name: str) -> None:
        """Tick every box of this name."""
        for box in self._all(name):
            box.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(box, Qt.Key.Key_Space)

    def mends(self) -> QWidget:
        """From the summary of what is wrong, which has the focus, to where it is mended."""
        assert isinstance(self.focus, ErrorSummary)
        assert self.window.windowTitle().startswith("Error: ")
        QTest.keyClick(self.focus, Qt.Key.Key_Tab)
        QTest.keyClick(self.focus, Qt.Key.Key_Space)
        return self.focus

    def _find(self, name: str) -> QAbstractButton:
        found = self._all(name)
        assert found, f"no {name!r} on this page"
        return found[0]

    def _all(self, name: str) -> list[QAbstractButton]:
        return [b for b in self._buttons() if b.accessibleName() == name]

    def _buttons(self) -> list[QAbstractButton]:
        return [b for b in self.window.findChildren(QAbstractButton) if b.isVisible()]

    def reads(self) -> str:
        """Every word on the page."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def waits_for(self, words: str) -> None:
        """Wait until these words stand on the page."""
        self.qtbot.waitUntil(lambda: words in self.reads(), timeout=PATIENCE)

    def declares(self) -> None:
        """On the page before signing: say that it is true, and go on."""
        self.qtbot.waitUntil(lambda: self.view().where == "declaration", timeout=PATIENCE)
        self.tick(DECLARED)
        self.press("Go on to sign")

    def signs(self) -> None:
        """On the page to sign: type the name the page itself shows, and sign.

        Where the referral names nobody that is asked about once.
        """
        page = self.sees(SignPage)
        self.type_into("Your full name", page._holder.name)
        self.press("Sign and make the PDF")
        if page._holder.name == NAMELESS:
            self.press("Sign and make the PDF")

    def view(self) -> ReferralView:
        return self.sees(ReferralView)

    def new_referral(self) -> ReferralView:
        self.home()
        self.press("Start a new referral")
        self.press("Start the referral")
        return self.view()

    def answer(self, changes: dict[str, Any], example: str = "adult-patient") -> ReferralView:
        """Answer a whole referral at once, as an example does, with some changes."""
        view = self.view()
        raw = json.loads(resources.path("examples", f"{example}.json").read_text("utf-8"))
        raw["answers"] |= changes
        form = view.session.draft.referral.form
        answers = read_answers(form, parse_json(json.dumps(raw).encode()))
        declared = declared_questions(form)
        for question, value in sorted(answers.values.items(), key=lambda each: each[0] in declared):
            view.session.set_value(question, value)
        return view

    def saved(self) -> None:
        """Wait until everything typed is on the disk."""
        session = self.view().session
        session.save_now()
        self.qtbot.waitUntil(lambda: not session.has_unsaved, timeout=PATIENCE)

    def close(self) -> None:
        self.window.close()
        self.qtbot.waitUntil(lambda: not self.window.isVisible(), timeout=PATIENCE)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application(resources.path("theme.toml").read_bytes(), "test")


@pytest.fixture(autouse=True, scope="session")
def one_dictionary() -> Iterator[None]:
    """The real dictionary, loaded once: each time takes as long as three pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("prevent_desktop.ui.work.spelling.load_dictionary", cache(load_dictionary))
        yield


@pytest.fixture
def clock(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The window's clock; what is written for a mail program has its time, not the computer's.

    Otherwise it would be old at once, and a sweep that a slow computer comes to late would take it.
    """
    clock = Clock(moment)

    def save_new(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
        saved = saving.save_new(folder, files)
        for file in saved:
            os.utime(file, (clock.moment.timestamp(), clock.moment.timestamp()))
        return saved

    monkeypatch.setattr(draft_files, "save_new", save_new)
    return clock


@pytest.fixture
def keyring() -> KeyringInMemory:
    return KeyringInMemory()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, keyring: KeyringInMemory) -> WindowDesk:
    return make_desk(tmp_path, clock, keyring)


@pytest.fixture
def announcements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What assistive technology was told; nothing here listens on the bus of a desk."""
    told: list[str] = []
    monkeypatch.setattr(
        "prevent_desktop.ui.referral.section_page.announce",
        lambda _widget, text, **_how: told.append(text),
    )
    return told


Start = Callable[..., Person]


@pytest.fixture(scope="session")
def shown_as_windows() -> list[str]:
    """Every widget that comes up as a window, but main windows and file dialogs, as it is shown.

    A filter of all events takes an eighth of a story's time. Never taken back: `setVisible` is
    virtual, and Qt for Python keeps to what it once found in its place.
    """
    strays: list[str] = []

    def watched(was: Callable[..., None]) -> Callable[..., None]:
        def show(widget: QWidget, *arguments: bool) -> None:
            was(widget, *arguments)
            allowed = isinstance(widget, QMainWindow | QFileDialog)
            if not allowed and widget.isWindow() and widget.isVisible():
                strays.append(f"{type(widget).__name__} {widget.accessibleName()!r}")

        return show

    for name in ("show", "setVisible", "setHidden"):
        setattr(QWidget, name, watched(getattr(QWidget, name)))
    return strays


@pytest.fixture(autouse=True)
def no_stray_windows(shown_as_windows: list[str]) -> Iterator[None]:
    """A widget shown before it has a parent flashes up and takes the keyboard away."""
    shown_as_windows.clear()
    yield
    assert shown_as_windows == []


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, desk: WindowDesk, request: pytest.FixtureRequest
) -> Iterator[Start]:
    """Start the program where it was used before, unless the test is marked `first_time`.

    All windows are closed at the end.
    """
    first_time = request.node.get_closest_marker("first_time") is not None
    people: list[Person] = []

    def begin(own: WindowDesk | None = None) -> Person:
        at = own or desk
        if not first_time:
            used_before(at)
        person = Person(qtbot, at)
        people.append(person)
        person.start()
        return person

    yield begin
    for person in people:
        if person.window.isVisible():
            person.close()
        person.window.deleteLater()
    qapp.processEvents()
    # Outside the loop of events nothing else destroys them, and the next test would find them.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    people.clear()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 400 kB; root can write through permissions, but not past its end."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("this computer does not let the tests mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Leave no room on a disk; the file that takes it all is returned."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    return filler
