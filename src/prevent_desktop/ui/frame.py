"""The window as it is painted first: the red line and one sentence, on the right ground.

It is the window itself and not a picture of it. What stands at the head of this file is loaded
before anything can be seen, so it is little: Qt's enumerations alone would take a tenth of the
time until then. So the top line and the page are stood in for, at the same places, until `take_in`
brings the real ones.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.emergency_words import FIRST, SHORT, SHORTEST, THEN
from prevent_desktop.ui.kit.fits_screen import FitsScreen
from prevent_desktop.ui.kit.room import LOW_LINES, NARROW_SIDE, SIDE, WIDE

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLayout

    from prevent_desktop.ui.kit.emergency_bar import EmergencyBar

PROGRAM = "Prevent Desktop"
OPENING = "Opening your drafts…"
OPENING_MORE = "This usually takes a moment. Your system may ask you to unlock its keyring."


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
        self.bars = QVBoxLayout()
        """Between the red line and the page."""
        FitsScreen(self)
        self._first: tuple[_FirstLine, _FirstWords] | None = None
        self._bare = True
        ground = _Ground()
        ground.painted.connect(self.painted)
        self._layout = QVBoxLayout(ground)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(self.bars)
        self.setCentralWidget(ground)
        self.setWindowTitle(PROGRAM)

    def fit_first(self) -> None:
        """Bring the first words, for the size of the window and of its text, once it has its look.

        Not before: what is there already keeps the font of the system. Until its loop runs the
        application tells nobody that it has another.
        """
        if not self._bare:
            return
        if self._first is None:
            line, words = self._first = (_FirstLine(), _FirstWords())
            self._layout.insertWidget(0, line)
            self._layout.addWidget(words, 1)
            for part in self._first:
                part.show()
            words.heading.setFocus()  # as on a page
        low = self.height() < LOW_LINES * self._first[1].fontMetrics().lineSpacing()
        for part in self._first:
            part.fit(wide=self.width() >= WIDE, low=low)

    def take_in(self, pages: QLayout) -> EmergencyBar:
        """Put the real top line and the pages in the place of what stands in for them."""
        from prevent_desktop.ui.kit.emergency_bar import EmergencyBar

        self.setUpdatesEnabled(False)  # until it is laid out: nothing jumps
        first, self._first, self._bare = self._first, None, False
        for part in first or ():
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        emergency = EmergencyBar()
        self._layout.insertWidget(0, emergency)
        self._layout.addLayout(pages, 1)
        show = partial(self._show_it, emergency)
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, show))
        return emergency

    def _show_it(self, top: EmergencyBar) -> None:
        """Show it laid out: what the top line needs now may not have come round yet."""
        for _ in range(2):  # with another width it may fold anew
            top.lay_out()
            self._layout.activate()
        self.setUpdatesEnabled(True)


class _FirstLine(QFrame):
    """What the top line says, where it says it: see `EmergencyBar`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "top")
        self.setAccessibleName(f"{FIRST} {THEN}")
        red = QFrame()
        red.setProperty("look", "emergency")
        self._words, self._then = _label(FIRST, "strong"), _label(THEN, "hint")
        # As the real ones: a line is placed otherwise without. The number is Qt's
        # `TextSelectableByMouse`: the name of it would bring all enumerations.
        self._words.setWordWrap(True)
        for label in (self._words, self._then):
            label.setProperty("textInteractionFlags", 1)
        self._inside = QHBoxLayout(red)
        self._inside.setSpacing(0)
        self._inside.addWidget(self._words)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(red)
        self._row.addWidget(self._then)
        self._row.addStretch(1)

    def fit(self, *, wide: bool, low: bool) -> None:
        """As many words as there will be room for beside a mark and the button for help."""
        for label in (self._words, self._then):
            label.ensurePolished()
        line = self.fontMetrics()
        high = line.height()
        side, above = SIDE if wide else NARROW_SIDE, 2 if low else 6
        mark, shape = round(high * 0.8) + 8, round(high * 1.2)
        button = line.horizontalAdvance("Help") + shape + 2 * round(high * 0.6)
        beside = side + mark + 16 + button + 10
        room = self.window().width() - side - 8 - beside
        for words in (FIRST, SHORT, SHORTEST):
            advance = self._words.fontMetrics().horizontalAdvance(words) + 4
            if advance <= room:
                break
        self._words.setText(words)
        self._words.setFixedWidth(min(advance, room))
        self._then.setVisible(advance + line.horizontalAdvance(THEN) + 16 <= room)
        self._inside.setContentsMargins(side + mark, above, 16, above)
        self._row.setContentsMargins(0, 0, side - 8, 0)
        # A label may be a pixel higher than its font says, as with Noto Sans.
        red = self._words.heightForWidth(self._words.width()) + 2 * above
        help_high = self._then.sizeHint().height() + 2 * max(round(high * 0.15), 3)
        self.setFixedHeight(max(red, help_high))


class _FirstWords(QWidget):
    """What the opening page says, where it says it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("column")
        self._column = QVBoxLayout(self)
        self.heading = _label(OPENING, "heading1")
        self._column.addWidget(self.heading)
        more = _label(OPENING_MORE, "body")
        self._column.addWidget(more)
        self._column.addStretch(1)
        for label in (self.heading, more):
            label.setWordWrap(True)

    def fit(self, *, wide: bool, low: bool) -> None:
        """The room around and between them: see `kit.layout` and `kit.rhythm`."""
        side = SIDE if wide else NARROW_SIDE
        above, below = (8, 12) if low else (24, 32)
        self._column.setContentsMargins(side, above, side, below)
        self._column.setSpacing(4 if low else 8)


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    label.setMinimumWidth(1)  # a small window is not held open by it
    return label
