"""The order in which a window is gone through, by Tab and by a screen reader: as one reads it.

Qt visits widgets in the order they were made, and tells assistive technology of them in the order
in which their parent got them, so whatever is put in later would come last.
"""

from collections.abc import Iterator
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
    for widget in list(as_read(root)):
        _let_read(widget)
    for first, second in pairwise(_focusable(root)):
        QWidget.setTabOrder(first, second)


def _let_read(host: QWidget) -> None:
    """Give a widget's children this order for a screen reader; none of them covers another."""
    layout = host.layout()
    parts = list(_parts(host, layout)) if layout else []
    known = set(parts)
    if [each for each in _children(host) if each in known] != parts:
        for part in parts:
            part.raise_()


def put_last(widget: QWidget) -> None:
    """Let Tab come to this, and all that is in it, after everything else in its window."""
    widget.setProperty(_LAST, True)


def as_read(root: QWidget) -> Iterator[QWidget]:
    """Everything within `root`, as the layouts show it; then what was put last."""
    last: list[QWidget] = []
    yield from _all_within(root, last)
    for widget in last:
        yield widget
        yield from _inside(widget, last)


def _focusable(root: QWidget) -> Iterator[QWidget]:
    return (each for each in as_read(root) if each.focusPolicy() != Qt.FocusPolicy.NoFocus)


def _all_within(widget: QWidget, last: list[QWidget]) -> Iterator[QWidget]:
    if widget.property(_LAST):
        last.append(widget)
        return
    yield widget
    yield from _inside(widget, last)


def _inside(widget: QWidget, last: list[QWidget]) -> Iterator[QWidget]:
    content = widget.widget() if isinstance(widget, QScrollArea) else None
    if content:
        yield from _all_within(content, last)
    layout = widget.layout()
    if layout:
        yield from _laid_out(widget, layout, last)


def _laid_out(host: QWidget, layout: QLayout, last: list[QWidget]) -> Iterator[QWidget]:
    for part in _parts(host, layout):
        yield from _all_within(part, last)


def _parts(host: QWidget, layout: QLayout) -> Iterator[QWidget]:
    """The widgets in the layout's order, without asking it for its items.

    What `itemAt` gave PySide keeps as long as the layout; once Qt deletes the item, a new object at
    the same address is taken for it.
    """
    places: list[tuple[int, QWidget | QLayout]] = [
        (layout.indexOf(each), each) for each in _children(host)
    ]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places += [(layout.indexOf(each), each) for each in inner]
    for place, part in sorted(places, key=itemgetter(0)):
        if place < 0:
            continue
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _parts(host, part)


def _children(host: QWidget) -> list[QWidget]:
    return host.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
