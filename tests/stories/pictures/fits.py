"""What does not fit: words that are cut, controls too small to hit, pages that scroll sideways."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from prevent_desktop.ui.kit.painting import longest_word
from prevent_desktop.ui.kit.shapes import ShapeMark

TARGET = 24
"""WCAG 2.2, 2.5.8: nothing to hit is smaller."""
SLACK = 1


def misfits(window: QWidget) -> list[str]:
    """Everything on the page that does not fit, in words."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            found += [f"{_called(widget)}: {fault}" for fault in _faults(widget)]
    return found


def _called(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {(words or widget.accessibleName())[:50]!r}"


def _faults(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _cut_button(widget)
    if isinstance(widget, ShapeMark) and widget.width() > widget.sizeHint().width() + SLACK:
        yield f"takes {widget.width()} of the room of the words beside it"
    if isinstance(widget, QLineEdit) and widget.minimumWidth() == widget.maximumWidth():
        yield from _cut_line(widget)
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield f"scrolls sideways by {widget.horizontalScrollBar().maximum()}"
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QPlainTextEdit):
        yield from _outside(widget)
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if takes and min(widget.width(), widget.height()) < TARGET:
        yield f"too small to hit: {widget.width()} x {widget.height()}"


def _cut_label(label: QLabel) -> Iterator[str]:
    metrics = QFontMetrics(label.font())
    room = label.contentsRect().width() + SLACK
    if label.wordWrap():
        needed = longest_word(metrics, label.text().replace("\u200b", " "))
        if label.height() + SLACK < label.heightForWidth(label.width()):
            yield f"{label.height()} high, needs {label.heightForWidth(label.width())}"
    else:
        needed = max(metrics.horizontalAdvance(line) for line in label.text().splitlines())
    if needed > room:
        yield f"{room} wide, needs {needed}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    smallest = button.minimumSizeHint()
    if button.width() + SLACK < smallest.width():
        yield f"{button.width()} wide, needs {smallest.width()}"
    if button.height() + SLACK < button.heightForWidth(button.width()):
        yield f"{button.height()} high, needs {button.heightForWidth(button.width())}"


def _cut_line(edit: QLineEdit) -> Iterator[str]:
    """A box of a fixed width is meant to show all of a usual answer."""
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    part = QStyle.SubElement.SE_LineEditContents
    room = edit.style().subElementRect(part, option, edit).width()
    needed = QFontMetrics(edit.font()).horizontalAdvance(edit.text())
    if needed > room:
        yield f"{edit.text()!r} needs {needed}, has {room}"


def _outside(widget: QWidget) -> Iterator[str]:
    """Cut off at the left or right by something it stands in, or below by what does not scroll."""
    above = widget.parentWidget()
    while above is not None:
        at = widget.mapTo(above, QPoint())
        if at.x() < 0 or at.x() + widget.width() > above.width() + SLACK:
            yield f"cut at the side by {_called(above)}"
            return
        if isinstance(above, QAbstractScrollArea):
            return
        scrolls = isinstance(above.parentWidget(), QAbstractScrollArea)
        if not scrolls and at.y() + widget.height() > above.height() + SLACK:
            yield f"cut below by {_called(above)}"
            return
        above = above.parentWidget()
