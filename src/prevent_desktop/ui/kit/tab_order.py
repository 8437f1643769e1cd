"""The order in which a window is gone through, by Tab and by a screen reader: as one reads it.

Qt visits widgets in the order they were made, and tells assistive technology of them in the order
in which their parent got them, so whatever is put in later would come last.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(root: QWidget) -> None:
    """Let Tab and screen readers go through everything within `root` as the layouts show it."""
    for first, second in pairwise(_focusable(root)):
        QWidget.setTabOrder(first, second)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    content = widget.widget() if isinstance(widget, QScrollArea) else None
    if content:
        yield from _focusable(content)
    layout = widget.layout()
    if layout:
        parts = list(_within(widget, layout))
        _let_read(widget, parts)
        for part in parts:
            yield from _focusable(part)


def _let_read(host: QWidget, parts: Sequence[QWidget]) -> None:
    """Give the parent its children in this order; which is on top of which is the same to none."""
    known = set(parts)
    if [each for each in _children(host) if each in known] != list(parts):
        for part in parts:
            part.raise_()


def _within(host: QWidget, layout: QLayout) -> Iterator[QWidget]:
    """The widgets in the layout's order, without asking it for its items.

    What `itemAt` gave PySide keeps as long as the layout; once Qt deletes the item, a new object at
    the same address is taken for it.
    """
    widgets = _children(host)
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places += [(layout.indexOf(each), each) for each in inner]
    for place, part in sorted(places, key=itemgetter(0)):
        if place < 0:
            continue
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _within(host, part)


def _children(host: QWidget) -> list[QWidget]:
    return host.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
