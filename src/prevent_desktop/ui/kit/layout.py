"""The frame of a page: its scrolling column and the bar that stays below it."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.flow import button_row
from prevent_desktop.ui.kit.painting import characters
from prevent_desktop.ui.kit.tab_order import order_tabs

__all__ = ["Footer", "PageColumn", "bring_into_view", "button_row"]

LINE_CHARACTERS = 88
"""The widest a line of the column gets: longer ones are hard to follow."""
WIDE = 720
MARGINS = (28, 22, 28, 32)
NARROW_MARGINS = (16, 14, 16, 24)
SPACING = 20
AROUND = 40
"""How much is shown around a widget that is scrolled to."""


class PageColumn(QScrollArea):
    """The content of a page in one column; it scrolls down, never sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QWidget()
        self._ground.setObjectName("column")
        self._row = QHBoxLayout(self._ground)
        self._row.setContentsMargins(*MARGINS)
        self._content = QWidget()
        self._row.addWidget(self._content, 1)
        self._row.addStretch(0)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        self._column.addStretch(1)
        self._put_away: list[QWidget] = []
        self._limit_width()
        self.setWidget(self._ground)
        self._order = QTimer(self, singleShot=True, interval=0)
        self._order.timeout.connect(lambda: order_tabs(self.window()))

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._column.insertWidget(self._column.count() - 1, widget)
        self._order.start()  # once, when all that is added now is there

    def add_first(self, widget: QWidget) -> None:
        """Put a widget above all the others."""
        self._column.insertWidget(0, widget)
        self._order.start()

    def insert_after(self, above: QWidget, widget: QWidget) -> None:
        """Put a widget below one that is there."""
        self._column.insertWidget(self._column.indexOf(above) + 1, widget)
        self._order.start()

    def add_space(self, pixels: int) -> None:
        """Leave room below the last widget, on top of the usual."""
        self._column.insertSpacing(self._column.count() - 1, pixels)

    def clear(self) -> None:
        """Take everything out."""
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self.verticalScrollBar().setValue(0)

    def show_only(self, widget: QWidget | None) -> None:
        """Put everything else away; None brings back what was put away."""
        for hidden in self._put_away:
            hidden.show()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        others = self._content.findChildren(QWidget, options=direct)
        self._put_away = [
            each for each in others if widget and each is not widget and each.isVisible()
        ]
        for each in self._put_away:
            each.hide()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget into view once the page is laid out, with a little around it."""
        self._show_whole(widget)
        QTimer.singleShot(0, widget, lambda: self._show_whole(widget))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= WIDE  # its own, which no scroll bar takes from: it would flicker
        self._row.setContentsMargins(*(MARGINS if wide else NARROW_MARGINS))
        self._limit_width()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit_width()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def _show_whole(self, widget: QWidget) -> None:
        """Scroll as little as needed; in a widget too high for the page, to its cursor."""
        half = widget.height() // 2
        if 2 * (half + AROUND) > self.viewport().height() or not self._ground.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, AROUND)
            return
        middle = widget.mapTo(self._ground, QPoint(0, half))
        self.ensureVisible(0, middle.y(), 0, half + AROUND)

    def _limit_width(self) -> None:
        self._content.setMaximumWidth(characters(self, LINE_CHARACTERS))


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page that a widget stands on to it; on none, nothing happens."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, PageColumn):
            above.scroll_to(widget)
            return
        above = above.parentWidget()


class Footer(QFrame):
    """The bar that stays at the foot of a page: buttons at the left, a state at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "footer")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(28, 10, 20, 10)
        self._row.setSpacing(10)
        self._buttons = button_row()
        self._row.addWidget(self._buttons, 1)

    def add_left(self, widget: QWidget) -> None:
        """Put a button after those at the left."""
        layout = self._buttons.layout()
        if isinstance(layout, QLayout):
            layout.addWidget(widget)

    def add_right(self, widget: QWidget) -> None:
        """Put a widget after those at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def clear(self) -> None:
        """Take all the buttons and widgets out."""
        for layout in (self._buttons.layout(), self._row):
            while layout and layout.count() > (1 if layout is self._row else 0):
                item = layout.takeAt(layout.count() - 1)
                widget = item.widget() if item else None
                if widget:
                    widget.hide()
                    widget.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = MARGINS[0] if event.size().width() >= WIDE else NARROW_MARGINS[0]
        self._row.setContentsMargins(side, 10, side, 10)
        super().resizeEvent(event)
