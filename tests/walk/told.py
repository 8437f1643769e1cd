"""What the program says of its own page, to be compared with what the bus says."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.kit.headings import Heading
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.theme import tokens_of
from prevent_desktop.ui.own_form.box_part import BoxPart

SAID = ("hint", "error", "warning")
EDGE = 16
"""How far from the edge a ring may be, in pixels: that of a row stands a little in."""
NEAR = 40
"""How far a colour of the ring may be off, for its edges are smoothed."""


def told_of(page: Page) -> dict[str, Any]:
    """All that the walk compares."""
    return {
        "page": type(page).__name__,
        "title": page.title,
        "wrong": page.has_errors,
        "shows": sorted(_shows(page)),
        "headings": _headings(page),
        "fields": list(_fields(page)),
    }


def _shows(page: QWidget) -> set[str]:
    """Which of "error" and "warning" can be seen."""
    looks = {str(w.property("look")) for w in page.findChildren(QWidget) if w.isVisible()}
    return {
        kind
        for kind in ("error", "warning")
        if any(look.startswith((kind, f"notice-{kind}")) for look in looks)
    }


def _headings(page: QWidget) -> list[tuple[int, str]]:
    """Levels and words, from top to bottom: the bus knows the role, but not the level."""
    shown = [each for each in page.findChildren(Heading) if each.isVisible()]
    shown.sort(key=lambda h: (h.mapTo(page, QPoint(0, 0)).y(), h.mapTo(page, QPoint(0, 0)).x()))
    return [(each.level, each.text()) for each in shown]


def _fields(page: Page) -> Iterator[dict[str, Any]]:
    """Hints, errors and warnings that stand beside boxes, with the names of these."""
    for label in page.findChildren(QLabel):
        is_said = label.property("look") in SAID and not label.property("read_back")
        if label.isVisible() and is_said and label.text().strip():
            inputs = _inputs_beside(label)
            if inputs:
                yield {"says": label.accessibleName() or label.text(), "of": inputs}


def focus_in(window: QWidget) -> dict[str, Any] | None:
    """What has the focus as Qt knows it: its name, its place, how much of it can be seen."""
    widget = QApplication.focusWidget()
    if widget is None:
        return None
    face = QAccessible.queryAccessibleInterface(widget)
    rect = face.rect()
    whole = widget.visibleRegion().boundingRect()
    return {
        "name": face.text(QAccessible.Text.Name),
        "kind": type(widget).__name__,
        "box": [rect.x(), rect.y(), rect.width(), rect.height()],
        "size": [widget.width(), widget.height()],
        "seen": [whole.width(), whole.height()],
        "room": _room(widget),
        "ring": _has_ring(widget, window),
    }


def _room(widget: QWidget) -> int:
    """How high the page is that it stands on: a box may be higher."""
    above = widget.parentWidget()
    while above is not None and above.objectName() != "qt_scrollarea_viewport":
        above = above.parentWidget()
    return above.height() if above is not None else widget.window().height()


def _has_ring(widget: QWidget, window: QWidget) -> bool:
    """Whether both tones of the ring can be seen at its left edge, or at its row's.

    A heading has none: it takes the focus only to be read from, and nothing can be done there.
    """
    if isinstance(widget, Heading):
        return True
    tokens = tokens_of(widget)
    rect = widget.rect()
    if isinstance(widget, QListWidget) and widget.currentItem() is not None:
        rect = widget.visualItemRect(widget.currentItem())
    rect &= widget.visibleRegion().boundingRect()
    middle = widget.mapTo(window, QPoint(rect.left(), rect.center().y()))
    picture = window.grab(QRect(middle, QSize(EDGE, 1))).toImage()
    line = [QColor(picture.pixel(x, 0)) for x in range(picture.width())]
    outer, inner = tokens.colour("ring_outer"), tokens.colour("ring_inner")
    return any(_near(c, outer) for c in line) and any(_near(c, inner) for c in line)


def _near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(a - b) <= NEAR for a, b in pairs)


def _inputs_beside(label: QLabel) -> list[str]:
    """The names of the boxes in what the label stands in; none where that is the whole column."""
    around = label.parentWidget()
    while around is not None and not _is_column(around):
        inputs = [
            each.accessibleName()
            for each in around.findChildren(QWidget)
            if _takes_input(each) and each.isVisible()
        ]
        if inputs:
            return inputs
        around = around.parentWidget()
    return []


def _is_column(widget: QWidget) -> bool:
    """Whether what stands in it stands on its own: a page's column, a notice, a card of a list."""
    above = widget.parentWidget()
    is_column = above is None or above.objectName() == "column"
    return is_column or isinstance(widget, Page | Notice | KeptCard | BoxPart)


def _takes_input(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractButton) and widget.isCheckable()
