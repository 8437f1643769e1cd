"""Small shapes that stand beside a status word, so that colour is never the only sign."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.theme import Tokens, tokens_of


class Shape(StrEnum):
    """What a shape shows."""

    EMPTY = "empty"
    HALF = "half"
    DONE = "done"
    PROBLEM = "problem"


_TOKENS = {
    Shape.EMPTY: "muted",
    Shape.HALF: "accent",
    Shape.DONE: "success",
    Shape.PROBLEM: "error",
}


def shape_colour(shape: Shape, tokens: Tokens) -> QColor:
    """The colour that goes with a shape and its word."""
    return tokens.colour(_TOKENS[shape])


def paint_shape(painter: QPainter, shape: Shape, rect: QRectF, colour: QColor) -> None:
    """Draw a circle, a half-filled circle, a tick or an exclamation mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(rect.width() / 8, 1.8)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(width, width, -width, -width)

    def at(x: float, y: float) -> QPointF:
        return QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height())

    if shape is Shape.DONE:
        painter.drawPolyline([at(0.10, 0.55), at(0.38, 0.82), at(0.92, 0.20)])
    elif shape is Shape.PROBLEM:
        painter.drawLine(at(0.5, 0.12), at(0.5, 0.60))
        painter.drawPoint(at(0.5, 0.86))
    else:
        painter.drawEllipse(inner)
        if shape is Shape.HALF:
            painter.setBrush(colour)
            painter.drawPie(inner, 90 * 16, 180 * 16)
    painter.restore()


class ShapeMark(QWidget):
    """A shape by itself, as large as a capital letter is high; words beside it say the same."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._shape = shape

    def set_shape(self, shape: Shape) -> None:
        """Show another shape."""
        self._shape = shape
        self.update()

    def sizeHint(self) -> QSize:
        side = round(QFontMetrics(self.font()).height() * 0.8)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.sizeHint().width()
        rect = QRectF(0, (self.height() - side) / 2, side, side)
        colour = shape_colour(self._shape, tokens_of(self))
        paint_shape(QPainter(self), self._shape, rect, colour)
