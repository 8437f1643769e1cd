"""Check boxes and radio buttons that wrap, and a group named for assistive technology."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QGroupBox, QRadioButton, QSizePolicy

from prevent_desktop.ui.kit.by_assistance import Tickable
from prevent_desktop.ui.kit.measured import Measured, MeasuredWords
from prevent_desktop.ui.kit.painting import WRAPPED, paint_ring
from prevent_desktop.ui.kit.theme import Tokens, tokens_of

PAD = 7
"""Room around mark and text; the focus ring is drawn in it."""
GAP = 10
"""Room between mark and text."""


class CheckBox(Tickable, QCheckBox):
    """A check box whose text wraps."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self.measured = MeasuredWords()
        self.heed_assistance()
        _set_up(self, text)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _smallest(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self)


class RadioButton(Tickable, QRadioButton):
    """A radio button whose text wraps; its `RadioGroup` does what an arrow asks for.

    `stepped` carries 1 or -1; `left` says that the focus has gone.
    """

    stepped = Signal(int)
    left = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self.measured = MeasuredWords()
        self.heed_assistance()
        _set_up(self, text)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _smallest(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self)


_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class TitledGroup(QGroupBox):
    """A group with a title that is not painted: it relates its members to the question."""

    def __init__(self, title: str) -> None:
        super().__init__(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setStyleSheet(
            "QGroupBox { border: 0; margin: 0; padding: 0; }"
            "QGroupBox::title { width: 0; height: 0; }"
        )

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing: a visible label says the title."""


def _set_up(box: "CheckBox | RadioButton", text: str) -> None:
    box.setAccessibleName(text)
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    box.setCursor(Qt.CursorShape.PointingHandCursor)


def _words(box: "CheckBox | RadioButton") -> str:
    return box.text().replace("&&", "&")


def _measure(box: "CheckBox | RadioButton") -> Measured:
    return box.measured.of(box.font(), _words(box))


def _mark(box: "CheckBox | RadioButton") -> int:
    """The size of the mark: it grows with the text."""
    return max(round(_measure(box).line * 1.35), 22)


def _beside(box: "CheckBox | RadioButton") -> int:
    """Everything in a line that is not text."""
    return PAD + _mark(box) + GAP + PAD


def _size(box: "CheckBox | RadioButton") -> QSize:
    width = _measure(box).natural_width + _beside(box) + 2
    return QSize(width, _height(box, width))


def _smallest(box: "CheckBox | RadioButton") -> QSize:
    width = _measure(box).longest_word + _beside(box) + 2
    return QSize(width, _mark(box) + 2 * PAD)


def _height(box: "CheckBox | RadioButton", width: int) -> int:
    text = _measure(box).height(width - _beside(box))
    return max(text, _mark(box)) + 2 * PAD


def _paint(box: "CheckBox | RadioButton") -> None:
    tokens = tokens_of(box)
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = _mark(box)
    _paint_mark(painter, box, QRectF(PAD + 1, PAD + 1, size - 2, size - 2), tokens)
    line = _measure(box).line
    top = PAD + max((size - line) // 2, 0)
    left = PAD + size + GAP
    room = QRect(left, top, box.width() - left - PAD, box.height() - top)
    painter.setPen(tokens.colour("text" if box.isEnabled() else "muted"))
    painter.drawText(room, WRAPPED.value | Qt.AlignmentFlag.AlignTop.value, _words(box))
    if box.hasFocus():
        paint_ring(painter, box.rect(), tokens)


def _paint_mark(
    painter: QPainter, box: "CheckBox | RadioButton", rect: QRectF, tokens: Tokens
) -> None:
    checked = box.isChecked()
    edge = "accent" if checked or box.underMouse() else "line"
    painter.setPen(QPen(tokens.colour(edge if box.isEnabled() else "soft_line"), 2))
    if isinstance(box, QRadioButton):
        painter.setBrush(tokens.colour("field"))
        painter.drawEllipse(rect)
        if checked:
            painter.setBrush(tokens.colour("accent"))
            inset = rect.width() * 0.26
            painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
        return
    painter.setBrush(tokens.colour("accent" if checked else "field"))
    painter.drawRoundedRect(rect, 3, 3)
    if checked:
        pen = QPen(tokens.colour("accent_text"), max(rect.width() / 8, 2.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        corner, side = rect.topLeft(), rect.width()
        points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.30))
        painter.drawPolyline([corner + QPointF(x * side, y * side) for x, y in points])
