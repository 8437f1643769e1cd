"""The window as it is painted first: the red line and one sentence, on the right ground.

It is the window itself and not a picture of it. What stands at the head of this file is loaded
before anything can be seen, so it is little: Qt's enumerations alone would take a tenth of the
time until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.emergency_bar import EmergencyBar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLayout

PROGRAM = "Prevent Desktop"
SIZE = QSize(1280, 720)
OPENING = "Opening your drafts…"
OPENING_MORE = "This usually takes a moment. Your system may ask you to unlock its keyring."
WIDE = 720
MARGINS = (28, 22, 28, 32)
NARROW_MARGINS = (16, 14, 16, 24)
SPACING = 20
"""As of the column of a page: see `kit.layout`."""


class _Ground(QWidget):
    """What the frame stands on; `painted` once everything on it was painted for the first time."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)


class Frame(QMainWindow):
    """A window without pages yet. `painted` says that it can be seen."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.emergency = EmergencyBar()
        self.bars = QVBoxLayout()
        """Between the red line and the page."""
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size()))
        self._words: QWidget | None = _first_words(wide=self.width() >= WIDE)
        ground = _Ground()
        ground.painted.connect(self.painted)
        self._layout = QVBoxLayout(ground)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.emergency)
        self._layout.addLayout(self.bars)
        self._layout.addWidget(self._words, 1)
        self.setCentralWidget(ground)
        self.setWindowTitle(PROGRAM)
        self._words.setFocus()  # on the heading, as on a page

    def take_in(self, pages: QLayout) -> None:
        """Put the pages in the place of the first words."""
        self.emergency.settle()
        if self._words is not None:
            self._layout.removeWidget(self._words)
            self._words.deleteLater()
            self._words.hide()
            self._words = None
        self._layout.addLayout(pages, 1)


def _first_words(*, wide: bool) -> QWidget:
    """What the opening page says, where it says it; the page itself would take too long to load."""
    ground = QWidget()
    ground.setObjectName("column")
    column = QVBoxLayout(ground)
    column.setContentsMargins(*(MARGINS if wide else NARROW_MARGINS))
    column.setSpacing(SPACING)
    for text, look in ((OPENING, "heading1"), (OPENING_MORE, "body")):
        label = QLabel(text)
        label.setProperty("look", look)
        label.setWordWrap(True)
        column.addWidget(label)
        if look == "heading1":
            ground.setFocusProxy(label)
    column.addStretch(1)
    return ground
