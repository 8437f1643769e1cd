"""Notices that nobody is at the desk, and the keys that cover the screen at once."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

WARN_SECONDS = 60
"""How long before locking it is announced."""
TWICE_SECONDS = 1.0
"""Two presses of Escape within this time are one wish."""
_INPUT = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


@dataclass(frozen=True, slots=True)
class Waking:
    """Seconds that only grow: of a clock that stands still in sleep, and of one that does not."""

    running: float
    wall: float

    def since(self, earlier: "Waking") -> float:
        """Seconds passed, sleep included; a clock set back never makes them fewer."""
        return max(self.running - earlier.running, self.wall - earlier.wall)


def waking() -> Waking:
    """The moment now."""
    return Waking(time.monotonic(), time.time())


class IdleWatch(QObject):
    """Counts the seconds without real input.

    `soon` carries the seconds left once a lock comes near, each time it looks; `awake` says that
    somebody is there after all; `idle` that the time is up; `cover` that Ctrl+L, F9 or Escape
    twice was pressed.
    Only what a person does counts: events from the system, composed and dictated text. What the
    program does by itself does not; changes made through assistive technology are told by `touch`.
    """

    soon = Signal(int)
    awake = Signal()
    idle = Signal()
    cover = Signal()

    def __init__(
        self,
        limit_seconds: float,
        *,
        now: Callable[[], Waking] = waking,
        tick_ms: int = 1000,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit_seconds
        self._now = now
        self._last = now()
        self._near = False
        self._escape: Waking | None = None
        self._timer = QTimer(self, interval=tick_ms)
        self._timer.timeout.connect(self.look)

    def watch(self, application: QGuiApplication) -> None:
        """Listen at every window that gets the keys: real input comes through them alone."""
        application.focusWindowChanged.connect(self._listen_at)
        application.focusObjectChanged.connect(self._listen_at)
        self._listen_at(application.focusWindow())

    def start(self) -> None:
        """Begin to count, from now."""
        self._last = self._now()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        self._be_awake()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._now()
        self._be_awake()

    def look(self) -> None:
        """See how long nobody has been there."""
        left = self._limit - self._now().since(self._last)
        if left <= 0:
            self.stop()
            self.idle.emit()
        elif left <= min(WARN_SECONDS, self._limit / 2):
            self._near = True
            self.soon.emit(round(left))

    def _be_awake(self) -> None:
        if self._near:
            self._near = False
            self.awake.emit()

    def _listen_at(self, place: QObject | None) -> None:
        """Composed and dictated text goes straight to what has the focus, keys to its window."""
        if place is not None:
            place.installEventFilter(self)  # a second time does nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QWindow):
            # With a screen reader on Linux, Qt takes each key away, asks the reader, and sends it
            # anew (qspiapplicationadaptor.cpp): only then does it not come from the system.
            if isinstance(event, QKeyEvent):
                self.touch()
                return self._take_key(event)
            if kind in _INPUT and event.spontaneous():
                self.touch()
        elif kind is QEvent.Type.InputMethod:
            self.touch()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Cover at Ctrl+L and F9; no page, dialog or disabled control comes before them."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        covers = event.key() == Qt.Key.Key_F9 or (control and event.key() == Qt.Key.Key_L)
        if event.type() is QEvent.Type.KeyRelease:
            self._released(event)
        elif covers and event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.cover.emit()
        return covers

    def _released(self, event: QKeyEvent) -> None:
        """Count Escape by its release: the press may have been taken by what it closes."""
        if event.key() != Qt.Key.Key_Escape:
            self._escape = None
        elif not event.isAutoRepeat():
            now, before = self._now(), self._escape
            self._escape = now
            if before is not None and now.since(before) <= TWICE_SECONDS:
                self._escape = None
                self.cover.emit()
