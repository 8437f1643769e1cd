"""What has the focus is in view: wholly, or where it is larger than its page, from where one reads.

Qt scrolls only for Tab within one scrolling area, and then shows a line's cursor, not the line.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from prevent_desktop.ui.kit.tab_order import order_tabs

AROUND = 40
"""How much is shown around what is scrolled to, where there is room."""


class FocusInView(QObject):
    """Brings what takes the focus in a window into view, at once and when it is laid out."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        # Nothing may move under a mouse that is held down: its release would miss.
        if new is not None and not pressed and new.window() is self._window:
            show_focus(new)


class FocusArea(QScrollArea):
    """An area that scrolls down, in which what has the focus stays in view when its size changes.

    Not once somebody scrolls elsewhere: then it is left alone until the focus moves.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._follows = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._again)
        self._order = QTimer(self, singleShot=True, interval=0)
        self._order.timeout.connect(lambda: order_tabs(self.window()))
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, _high: self._soon.start())
        bar.actionTriggered.connect(lambda _action: self.leave_focus())

    def follow(self, widget: QWidget) -> None:
        """It has the focus now: bring it into view, and again once it is laid out."""
        self._follows = True
        self._bring(widget)
        self._soon.start()

    def order_soon(self) -> None:
        """Something was put in: let Tab come to it where it stands, once all of it is there."""
        self._order.start()

    def leave_focus(self) -> None:
        """Something else is to be seen."""
        self._follows = False

    def event(self, event: QEvent) -> bool:
        """Unseen, take no notice of the style: showing lays out anyway.

        Each time a part gets a parent, Qt sends this to all that is in it, and an area lays out
        its whole content at a width that it will not have: a third of the cost of showing a page.
        """
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As large as it gets: Qt would lay out the whole content to find out that it is."""
        line = self.fontMetrics().height()
        return QSize(36 * line, 24 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _again(self) -> None:
        focus = self.window().focusWidget()
        if self._follows and focus is not None:
            self._bring(focus)

    def _bring(self, widget: QWidget) -> None:
        """Scroll as little as needed."""
        content = self.widget()
        if content is None or not content.isAncestorOf(widget):
            return
        room = self.viewport().height()
        rect = seen_rect(widget, room)
        top = widget.mapTo(content, QPoint(0, rect.top())).y()
        around = max(0, min(AROUND, (room - rect.height()) // 2))
        bar = self.verticalScrollBar()
        least, most = top + rect.height() + around - room, top - around
        bar.setValue(max(least, min(bar.value(), most)))


def show_focus(widget: QWidget) -> None:
    """Scroll every area that a widget stands in so far that it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, FocusArea):
            above.follow(widget)
        above = above.parentWidget()


def seen_rect(widget: QWidget, room: int) -> QRect:
    """The part of a widget that has to be seen while it has the focus, in its own places."""
    if isinstance(widget, QAbstractItemView):
        row = widget.visualRect(widget.currentIndex())
        return row.translated(widget.viewport().pos()) if row.isValid() else widget.rect()
    if widget.height() <= room:
        return widget.rect()
    if isinstance(widget, QPlainTextEdit):
        return widget.cursorRect().translated(widget.viewport().pos())
    return QRect(0, 0, widget.width(), room)
