"""The order in which a window is gone through, by Tab and by a screen reader: as one reads it.

Qt visits widgets in the order they were made, and tells assistive technology of them in the order
in which their parent got them, so whatever is put in later would come last.
"""

from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

_LAST = "comes_last_by_tab"


def order_tabs(root: QWidget) -> None:
    """Let Tab and screen readers go through everything within `root` as the layouts show it.

    What takes the focus in another way has its place too: from a heading, and from a radio button
    that was not the chosen one, Tab goes on to what follows it.
    """
    reading = _Reading(root)
    for children, parts in reading.hosts:
        _let_read(children, parts)
    takes = [each for each in reading.order if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for first, second in pairwise(takes):
        QWidget.setTabOrder(first, second)


def put_last(widget: QWidget) -> None:
    """Let Tab come to this, and all that is in it, after everything else in its window."""
    widget.setProperty(_LAST, True)


def as_read(root: QWidget) -> list[QWidget]:
    """Everything within `root`, as the layouts show it; then what was put last."""
    return _Reading(root).order


def _let_read(children: list[QWidget], parts: list[QWidget]) -> None:
    """Give a widget's children this order for a screen reader; none of them covers another."""
    known = set(parts)
    if [each for each in children if each in known] != parts:
        for part in parts:
            part.raise_()


class _Reading:
    """What is within a widget: in `order`, and of each of the `hosts` its children and parts."""

    def __init__(self, root: QWidget) -> None:
        self.order: list[QWidget] = []
        self.hosts: list[tuple[list[QWidget], list[QWidget]]] = []
        self._last: list[QWidget] = []
        self._take(root)
        for widget in self._last:
            self.order.append(widget)
            self._look_inside(widget)

    def _take(self, widget: QWidget) -> None:
        if widget.property(_LAST):
            self._last.append(widget)
            return
        self.order.append(widget)
        self._look_inside(widget)

    def _look_inside(self, widget: QWidget) -> None:
        content = widget.widget() if isinstance(widget, QScrollArea) else None
        if content:
            self._take(content)
        layout = widget.layout()
        if layout is None:
            return
        children = _children(widget)
        parts = _parts(children, layout)
        self.hosts.append((children, parts))
        for part in parts:
            self._take(part)


def _parts(children: list[QWidget], layout: QLayout) -> list[QWidget]:
    """The widgets in the layout's order, without asking it for its items.

    What `itemAt` gave PySide keeps as long as the layout; once Qt deletes the item, a new object at
    the same address is taken for it.
    """
    places: list[tuple[int, QWidget | QLayout]] = [
        (layout.indexOf(each), each) for each in children
    ]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places += [(layout.indexOf(each), each) for each in inner]
    found: list[QWidget] = []
    for place, part in sorted(places, key=itemgetter(0)):
        if place < 0:
            continue
        if isinstance(part, QWidget):
            found.append(part)
        else:
            found.extend(_parts(children, part))
    return found


def _children(host: QWidget) -> list[QWidget]:
    return host.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
