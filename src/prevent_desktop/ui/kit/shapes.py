"""Small shapes beside words: a status is never told by colour alone, and no shape has no word.

They are drawn here, stroke by stroke, so they belong to the program and grow with the text. Shapes
of a status differ in their outline: a tick, half a circle, a circle, a triangle, an octagon.
"""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.theme import Tokens, tokens_of

Points = tuple[tuple[float, float], ...]


class Shape(StrEnum):
    """What a shape shows."""

    EMPTY = "empty"
    HALF = "half"
    DONE = "done"
    PROBLEM = "problem"
    WARNING = "warning"
    QUESTION = "question"
    INFO = "info"
    HELP = "help"
    SETTINGS = "settings"
    LOCK = "lock"
    OPENS = "opens"
    CLOSES = "closes"
    BACK = "back"
    ADD = "add"
    LARGE = "large"
    LIST = "list"


_TOKENS = {
    Shape.EMPTY: "muted",
    Shape.HALF: "accent",
    Shape.DONE: "success",
    Shape.PROBLEM: "error",
    Shape.WARNING: "warning",
    Shape.QUESTION: "warning",
    Shape.INFO: "accent",
}
_STROKES: dict[Shape, tuple[Points, ...]] = {
    Shape.DONE: (((0.10, 0.55), (0.38, 0.82), (0.92, 0.20)),),
    Shape.PROBLEM: (((0.33, 0.33), (0.67, 0.67)), ((0.67, 0.33), (0.33, 0.67))),
    Shape.WARNING: (((0.5, 0.38), (0.5, 0.60)), ((0.5, 0.77),)),
    Shape.QUESTION: (((0.50, 0.53), (0.50, 0.58)), ((0.50, 0.76),)),
    Shape.INFO: (((0.5, 0.46), (0.5, 0.74)), ((0.5, 0.27),)),
    Shape.HELP: (((0.50, 0.53), (0.50, 0.58)), ((0.50, 0.76),)),
    Shape.SETTINGS: (
        ((0.08, 0.25), (0.92, 0.25)),
        ((0.08, 0.75), (0.92, 0.75)),
        ((0.65, 0.12), (0.65, 0.38)),
        ((0.33, 0.62), (0.33, 0.88)),
    ),
    Shape.LOCK: (
        ((0.18, 0.45), (0.82, 0.45), (0.82, 0.90), (0.18, 0.90), (0.18, 0.45)),
        ((0.32, 0.45), (0.32, 0.25), (0.42, 0.12), (0.58, 0.12), (0.68, 0.25), (0.68, 0.45)),
    ),
    Shape.OPENS: (((0.35, 0.15), (0.70, 0.50), (0.35, 0.85)),),
    Shape.CLOSES: (((0.15, 0.35), (0.50, 0.70), (0.85, 0.35)),),
    Shape.BACK: (((0.65, 0.15), (0.30, 0.50), (0.65, 0.85)),),
    Shape.ADD: (((0.5, 0.15), (0.5, 0.85)), ((0.15, 0.5), (0.85, 0.5))),
    Shape.LARGE: (
        ((0.1, 0.38), (0.1, 0.1), (0.38, 0.1)),
        ((0.62, 0.1), (0.9, 0.1), (0.9, 0.38)),
        ((0.1, 0.62), (0.1, 0.9), (0.38, 0.9)),
        ((0.62, 0.9), (0.9, 0.9), (0.9, 0.62)),
    ),
    Shape.LIST: (
        ((0.1, 0.2), (0.9, 0.2)),
        ((0.1, 0.5), (0.9, 0.5)),
        ((0.1, 0.8), (0.9, 0.8)),
    ),
}
_SOLID: dict[Shape, Points] = {
    Shape.WARNING: ((0.50, 0.04), (0.98, 0.92), (0.02, 0.92)),
    Shape.PROBLEM: (
        (0.3, 0.0),
        (0.7, 0.0),
        (1.0, 0.3),
        (1.0, 0.7),
        (0.7, 1.0),
        (0.3, 1.0),
        (0.0, 0.7),
        (0.0, 0.3),
    ),
    Shape.QUESTION: (),
}
"""What the strokes of these are cut out of; () is a disc."""
_ROUND = (Shape.EMPTY, Shape.HALF, Shape.HELP, Shape.INFO)


def shape_colour(shape: Shape, tokens: Tokens) -> QColor:
    """The colour that goes with a shape and its word; those of no status are as the text."""
    return tokens.colour(_TOKENS.get(shape, "text"))


def paint_shape(
    painter: QPainter, shape: Shape, rect: QRectF, colour: QColor, ground: QColor | None = None
) -> None:
    """Draw a shape into a square; `ground` is what solid ones are cut out down to."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(rect.width() / 8, 1.8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape in _SOLID:
        _paint_solid(painter, shape, rect, colour)
        pen.setColor(ground or QColor("white"))
    painter.setPen(pen)
    if shape in _ROUND:
        _paint_round(painter, shape, rect, colour)
    for stroke in _STROKES.get(shape, ()):
        points = _placed(stroke, rect)
        if len(points) > 1:
            painter.drawPolyline(points)
        else:
            painter.drawPoint(points[0])
    if shape in (Shape.QUESTION, Shape.HELP):
        side = rect.width()
        bow = QRectF(rect.x() + side * 0.35, rect.y() + side * 0.22, side * 0.3, side * 0.3)
        painter.drawArc(bow, -90 * 16, 270 * 16)
    painter.restore()


def _placed(points: Points, rect: QRectF) -> list[QPointF]:
    return [QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in points]


def _paint_solid(painter: QPainter, shape: Shape, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = _placed(_SOLID[shape], rect)
    if corners:
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawEllipse(rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_round(painter: QPainter, shape: Shape, rect: QRectF, colour: QColor) -> None:
    inset = max(rect.width() / 8, 1.8)
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawEllipse(
        inner if shape in _TOKENS and shape is not Shape.INFO else rect.adjusted(1, 1, -1, -1)
    )
    if shape is Shape.HALF:
        painter.setBrush(colour)
        painter.drawPie(inner, 90 * 16, 180 * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)


class ShapeMark(QWidget):
    """A shape by itself, as high as a line of text; words beside it say the same."""

    def __init__(self, shape: Shape, token: str = "", ground: str = "background") -> None:
        super().__init__()
        self._shape, self._token, self._ground = shape, token, ground

    def set_shape(self, shape: Shape, ground: str = "") -> None:
        """Show another shape, perhaps on another ground."""
        self._shape = shape
        self._ground = ground or self._ground
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self.font()).height()
        return QSize(round(line * 0.8), line)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.sizeHint().width()
        rect = QRectF(0, (self.height() - side) / 2, side, side)
        tokens = tokens_of(self)
        colour = tokens.colour(self._token) if self._token else shape_colour(self._shape, tokens)
        paint_shape(QPainter(self), self._shape, rect, colour, tokens.colour(self._ground))
