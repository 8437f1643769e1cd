"""A layout that puts widgets side by side and begins a new line when there is no room."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 16


class FlowLayout(QLayout):
    """Left to right, then down; every line is as high as its highest widget."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = GAP) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        inside = QRect(0, 0, width - around.left() - around.right(), 0)
        return self._arrange(inside, move=False) + around.top() + around.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self._gap for size in shown) - self._gap
        return QSize(max(width, 0), max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in shown), default=0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items within the rectangle, if `move`, and return the height they need."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(y - self._gap - rect.y(), 0)

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items with their sizes, line by line."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), room)
            height = item.heightForWidth(width) if item.hasHeightForWidth() else 0
            size = QSize(width, height or item.sizeHint().height())
            if not lines or width > left:
                lines.append([])
                left = room
            lines[-1].append((item, size))
            left -= width + self._gap
        return lines


def button_row(*widgets: QWidget, gap: int = GAP) -> QWidget:
    """Widgets side by side, from the left; they go on in another line where there is no room."""
    row = QWidget()
    flow = FlowLayout(row, gap=gap)
    for widget in widgets:
        flow.addWidget(widget)
    return row
