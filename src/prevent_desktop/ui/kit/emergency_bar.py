"""The line that is always in view: what to do in danger, and beside it what is always at hand."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.emergency_words import FIRST, SHORT, SHORTEST, THEN
from prevent_desktop.ui.kit.labels import hint, selectable, strong
from prevent_desktop.ui.kit.painting import longest_word
from prevent_desktop.ui.kit.regions import be_region
from prevent_desktop.ui.kit.room import LOW_LINES, NARROW_SIDE, SIDE, WIDE
from prevent_desktop.ui.kit.shapes import Shape, ShapeMark
from prevent_desktop.ui.kit.tab_order import put_last


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
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self._red)
        self._row.addWidget(self._then)
        self._row.addStretch(1)
        self._added: list[QWidget] = []
        self._watched: QObject | None = None
        self._fold()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        if isinstance(widget, Button):
            widget.set_slim(True)
        self._added.append(widget)
        self._row.addWidget(widget)
        widget.installEventFilter(self)  # one that comes up takes room
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """As small as it gets when all has folded: folding must not wait for a smaller window."""
        word = longest_word(self._words.fontMetrics(), self._sentences[-1])
        return QSize(NARROW_SIDE + self._beside() + word, super().minimumSizeHint().height())

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is higher or lower now, or what stands at the right has come or gone."""
        if event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self._fold()
        return super().eventFilter(watched, event)

    def _beside(self) -> int:
        """What stands in the line besides the words and the room at the left."""
        shown = [each.sizeHint().width() + 8 for each in self._added if not each.isHidden()]
        return self._mark.sizeHint().width() + 8 + 16 + sum(shown)

    def _fold(self) -> None:
        """Say as much as there is room for."""
        height = self.window().height()
        low = height < LOW_LINES * self.fontMetrics().lineSpacing()
        side = SIDE if self.width() >= WIDE else NARROW_SIDE
        above = 2 if low else 6
        self._inside.setContentsMargins(side, above, 16, above)
        self._row.setContentsMargins(0, 0, side - 8, 0)
        room = self.width() - side - 8
        line = self._words.fontMetrics()
        mark = side + self._beside()
        words = next(
            (each for each in self._sentences if mark + line.horizontalAdvance(each) + 4 <= room),
            self._sentences[-1],
        )
        self._words.setText(words)
        advance = line.horizontalAdvance(words) + 4
        fits = mark + advance <= room
        self._words.setMinimumWidth(advance if fits else 0)
        whole = mark + advance + self._then.sizeHint().width() + 16
        self._then.setVisible(bool(self._then.text()) and fits and whole <= room)
        self._row.setStretch(0, 0 if fits else 1)
        self._row.setStretch(2, 1 if fits else 0)
        alignment = Qt.AlignmentFlag.AlignVCenter
        for each in self._added:
            self._row.setAlignment(each, alignment)
