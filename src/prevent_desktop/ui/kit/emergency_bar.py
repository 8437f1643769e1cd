"""The line that is always in view: what to do in danger, and beside it what is always at hand."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.emergency_words import FIRST, SHORT, SHORTEST, THEN
from prevent_desktop.ui.kit.flow import FlowLayout
from prevent_desktop.ui.kit.labels import hint, selectable, strong
from prevent_desktop.ui.kit.painting import longest_word
from prevent_desktop.ui.kit.regions import be_region
from prevent_desktop.ui.kit.room import LOW_LINES, NARROW_SIDE, SIDE, WIDE
from prevent_desktop.ui.kit.shapes import Shape, ShapeMark
from prevent_desktop.ui.kit.tab_order import put_last

_OF_ROOM = frozenset({QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


class EmergencyBar(QFrame):
    """One line, red only behind the sentence with the number; buttons may stand at its right end.

    Where there is no room for all of it the second sentence goes, then words of the first. It stays
    one line as long as the shortest words fit. Tab comes here last, so that nobody who goes on
    from a page locks it by mistake.
    """

    def __init__(self, text: str = FIRST, then: str = THEN) -> None:
        super().__init__()
        self.setProperty("look", "top")
        put_last(self)
        be_region(self, "Top line", begins_anew=True)
        self.setAccessibleName(f"{text} {then}".strip())
        self._sentences = (FIRST, SHORT, SHORTEST) if text == FIRST else (text,)
        self._red = QFrame()
        self._red.setProperty("look", "emergency")
        self._mark = ShapeMark(Shape.WARNING, "emergency_text", ground="emergency")
        self._words = selectable(strong(text))
        self._words.setAccessibleName(text)
        self._inside = QHBoxLayout(self._red)
        self._inside.setSpacing(8)
        self._inside.addWidget(self._mark)
        self._inside.addWidget(self._words, 1)
        self._then: QLabel = selectable(hint(then))
        self._then.setWordWrap(False)
        self._at_hand = QWidget()
        self._buttons = FlowLayout(self._at_hand, gap=8)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self._red)
        self._row.addWidget(self._then)
        self._row.addStretch(1)
        self._row.addWidget(self._at_hand, 0, Qt.AlignmentFlag.AlignVCenter)
        self._added: list[QWidget] = []
        self._watched: QObject | None = None
        self._fold()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        if isinstance(widget, Button):
            widget.set_slim(True)
        self._added.append(widget)
        self._buttons.addWidget(widget)
        widget.installEventFilter(self)  # one that comes up takes room
        self._fold()

    def lay_out(self) -> None:
        """Do at once what Qt would do a little later; the window learns how much room it takes."""
        self._row.activate()

    def minimumSizeHint(self) -> QSize:
        """As small as it gets when all has folded: folding must not wait for a smaller window."""
        word = longest_word(self._words.fontMetrics(), self._sentences[-1])
        red = NARROW_SIDE + self._beside() + word
        button = self._at_hand.minimumSizeHint().width() + NARROW_SIDE
        return QSize(max(red, button), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fold()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and self._watched is None and self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window is higher or lower now, or what stands at the right has come or gone."""
        if event.type() in _OF_ROOM:
            self._fold()
        return False

    def _beside(self) -> int:
        """What stands in the red besides the words and the room at the left."""
        return self._mark.sizeHint().width() + 8 + 16

    def _taken(self) -> int:
        """The room for the buttons on one line."""
        return sum(each.sizeHint().width() + 8 for each in self._added if not each.isHidden())

    def _fold(self) -> None:
        """Say as much as there is room for."""
        height = self.window().height()
        low = height < LOW_LINES * self.fontMetrics().lineSpacing()
        side = SIDE if self.width() >= WIDE else NARROW_SIDE
        above = 2 if low else 6
        self._inside.setContentsMargins(side, above, 16, above)
        line = self._words.fontMetrics()
        around = side + self._beside()

        def fits(words: str, room: int) -> bool:
            return around + line.horizontalAdvance(words) + 4 <= room

        room = self.width() - side - 8 - self._taken()
        stacked = not fits(self._sentences[-1], room)
        room = self.width() if stacked else room
        words = next((each for each in self._sentences if fits(each, room)), self._sentences[-1])
        self._words.setText(words)
        whole = fits(words, room)
        advance = line.horizontalAdvance(words) + 4
        self._words.setMinimumWidth(advance if whole else 0)
        left = room - around - advance - 16
        then = self._then.sizeHint().width()
        self._then.setVisible(bool(self._then.text()) and not stacked and whole and then <= left)
        self._stack(stacked=stacked, side=side, fill=not whole)

    def _stack(self, *, stacked: bool, side: int, fill: bool) -> None:
        """The buttons below the red where there is no room beside it."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._row.setSpacing(0 if stacked else 8)
        self._row.setContentsMargins(0, 0, 0 if stacked else side - 8, 0)
        self._buttons.setContentsMargins(side - 8 if stacked else 0, 0, 0, 0)
        self._row.setStretch(0, 1 if fill and not stacked else 0)
        self._row.setStretch(2, 0 if stacked or fill else 1)
        centred = Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._at_hand, Qt.AlignmentFlag(0) if stacked else centred)
