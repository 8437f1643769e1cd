"""The list of sections: one focus stop, arrow keys inside, a word and a shape for each status."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from prevent_desktop.ui.kit.painting import WRAPPED, paint_ring, wrapped_height
from prevent_desktop.ui.kit.shapes import Shape, paint_shape, shape_colour
from prevent_desktop.ui.kit.theme import tokens_of


class Status(StrEnum):
    """How far a section is, in the words shown."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    COMPLETED = "Completed"
    PROBLEM = "There is a problem"


_SHAPES = {
    Status.NOT_STARTED: Shape.EMPTY,
    Status.IN_PROGRESS: Shape.HALF,
    Status.COMPLETED: Shape.DONE,
    Status.PROBLEM: Shape.PROBLEM,
}


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One section of the list. `words` stand in place of the status's own, on one line."""

    id: str
    title: str
    status: Status = Status.NOT_STARTED
    words: str = ""

    @property
    def said(self) -> str:
        """What stands below the title."""
        return self.words or self.status.value


_ROW = Qt.ItemDataRole.UserRole
_CURRENT = Qt.ItemDataRole.UserRole + 1
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class StatusList(QListWidget):
    """Sections with their status; arrows move, Enter, Space or a click chooses."""

    chosen = Signal(str)

    def __init__(self, name: str = "Sections", *, current: str = "current section") -> None:
        super().__init__()
        self._current_words = current
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_RowPainter(self))
        self.itemClicked.connect(self._choose)

    def set_rows(self, rows: Sequence[StatusRow], current: str = "") -> None:
        """Show these rows and mark the current one; the place of the cursor is kept."""
        if [self.row_at(place).id for place in range(self.count())] != [row.id for row in rows]:
            self.clear()
            for _ in rows:
                self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            self._show(self.item(place), row, is_current=row.id == current)
            if row.id == current and not self.hasFocus():
                self.setCurrentRow(place)
        self.scheduleDelayedItemsLayout()  # the current row is bolder, so maybe higher
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def row_at(self, place: int) -> StatusRow:
        """The row at a place."""
        row = self.item(place).data(_ROW)
        assert isinstance(row, StatusRow)  # noqa: S101  (only `_show` sets it)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in _CHOOSING and item:
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # titles may wrap differently now

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(place) for place in range(self.count()))
        return QSize(QFontMetrics(self.font()).averageCharWidth() * 30, max(rows, 40))

    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).averageCharWidth() * 16, 60)

    def _show(self, item: QListWidgetItem, row: StatusRow, *, is_current: bool) -> None:
        words = f"{row.title}, {row.said}" + (f", {self._current_words}" if is_current else "")
        item.setData(_ROW, row)
        item.setData(_CURRENT, is_current)
        item.setText(row.title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self.row_at(self.row(item)).id)


EDGE, ABOVE, BESIDE = 16, 8, 10
"""Room at the sides of a row, above and below its words, and beside its shape."""

AnyIndex = QModelIndex | QPersistentModelIndex


class _RowPainter(QStyledItemDelegate):
    """Paints a row: the shape, the title over as many lines as it needs, the status word."""

    def __init__(self, view: StatusList) -> None:
        super().__init__(view)
        self._view = view

    def _fonts(self, *, is_current: bool) -> tuple[QFont, QFont]:
        title = QFont(self._view.font())
        title.setWeight(QFont.Weight.DemiBold if is_current else QFont.Weight.Normal)
        word = QFont(self._view.font())
        word.setPointSizeF(word.pointSizeF() * 0.9)
        return title, word

    def _room(self, row: QRect) -> tuple[QRectF, QRect]:
        """Where the shape and the words of a row go."""
        line = QFontMetrics(self._view.font()).height()
        side = round(line * 0.72)
        shape = QRectF(row.x() + EDGE, row.y() + ABOVE + (line - side) / 2, side, side)
        return shape, row.adjusted(EDGE + side + BESIDE, ABOVE, -EDGE, -ABOVE)

    def _on_one_line(self, row: StatusRow, room: int) -> bool:
        """Whether the status stands beside the title; the boldest title decides, so none jumps."""
        title, word = self._fonts(is_current=True)
        needed = QFontMetrics(title).horizontalAdvance(row.title) + BESIDE
        return needed + QFontMetrics(word).horizontalAdvance(row.said) <= room

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        title, word = self._fonts(is_current=bool(index.data(_CURRENT)))
        width = self._view.viewport().width()
        _, words = self._room(QRect(0, 0, width, 0))
        height = wrapped_height(QFontMetrics(title), str(index.data()), words.width())
        row = index.data(_ROW)  # a screen reader asks while the rows are only being filled
        if not isinstance(row, StatusRow) or not self._on_one_line(row, words.width()):
            height += QFontMetrics(word).height()
        return QSize(words.width(), height + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: StatusRow = index.data(_ROW)
        is_current = bool(index.data(_CURRENT))
        state: QStyle.StateFlag = option.state
        ground: QRect = option.rect
        tokens = tokens_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.colour("accent_soft" if is_current else "hover"))
            painter.drawRect(ground)
        if is_current:
            painter.setBrush(tokens.colour("accent"))
            painter.drawRect(ground.x(), ground.y(), 4, ground.height())
        shape = _SHAPES[row.status]
        colour = shape_colour(shape, tokens)
        square, words = self._room(option.rect)
        paint_shape(painter, shape, square, colour, tokens.colour("panel"))
        title, word = self._fonts(is_current=is_current)
        painter.setFont(title)
        painter.setPen(tokens.colour("text"))
        painter.drawText(words, WRAPPED.value, row.title)
        painter.setFont(word)
        painter.setPen(colour if row.status is Status.PROBLEM else tokens.colour("muted"))
        said = QFontMetrics(word).elidedText(row.said, Qt.TextElideMode.ElideRight, words.width())
        where = Qt.AlignmentFlag.AlignBottom
        if self._on_one_line(row, words.width()):
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(where.value), said)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            paint_ring(painter, ground, tokens)
        painter.restore()
