"""Buttons whose text wraps and whose focus is seen on any ground."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.clipboard import copy_text
from prevent_desktop.ui.kit.measured import Measured, MeasuredWords
from prevent_desktop.ui.kit.painting import (
    RADIUS,
    WRAPPED,
    paint_highlight,
    paint_ring,
    weighted,
)
from prevent_desktop.ui.kit.shapes import Shape, paint_shape
from prevent_desktop.ui.kit.theme import Tokens, tokens_of

LINK_ABOVE = 4
"""What a link has above and below its words, so that it is easy to hit."""
HOVER_PERCENT = 112
PRESSED_PERCENT = 130


class Kind(StrEnum):
    """How much a button stands out: one primary on a page, links for small deeds."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    LINK = "link"
    ERROR_LINK = "error_link"


_LINKS = (Kind.LINK, Kind.ERROR_LINK)


class Button(QPushButton):
    """A button of one of the kinds; its accessible name is its text.

    A shape may stand before the words. `slim` ones are lower, for bars where there is little room.
    """

    def __init__(
        self,
        text: str,
        kind: Kind | str = Kind.SECONDARY,
        *,
        shape: Shape | None = None,
        slim: bool = False,
    ) -> None:
        super().__init__()
        self.kind = Kind(kind)
        self._shape, self._slim = shape, slim
        self._measured = MeasuredWords()
        font = weighted(QFont.Weight.Normal if self._is_plain else QFont.Weight.DemiBold)
        font.setUnderline(self._is_link)
        self.setFont(font)
        self.set_text(text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def set_kind(self, kind: Kind | str) -> None:
        """Stand out more, or less."""
        self.kind = Kind(kind)
        self.update()

    @property
    def words(self) -> str:
        """The text as it is read."""
        return self._words

    def set_text(self, text: str) -> None:
        """Change the text, and with it the accessible name."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    @property
    def _is_link(self) -> bool:
        return self.kind in _LINKS

    @property
    def _is_plain(self) -> bool:
        """Whether its words are no bolder than the text around."""
        return self._is_link or (self._slim and self.kind is Kind.QUIET)

    def set_shape(self, shape: Shape) -> None:
        """Change the shape before the words."""
        self._shape = shape
        self.updateGeometry()
        self.update()

    def set_slim(self, slim: bool) -> None:
        """Be lower, or as high as usual."""
        if slim is not self._slim:
            self._slim = slim
            self.updateGeometry()

    def _padding(self) -> tuple[int, int]:
        """Room left and right, and above and below the text, the ring's included."""
        if self._is_link:
            return 0, LINK_ABOVE
        em = self._measure().line
        if self._slim:
            return round(em * 0.6), max(round(em * 0.15), 3)
        return round(em * 0.8), max(round(em * 0.5), 8)

    def _beside(self) -> int:
        """The room that the shape takes before the words."""
        return round(self._measure().line * 1.2) if self._shape is not None else 0

    def _measure(self) -> Measured:
        return self._measured.of(self.font(), self._words)

    def _around(self) -> int:
        return 2 * self._padding()[0] + self._beside() + 2

    def sizeHint(self) -> QSize:
        width = self._measure().natural_width + self._around()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._measure().longest_word + self._around()
        return QSize(width, self.heightForWidth(self.sizeHint().width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        side, above = self._padding()
        room = width - 2 * side - self._beside()
        return self._measure().height(room) + 2 * above

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does. A key that is held down presses once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter, tokens)
        if self._is_link and self.hasFocus():
            ink = paint_highlight(painter, self.rect(), tokens)
        side, above = self._padding()
        start = self._is_link or self._shape is not None
        flags = (
            WRAPPED.value
            | (Qt.AlignmentFlag.AlignLeft if start else Qt.AlignmentFlag.AlignHCenter).value
            | Qt.AlignmentFlag.AlignVCenter.value
        )
        painter.setPen(ink)
        room = self.rect().adjusted(side + self._beside(), above, -side, -above)
        painter.drawText(room, flags, self._words)
        self._paint_shape(painter, ink, side, above)
        if self.hasFocus() and not self._is_link:
            paint_ring(painter, self.rect(), tokens)

    def _paint_shape(self, painter: QPainter, ink: QColor, side: int, above: int) -> None:
        """The shape stands beside the first line."""
        if self._shape is None:
            return
        line = self._measure().line
        size = round(line * 0.8)
        text = self.heightForWidth(self.width()) - 2 * above
        top = (self.height() - text) / 2 + (line - size) / 2
        paint_shape(painter, self._shape, QRectF(side, top, size, size), ink)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> QColor:
        """Draw what is behind the text and return the colour of the text."""
        ink, fill, border = self._colours(tokens)
        if fill is None:
            return ink
        painter.setPen(QPen(border, 2) if border else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inset = 1 if border else 0
        rect: QRect = self.rect().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        return ink

    def _colours(self, tokens: Tokens) -> tuple[QColor, QColor | None, QColor | None]:
        """The colours of the text, of the ground and of the border."""
        if self._is_link or not self.isEnabled():
            name = "error" if self.kind is Kind.ERROR_LINK else "accent"
            ink = tokens.colour(name if self.isEnabled() else "muted")
            ground = None if self._is_link else tokens.colour("panel")
            return ink, ground, ground and tokens.colour("soft_line")
        if self.kind is Kind.PRIMARY:
            return tokens.colour("accent_text"), self._touched(tokens.colour("accent")), None
        if self.kind is Kind.QUIET:
            ground = tokens.colour("hover") if self.underMouse() else None
            return tokens.colour("text" if self._slim else "accent"), ground, None
        ground = tokens.colour("hover" if self.underMouse() else "field")
        return tokens.colour("text"), ground, tokens.colour("line")

    def _touched(self, colour: QColor) -> QColor:
        if self.isDown():
            return colour.darker(PRESSED_PERCENT)
        return colour.darker(HOVER_PERCENT) if self.underMouse() else colour


class CopyButton(Button):
    """A button that puts a text on the clipboard and says that it did."""

    def __init__(self, text: str, provide: Callable[[], str], done: str = "Copied") -> None:
        super().__init__(text, Kind.SECONDARY)
        self._provide = provide
        self._done = done
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        copy_text(QGuiApplication.clipboard(), self._provide())
        announce(self, self._done)
