"""What several own-painted widgets draw: the focus ring, wrapped text, the size of a character."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.theme import Tokens

RING = 5
"""How much room the focus ring needs inside a widget's edge, in pixels."""
RADIUS = 4

WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip
TALL = 100_000


def paint_ring(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    """Draw the two-tone focus ring just inside the rectangle: one tone shows on any ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.colour("ring_outer"), 2.5))
    painter.drawRoundedRect(QRectF(rect).adjusted(1.25, 1.25, -1.25, -1.25), RADIUS, RADIUS)
    painter.setPen(QPen(tokens.colour("ring_inner"), 2.5))
    painter.drawRoundedRect(QRectF(rect).adjusted(3.5, 3.5, -3.5, -3.5), RADIUS - 2, RADIUS - 2)
    painter.restore()


def paint_highlight(painter: QPainter, rect: QRect, tokens: Tokens) -> QColor:
    """Mark a link that has the focus: bright ground, a thick line below, both tones of the ring.

    Nothing is drawn around it, so its words may stand at the edge of the page. Returns the colour
    for the words.
    """
    bright, dark = _bright_and_dark(tokens)
    painter.fillRect(rect, bright)
    painter.fillRect(rect.adjusted(0, rect.height() - 3, 0, 0), dark)
    return dark


def _bright_and_dark(tokens: Tokens) -> tuple[QColor, QColor]:
    tones = (tokens.colour("ring_outer"), tokens.colour("ring_inner"))
    bright = max(tones, key=lambda tone: tone.lightness())
    return bright, tones[0] if bright is tones[1] else tones[1]


def wrapped_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """How high the text is when its lines are at most this wide."""
    flags = int(WRAPPED.value)
    return metrics.boundingRect(QRect(0, 0, max(width, 1), TALL), flags, text).height()


def natural_width(metrics: QFontMetrics, text: str) -> int:
    """How wide the text is on one line; the layout of words needs more than their advances."""
    flags = int(WRAPPED.value)
    return metrics.boundingRect(QRect(0, 0, TALL, TALL), flags, text).width() + 1


def line_height(font: QFont) -> int:
    """How high a line of a laid out text is: a fraction of a pixel takes a whole one."""
    return ceil(QFontMetricsF(font).lineSpacing())


def longest_word(metrics: QFontMetrics, text: str) -> int:
    """How wide the widest word is: less room than this cuts it."""
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def characters(widget: QWidget, count: float) -> int:
    """The width of this many average characters in the widget's font."""
    return round(QFontMetrics(widget.font()).averageCharWidth() * count)


def weighted(weight: QFont.Weight) -> QFont:
    """A font that settles only the weight; family and size still come from the application."""
    font = QFont()
    font.setWeight(weight)
    return font
