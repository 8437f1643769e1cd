"""The frame of a page: its scrolling column and the bar that stays below it."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.flow import button_row
from prevent_desktop.ui.kit.in_view import AROUND, FocusArea
from prevent_desktop.ui.kit.painting import characters
from prevent_desktop.ui.kit.regions import be_region
from prevent_desktop.ui.kit.rhythm import RhythmLayout
from prevent_desktop.ui.kit.room import NARROW_SIDE, SIDE

__all__ = ["Footer", "PageColumn", "bring_into_view", "button_row"]

LINE_CHARACTERS = 88
"""The widest a line of the column gets: longer ones are hard to follow."""


class PageColumn(FocusArea):
    """The content of a page in one column; it scrolls down, never sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QWidget()
        self._ground.setObjectName("column")
        self._row = QHBoxLayout(self._ground)
        self._row.setContentsMargins(SIDE, 24, SIDE, 32)
        self._content = QWidget()
        self._row.addWidget(self._content, 1)
        self._row.addStretch(0)
        self._column = RhythmLayout(self._content)
        self._last: QWidget | None = None
        self._after: tuple[QWidget, ...] = ()
        self._put_away: list[QWidget] = []
        self._limit_width()
        self.setWidget(self._ground)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._column.insert(self._end, widget)
        self.order_soon()

    def add_first(self, widget: QWidget) -> None:
        """Put a widget above all the others."""
        self._column.insert(0, widget)
        self.order_soon()

    def insert_after(self, above: QWidget, widget: QWidget) -> None:
        """Put a widget below one that is there."""
        self._column.insert(self._column.indexOf(above) + 1, widget)
        self.order_soon()

    def keep_last(self, widget: QWidget | None) -> None:
        """Put a widget below everything, whatever is added later; None takes it out again."""
        if self._last is not None:
            self._column.removeWidget(self._last)
        self._last = widget
        if widget is not None:
            self._column.insert(self._column.count(), widget)
        self.order_soon()

    def keep_after(self, *widgets: QWidget) -> None:
        """Put widgets below all that is added later, in place of those that were there so."""
        for widget in self._after:
            self._column.removeWidget(widget)
        self._after = ()
        for widget in widgets:
            self._column.insert(self._column.count() - (self._last is not None), widget)
        self._after = widgets
        self.order_soon()

    @property
    def _end(self) -> int:
        """Where the next widget goes."""
        return self._column.count() - (self._last is not None) - len(self._after)

    def set_room(self, *, wide: bool, low: bool) -> None:
        """Stand closer where there is little room."""
        side = SIDE if wide else NARROW_SIDE
        above, below = (8, 12) if low else (24, 32)
        self._row.setContentsMargins(side, above, side, below)
        self._column.tight = low
        self._column.invalidate()

    def clear(self) -> None:
        """Take everything out."""
        while self._end:
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
            each
            for each in others
            if widget and each not in (widget, self._last) and each.isVisible()
        ]
        for each in self._put_away:
            each.hide()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget into view once the page is laid out, with a little around it."""
        focus = self.window().focusWidget()
        if focus is None or not (focus is widget or widget.isAncestorOf(focus)):
            self.leave_focus()
        self._show_whole(widget)
        QTimer.singleShot(0, widget, lambda: self._show_whole(widget))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._limit_width()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit_width()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 60)

    def _show_whole(self, widget: QWidget) -> None:
        """Scroll as little as needed; in a widget too high for the page, to its cursor."""
        half = widget.height() // 2
        if 2 * (half + AROUND) > self.viewport().height() or not self._ground.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, AROUND)
            self._again()  # the part of it that has the focus
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
        self._slim = False
        be_region(self, "Buttons below the page", begins_anew=True)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._buttons = button_row()
        self._row.addWidget(self._buttons, 1)
        self.set_room(wide=True, low=False)

    def add_left(self, widget: QWidget) -> None:
        """Put a button after those at the left."""
        layout = self._buttons.layout()
        if isinstance(layout, QLayout):
            layout.addWidget(widget)
        self._slim_down()

    def add_right(self, widget: QWidget) -> None:
        """Put a widget after those at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._slim_down()

    def clear(self) -> None:
        """Take all the buttons and widgets out."""
        for layout in (self._buttons.layout(), self._row):
            while layout and layout.count() > (1 if layout is self._row else 0):
                item = layout.takeAt(layout.count() - 1)
                widget = item.widget() if item else None
                if widget:
                    widget.hide()
                    widget.deleteLater()

    def set_room(self, *, wide: bool, low: bool, inside: bool = False) -> None:
        """Begin where the page begins; be lower in a low window. `inside` the page's own column."""
        side = 0 if inside else SIDE if wide else NARROW_SIDE
        above = 3 if low else 12
        self._row.setContentsMargins(side, above, side, above)
        self._slim = low
        self._slim_down()

    def _slim_down(self) -> None:
        for button in self.findChildren(Button):
            button.set_slim(self._slim)
