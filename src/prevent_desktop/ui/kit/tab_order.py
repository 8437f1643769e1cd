"""The order in which Tab visits a window: the order in which a person reads it.

Qt visits widgets in the order they were made, so whatever is put in later would come last.
"""

from collections.abc import Iterator
from itertools import pairwise

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
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        if widget:
            yield from _focusable(widget)
        elif inner:
            yield from _within(inner)
