"""The order in which Tab visits a window: the order in which a person reads it.

Qt visits widgets in the order they were made, so whatever is put in later would come last.
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(root: QWidget) -> None:
    """Let Tab go through everything within `root` as the layouts show it."""
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
        yield from _within(widget, layout)


def _within(host: QWidget, layout: QLayout) -> Iterator[QWidget]:
    """In the layout's order, without asking it for its items.

    What `itemAt` gave PySide keeps as long as the layout; once Qt deletes the item, a new object at
    the same address is taken for it.
    """
    widgets = host.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places += [(layout.indexOf(each), each) for each in inner]
    for place, part in sorted(places, key=itemgetter(0)):
        if place < 0:
            continue
        yield from _focusable(part) if isinstance(part, QWidget) else _within(host, part)
