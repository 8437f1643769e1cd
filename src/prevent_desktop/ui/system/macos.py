"""macOS: the notifications of its lock screen, of sleep and of switching users.

* NSWorkspace: https://developer.apple.com/documentation/appkit/nsworkspace (notifications)
* `com.apple.screenIsLocked` is sent to all programs by the lock screen; Apple documents no such
  name, but password managers and screen savers have gone by it for years.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Protocol

from PySide6.QtCore import QObject

SCREEN_LOCKED = "com.apple.screenIsLocked"
WORKSPACE_NAMES = (
    "NSWorkspaceWillSleepNotification",
    "NSWorkspaceScreensDidSleepNotification",
    "NSWorkspaceSessionDidResignActiveNotification",
    "NSWorkspaceWillPowerOffNotification",
)
"""Sleep, a dark screen, another user's session in front, sign-out or shutdown."""
TOLD = "told:"
"""The observer's one method, by its name in Objective-C."""
AT_ONCE = 4
"""NSNotificationSuspensionBehaviorDeliverImmediately. Without it a window that is not in front
hears of a locked screen when somebody comes back to it: AppKit holds such news back."""


Observing = Callable[[Callable[[], object]], object]
"""Makes an object that centres can tell, out of what is to be called then."""


class Centre(Protocol):
    """A notification centre, with the methods as PyObjC spells them."""

    def addObserver_selector_name_object_(
        self, observer: object, selector: str, name: str, sender: None, /
    ) -> None: ...

    def removeObserver_(self, observer: object, /) -> None: ...


class DistributedCentre(Protocol):
    """The centre for what other programs tell; it can be asked not to hold news back."""

    def addObserver_selector_name_object_suspensionBehavior_(
        self, observer: object, selector: str, name: str, sender: None, behaviour: int, /
    ) -> None: ...

    def removeObserver_(self, observer: object, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Centres:
    """What macOS gives: its two centres, its constants by name, and an object that may listen."""

    workspace: Centre
    distributed: DistributedCentre
    constant: Callable[[str], str]
    observer: Observing


class MacSignals(QObject):
    """Calls `lock` when the screen is locked, the computer sleeps, or another user comes in."""

    def __init__(
        self,
        lock: Callable[[], object],
        parent: QObject | None = None,
        centres: Centres | None = None,
    ) -> None:
        super().__init__(parent)
        found = centres or system_centres()
        self._observer = found.observer(lock)  # held here: a centre holds nobody
        for name in WORKSPACE_NAMES:
            found.workspace.addObserver_selector_name_object_(
                self._observer, TOLD, found.constant(name), None
            )
        found.distributed.addObserver_selector_name_object_suspensionBehavior_(
            self._observer, TOLD, SCREEN_LOCKED, None, AT_ONCE
        )
        self.destroyed.connect(partial(_hear_no_more, found, self._observer))


def _hear_no_more(centres: Centres, observer: object) -> None:
    centres.workspace.removeObserver_(observer)
    centres.distributed.removeObserver_(observer)


def system_centres() -> Centres:
    """The centres of this Mac."""
    import AppKit
    import Foundation

    return Centres(
        workspace=AppKit.NSWorkspace.sharedWorkspace().notificationCenter(),
        distributed=Foundation.NSDistributedNotificationCenter.defaultCenter(),
        constant=partial(getattr, AppKit),
        observer=_observing(),
    )


@cache
def _observing() -> Observing:
    """What makes an observer; once, because Objective-C takes no class of one name twice."""
    import Foundation

    class PreventDesktopObserver(Foundation.NSObject):  # type: ignore[misc]
        """Hands each notification on."""

        def told_(self, _notification: object) -> None:
            self.call()

    def observer(call: Callable[[], object]) -> object:
        made = PreventDesktopObserver.new()
        made.call = call
        return made

    return observer
