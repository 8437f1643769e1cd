"""Notices that nobody is at the desk, that somebody is back, and the keys that lock at once."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow

WARN_SECONDS = 60
"""How long before locking it is announced."""
COVER_SHARE = 1 / 3
"""Of the time until it locks, after which it may be covered."""
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
_PRESSES = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}
)
_RELEASES = frozenset(
    {QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TabletRelease}
)
_POINTING = _INPUT | _PRESSES | _RELEASES | {QEvent.Type.MouseButtonDblClick}
_HELD = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)
"""Keys that are held for another: alone they ask for nothing."""


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
    somebody is there after all; `idle` that the time is up; `lock_key` that Ctrl+L or F9 was
    pressed. `away` comes once, when a third of the time has passed. While it is covered, every key
    and click is kept from the window; `somebody` says that there was one.
    Only what a person does counts: events from the system, composed and dictated text. What the
    program does by itself does not; changes made through assistive technology are told by `touch`.
    """

    soon = Signal(int)
    awake = Signal()
    idle = Signal()
    lock_key = Signal()
    away = Signal()
    somebody = Signal()

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
        self._away_told = False
        self._covered = False
        self._swallowed: int | None = None
        """The key that brought back what was covered, until it is let go."""
        self._pointer_swallowed = False
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
        self._away_told = False
        self._be_awake()

    @property
    def is_away(self) -> bool:
        """Whether `away` was said and nobody has come since."""
        return self._away_told

    def ask_again(self) -> None:
        """It was no time for `away`: say it once more when next it looks."""
        self._away_told = False

    def set_covered(self, covered: bool) -> None:
        """Keep every key and click from the window, or no longer."""
        self._covered = covered
        if not covered:
            self.touch()

    def look(self) -> None:
        """See how long nobody has been there."""
        passed = self._now().since(self._last)
        left = self._limit - passed
        if passed >= self._limit * COVER_SHARE and left > 0 and not self._away_told:
            self._away_told = True
            self.away.emit()
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
        if isinstance(watched, QWindow):
            # With a screen reader on Linux, Qt takes each key away, asks the reader, and sends it
            # anew (qspiapplicationadaptor.cpp): only then does it not come from the system.
            if isinstance(event, QKeyEvent):
                return self._take_key(event)
            if self._covered or self._pointer_swallowed:
                return self._take_pointer(event.type())
            if event.type() in _INPUT and event.spontaneous():
                self.touch()
        elif isinstance(event, QInputMethodEvent):  # by its class: asking for its type takes longer
            self.touch()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Lock at Ctrl+L and F9; no page, dialog or disabled control comes before them."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        locks = event.key() == Qt.Key.Key_F9 or (control and event.key() == Qt.Key.Key_L)
        pressed = event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat()
        if locks:
            self._touch_if_seen()
            if pressed:
                self.lock_key.emit()
            return True
        if self._covered or event.key() == self._swallowed:
            self._keep_back(event, pressed=pressed)
            return True
        self.touch()
        return False

    def _keep_back(self, event: QKeyEvent, *, pressed: bool) -> None:
        """Nothing of this key comes to the window, whatever Qt would make of it."""
        event.accept()  # else a shortcut would have it
        if self._covered and pressed and event.key() not in _HELD:
            self._swallowed = event.key()
            self.somebody.emit()
        elif event.type() is QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._swallowed = None

    def _take_pointer(self, kind: QEvent.Type) -> bool:
        """A click brings back what is covered, and does nothing else; a move does nothing."""
        if self._covered and kind in _PRESSES:
            self._pointer_swallowed = True
            self.somebody.emit()
            return True
        if kind in _RELEASES:
            self._pointer_swallowed = False
        return kind in _POINTING

    def _touch_if_seen(self) -> None:
        if not self._covered:
            self.touch()
