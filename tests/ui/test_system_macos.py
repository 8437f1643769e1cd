"""macOS's own lock, sleep and switching of users reach the window; its centres are faked."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.system.macos import WORKSPACE_NAMES, Centres, MacSignals

IN_FRONT_OR_NOT = 4
"""NSNotificationSuspensionBehaviorDeliverImmediately, from NSDistributedNotificationCenter.h."""
LOCKING = (
    "com.apple.screenIsLocked",
    "value of NSWorkspaceWillSleepNotification",
    "value of NSWorkspaceScreensDidSleepNotification",
    "value of NSWorkspaceSessionDidResignActiveNotification",
    "value of NSWorkspaceWillPowerOffNotification",
)


class Observer:
    """What Objective-C calls: only what it was told by name."""

    def __init__(self, call: Callable[[], object]) -> None:
        self.call = call

    def told_(self, _notification: object) -> None:
        self.call()


@dataclass
class Mac:
    """Both centres in one. A program that is not in front is told only what it must be told."""

    in_front: bool = True
    told: list[tuple[str, object, str, int]] = field(default_factory=list)

    def addObserver_selector_name_object_(
        self, observer: object, selector: str, name: str, _sender: None, /
    ) -> None:
        self.told.append((name, observer, selector, IN_FRONT_OR_NOT))

    def addObserver_selector_name_object_suspensionBehavior_(
        self, observer: object, selector: str, name: str, _sender: None, behaviour: int, /
    ) -> None:
        self.told.append((name, observer, selector, behaviour))

    def removeObserver_(self, observer: object, /) -> None:
        self.told = [entry for entry in self.told if entry[1] is not observer]

    def post(self, posted: str) -> None:
        for name, observer, selector, behaviour in self.told:
            if name == posted and (self.in_front or behaviour == IN_FRONT_OR_NOT):
                getattr(observer, selector.replace(":", "_"))(None)

    def centres(self) -> Centres:
        return Centres(self, self, lambda name: f"value of {name}", Observer)


@pytest.fixture
def mac() -> Mac:
    return Mac()


@pytest.fixture
def locks(mac: Mac, qtbot: QtBot) -> Iterator[list[None]]:
    assert qtbot
    counted: list[None] = []
    owner = QObject()
    MacSignals(lambda: counted.append(None), owner, mac.centres())
    yield counted
    owner.deleteLater()


@pytest.mark.parametrize("name", LOCKING)
@pytest.mark.parametrize("in_front", [True, False])
def test_each_notification_of_a_mac_locks(
    mac: Mac, locks: list[None], name: str, in_front: bool
) -> None:
    mac.in_front = in_front
    mac.post(name)
    assert len(locks) == 1


@pytest.mark.parametrize(
    "name", ["com.apple.screenIsUnlocked", "value of NSWorkspaceDidWakeNotification"]
)
def test_coming_back_does_not(mac: Mac, locks: list[None], name: str) -> None:
    mac.post(name)
    assert locks == []


def test_a_window_that_is_gone_hears_nothing(mac: Mac, qtbot: QtBot) -> None:
    owner = QObject()
    signals = MacSignals(lambda: None, owner, mac.centres())
    assert mac.told
    with qtbot.waitSignal(signals.destroyed):
        owner.deleteLater()
    qtbot.waitUntil(lambda: not mac.told)


class ObjectiveC:
    """What NSObject is to Python: made by `new`, and every object has room for attributes."""

    @classmethod
    def new(cls) -> "ObjectiveC":
        return cls()


def test_what_pyobjc_gives_is_used_as_it_names_it(
    mac: Mac, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyObjC cannot be installed here; its names were read in its version 13."""
    assert qtbot
    workspace = SimpleNamespace(notificationCenter=lambda: mac)
    constants = {name: f"value of {name}" for name in WORKSPACE_NAMES}
    appkit = SimpleNamespace(
        NSWorkspace=SimpleNamespace(sharedWorkspace=lambda: workspace), **constants
    )
    foundation = SimpleNamespace(
        NSDistributedNotificationCenter=SimpleNamespace(defaultCenter=lambda: mac),
        NSObject=ObjectiveC,
    )
    monkeypatch.setitem(sys.modules, "AppKit", appkit)
    monkeypatch.setitem(sys.modules, "Foundation", foundation)
    locks: list[str] = []
    owners = QObject(), QObject()
    for owner in owners:
        MacSignals(lambda: locks.append("locked"), owner)
    for name in LOCKING:
        mac.post(name)
    assert len(locks) == len(LOCKING) * len(owners)
    for owner in owners:
        owner.deleteLater()
