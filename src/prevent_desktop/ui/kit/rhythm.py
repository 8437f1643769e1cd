"""A column whose parts stand as far apart as they belong together, in steps of eight pixels."""

from collections.abc import Iterator

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

CLOSE, NEAR, APART, GROUP, PART = 4, 8, 16, 24, 32
"""Steps: a line and its heading, words that go on, other things, questions, parts of a page."""
_WORDS = ("body", "hint", "small", "strong")


def as_group(widget: QWidget) -> QWidget:
    """Give a question, or something as large, air on both sides."""
    widget.setProperty("rhythm", "group")
    return widget


def gap_between(above: QWidget | None, below: QWidget | None) -> int:
    """How much room there is between two parts of a column."""
    first, second = _kind(above), _kind(below)
    if second == "heading1":
        return CLOSE if first in _WORDS else GROUP
    if second == "heading2":
        return PART if first != "heading1" else APART
    if second == "heading3":
        return NEAR if first in ("heading1", "heading2") else GROUP
    if first.startswith("heading"):
        return NEAR
    if "group" in (first, second):
        return GROUP
    return NEAR if first in _WORDS and second in _WORDS else APART


def _kind(widget: QWidget | None) -> str:
    if widget is None:
        return ""
    return str(widget.property("rhythm") or widget.property("look") or "")


class RhythmLayout(QLayout):
    """Top to bottom, each part as wide as there is room and as high as it needs to be.

    What is hidden leaves no gap. `tight` halves the room between parts, for low windows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._hint = self._least = QSize()
        self.tight = False
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget at a place among the others."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._heights.clear()
        self._hint = self._least = QSize()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = sum(gap + height for _, gap, height in self._rows(width))
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for item, gap, height in self._rows(rect.width()):
            y += gap
            item.setGeometry(QRect(rect.x(), y, rect.width(), height))
            y += height

    def sizeHint(self) -> QSize:
        if not self._hint.isValid():
            width = max((item.sizeHint().width() for item in self._shown()), default=0)
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSize(self) -> QSize:
        if not self._least.isValid():
            smallest = [item.minimumSize() for item in self._shown()]
            width = max((size.width() for size in smallest), default=0)
            self._least = QSize(width, sum(size.height() for size in smallest))
        return self._least

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _rows(self, width: int) -> Iterator[tuple[QLayoutItem, int, int]]:
        """What is shown, with the room above it and its height."""
        above: QWidget | None = None
        first = True
        for item in self._shown():
            below = item.widget()
            gap = 0 if first else gap_between(above, below)
            yield item, gap // 2 if self.tight else gap, _height(item, width)
            above, first = below, False


def _height(item: QLayoutItem, width: int) -> int:
    smallest = item.minimumSize().height()
    if item.hasHeightForWidth():
        return max(item.heightForWidth(min(width, item.maximumSize().width())), smallest)
    return max(min(item.sizeHint().height(), item.maximumSize().height()), smallest)
