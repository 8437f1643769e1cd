"""The window with its title bar and borders stays within the screen, however small that is."""

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize, QTimer
from PySide6.QtWidgets import QWidget

WANTED = QSize(1280, 720)
FRAME_AFTER_MS = 300
"""A window manager says only after a while how wide its frame is."""


class FitsScreen(QObject):
    """Gives a window its first size, and once it is shown takes off what its frame needs.

    A size that it got from somebody else is left alone.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._given = WANTED.boundedTo(self._room().size())
        window.resize(self._given)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Shown for the first time: look at the frame now, and when it is surely there."""
        if event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)  # every event of the window would come by
            QTimer.singleShot(0, self, self.fit)
            QTimer.singleShot(FRAME_AFTER_MS, self, self.fit)
        return False

    def fit(self) -> None:
        """Make the window so small, and move it so far, that all of its frame is seen."""
        inside = self._window.geometry()
        if inside.size() != self._given:
            return
        fitted = fitted_in(inside, self._frame(), self._room())
        self._given = fitted.size()
        if fitted != inside:
            self._window.setGeometry(fitted)

    def _frame(self) -> QMargins:
        handle = self._window.windowHandle()
        return handle.frameMargins() if handle is not None else QMargins()

    def _room(self) -> QRect:
        return self._window.screen().availableGeometry()


def fitted_in(inside: QRect, frame: QMargins, room: QRect) -> QRect:
    """The inside of a window, so that its frame too is within the room; no more than needed."""
    most = room.marginsRemoved(frame)
    size = inside.size().boundedTo(most.size())
    x = min(max(inside.x(), most.x()), most.x() + most.width() - size.width())
    y = min(max(inside.y(), most.y()), most.y() + most.height() - size.height())
    return QRect(x, y, size.width(), size.height())
