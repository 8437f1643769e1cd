"""A place to draw a signature with mouse, pen or finger; typing the name is the equal way."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from prevent_desktop.document.mark import Stroke

_LINE_WIDTH = 2.5


class InkPad(QWidget):
    """Collects strokes. `changed` says whether there is any ink."""

    changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[QPointF]] = []
        self.setAccessibleName("Draw your signature here")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(460)

    def sizeHint(self) -> QSize:
        return QSize(460, 130)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 130)

    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn, in fractions of the pad."""
        return tuple(
            tuple((round(p.x(), 4), round(p.y(), 4)) for p in stroke)
            for stroke in self._strokes
            if len(stroke) > 1
        )

    def clear(self) -> None:
        """Take all ink away."""
        self._strokes = []
        self._show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._strokes.append([self._fraction(event.position())])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._strokes:
            self._strokes[-1].append(self._fraction(event.position()))
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 2))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), _LINE_WIDTH))
        for stroke in self._strokes:
            painter.drawPolyline([self._place(point) for point in stroke])

    def _show(self) -> None:
        self.update()
        self.changed.emit(bool(self.strokes()))

    def _fraction(self, point: QPointF) -> QPointF:
        across = point.x() / max(1, self.width())
        up = 1 - point.y() / max(1, self.height())
        return QPointF(min(1.0, max(0.0, across)), min(1.0, max(0.0, up)))

    def _place(self, point: QPointF) -> QPointF:
        return QPointF(point.x() * self.width(), (1 - point.y()) * self.height())
