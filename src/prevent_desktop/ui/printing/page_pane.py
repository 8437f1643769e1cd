"""One page of a print as it will come out, in a pane of its own that alone goes sideways."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QLabel,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from prevent_desktop.ui.kit.painting import RING, paint_ring
from prevent_desktop.ui.kit.theme import tokens_of

PAGE_SHARE = 0.8
"""Of the height of what scrolls around it: its buttons stay in view."""
LEAST, MOST = 160, 900
"""Pixels of height."""
STEP = 40
"""Pixels for a press of an arrow key."""
BORDER = 1


class PagePane(QFrame):
    """The arrows move a page that is larger than the pane; other keys belong to what is around.

    `room_changed` says that the whole page has another room from now on.
    """

    room_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheet = QLabel()
        self._sheet.setProperty("look", "page-picture")
        self._sheet.setScaledContents(True)
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in self._bars:
            bar.setSingleStep(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(RING, RING, RING, RING)
        column.addWidget(self._area)
        self._around: QWidget | None = None
        self.setFixedHeight(LEAST)

    @property
    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self._area.horizontalScrollBar(), self._area.verticalScrollBar()

    @property
    def room(self) -> tuple[float, float]:
        """Width and height in pixels for a page that is shown whole; rounding takes one of them."""
        size, around = self._area.maximumViewportSize(), 2 * BORDER + 1
        return max(size.width() - around, 1), max(size.height() - around, 1)

    def show_page(self, name: str, size: tuple[int, int], image: QImage | None) -> None:
        """Show a page in this size; white paper until there is a picture of it."""
        places = [_place(bar) for bar in self._bars]
        self._sheet.setAccessibleName(name)
        if image is None:
            self._sheet.clear()
        else:
            self._sheet.setPixmap(QPixmap.fromImage(image))
        wanted = QSize(*(side + 2 * BORDER for side in size))
        if wanted != self._sheet.size():
            self._sheet.setFixedSize(wanted)
            self._area.updateGeometry()
            for bar, place in zip(self._bars, places, strict=True):
                bar.setValue(round(place * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def be_sharp(self, image: QImage) -> None:
        """A picture of the page that is shown has come."""
        self._sheet.setPixmap(QPixmap.fromImage(image))

    def go_to_top(self) -> None:
        """Begin a page where one reads it first."""
        for bar in self._bars:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = self._bars
        bar, up = {
            Qt.Key.Key_Left: (across, False),
            Qt.Key.Key_Right: (across, True),
            Qt.Key.Key_Up: (down, False),
            Qt.Key.Key_Down: (down, True),
        }.get(Qt.Key(event.key()), (None, False))
        if bar is None or bar.maximum() <= bar.minimum():
            event.ignore()
            return
        actions = QAbstractSlider.SliderAction
        bar.triggerAction(actions.SliderSingleStepAdd if up else actions.SliderSingleStepSub)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens = QPainter(self), tokens_of(self)
        if self.hasFocus():
            paint_ring(painter, self.rect(), tokens)
        else:
            painter.setPen(tokens.colour("line"))
            inset = RING - 1
            painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and self._around is not above.viewport():
            self._around = above.viewport()
            self._around.installEventFilter(self)
        self._fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        """Be as high as what scrolls around it allows."""
        if self._around is not None:
            height = round(self._around.height() * PAGE_SHARE)
            self.setFixedHeight(max(LEAST, min(height, MOST)))


def _place(bar: QScrollBar) -> float:
    """Where the middle of what is seen stands, as a share of the whole."""
    whole = bar.maximum() + bar.pageStep()
    return (bar.value() + bar.pageStep() / 2) / whole if whole else 0.5
