"""Notices that a widget was really before somebody's eyes: shown, in view, the window in front."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

_MOVES = (
    QEvent.Type.Show,
    QEvent.Type.Resize,
    QEvent.Type.WindowActivate,
    QEvent.Type.LayoutRequest,
)


class Seen(QObject):
    """`seen` carries the keys of the widgets that were wholly in view, each once."""

    seen = Signal(object)

    def __init__(self, area: QScrollArea, widgets: Mapping[str, QWidget]) -> None:
        super().__init__(area)
        self._area = area
        self._waiting = dict(widgets)
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self._look)
        # Not connected to `start` itself, which would take the place on the bar for milliseconds.
        area.verticalScrollBar().valueChanged.connect(lambda _place: self._look_soon.start())
        area.installEventFilter(self)
        area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._look_soon.start()
        return False

    def _look(self) -> None:
        found = [key for key, widget in self._waiting.items() if self._is_in_view(widget)]
        for key in found:
            del self._waiting[key]
        if found:
            self.seen.emit(tuple(found))

    def _is_in_view(self, widget: QWidget) -> bool:
        window = widget.window()
        if not widget.isVisible() or window.isMinimized() or not window.isActiveWindow():
            return False
        port = self._area.viewport()
        rect = widget.rect().translated(widget.mapTo(port, widget.rect().topLeft()))
        if rect.height() > port.height():  # larger than the page: its words begin in view
            return 0 <= rect.top() < port.height() // 2
        return port.rect().contains(rect)
