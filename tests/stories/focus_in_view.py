"""Whether what has the focus is seen: in view, below no bar and behind no footer."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from tests.stories.conftest import Person
from tests.stories.places import at_rest

MOST_STOPS = 250


def in_window(widget: QWidget, rect: QRect) -> QRect:
    return QRect(widget.mapTo(widget.window(), rect.topLeft()), rect.size())


def shown_of(widget: QWidget) -> QRect:
    """What of the window the areas that it scrolls in leave to be seen."""
    shown = widget.window().rect()
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            port = above.viewport()
            shown &= in_window(port, port.rect())
        elif not above.isWindow():
            shown &= in_window(above, above.rect())
        above = above.parentWidget()
    return shown


def focused_rect(widget: QWidget) -> QRect:
    """What is drawn with a ring: of a list the row, of anything else the whole of it."""
    if isinstance(widget, QAbstractItemView):
        row = widget.visualRect(widget.currentIndex())
        return row.translated(widget.viewport().pos())
    return widget.rect()


def problem_with(widget: QWidget) -> str:
    """Why the focus is not seen; "" if it is."""
    shown = shown_of(widget)
    rect = in_window(widget, focused_rect(widget))
    if rect.height() > shown.height() and isinstance(widget, QPlainTextEdit):
        cursor = widget.cursorRect().translated(widget.viewport().pos())
        rect = in_window(widget, cursor)
    elif rect.height() > shown.height():
        rect.setHeight(shown.height())  # larger than its page: it begins in view
    if shown.contains(rect):
        return ""
    return f"{type(widget).__name__} {widget.accessibleName()!r}: {rect} of {shown}"


def stops(person: Person, by: Qt.Key) -> Iterator[QWidget]:
    """Wherever the key comes to, from where the focus is, once round."""
    seen: list[QWidget] = []
    for _ in range(MOST_STOPS):
        at_rest(person)
        focus = person.focus
        if focus in seen:
            return
        seen.append(focus)
        yield focus
        QTest.keyClick(focus, by)
    raise AssertionError("it never comes round")
