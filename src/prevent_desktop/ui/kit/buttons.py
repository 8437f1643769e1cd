"""Buttons whose text wraps and whose focus is seen on any ground."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.clipboard import copy_text
from prevent_desktop.ui.kit.painting import (
    RADIUS,
    WRAPPED,
    longest_word,
    paint_ring,
    weighted,
    wrapped_height,
)
from prevent_desktop.ui.kit.theme import Tokens, tokens_of

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
    """A button of one of the kinds; its accessible name is its text."""

    def __init__(self, text: str, kind: Kind | str = Kind.SECONDARY) -> None:
        super().__init__()
        self.kind = Kind(kind)
        font = weighted(QFont.Weight.Medium if self._is_link else QFont.Weight.DemiBold)
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

    def _padding(self) -> tuple[int, int]:
        """Room left and right, and above and below the text, the ring's included."""
        em = QFontMetrics(self.font()).height()
        return (6, 6) if self._is_link else (round(em * 0.9), max(round(em * 0.52), 8))

    def sizeHint(self) -> QSize:
        side, _ = self._padding()
        width = QFontMetrics(self.font()).horizontalAdvance(self._words) + 2 * side + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        side, _ = self._padding()
        width = longest_word(QFontMetrics(self.font()), self._words) + 2 * side + 2
        return QSize(width, self.heightForWidth(self.sizeHint().width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        side, above = self._padding()
        text = wrapped_height(QFontMetrics(self.font()), self._words, width - 2 * side)
        return text + 2 * above

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
        side, above = self._padding()
        flags = (
            WRAPPED.value
            | (Qt.AlignmentFlag.AlignLeft if self._is_link else Qt.AlignmentFlag.AlignHCenter).value
            | Qt.AlignmentFlag.AlignVCenter.value
        )
        painter.setPen(ink)
        painter.drawText(self.rect().adjusted(side, above, -side, -above), flags, self._words)
        if self.hasFocus():
            paint_ring(painter, self.rect(), tokens)

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
            ground = tokens.colour("accent_soft") if self.underMouse() else None
            return tokens.colour("accent"), ground, None
        ground = tokens.colour("accent_soft" if self.underMouse() else "panel")
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
