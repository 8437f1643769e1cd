"""What has the focus is seen, on every page: in view, below no bar and behind no footer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from tests.stories.conftest import Person, Start
from tests.stories.places import PLACES, at_rest

from prevent_desktop.shipped import resources
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.theme import Scheme, apply_theme, load_tokens

MOST_STOPS = 250
SIZES = {"small": (683, 384, 1.0), "large text": (1366, 768, 2.0)}
PARTS = 3


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[int, int]]:
    """A window of this size, with text as large as asked for."""
    width, height, times = SIZES[request.param]
    tokens = load_tokens(resources.path("theme.toml").read_bytes())
    points = qapp.font().pointSizeF()
    apply_theme(qapp, tokens[Scheme.LIGHT], points=points * times, native=False)
    yield width, height
    apply_theme(qapp, tokens[Scheme.LIGHT], points=points, native=False)


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


@pytest.mark.parametrize("part", range(PARTS))
def test_the_focus_is_seen_on_every_page(start: Start, size: tuple[int, int], part: int) -> None:
    person = start()
    person.window.resize(*size)
    bad: list[str] = []
    for _kind, go in PLACES[part::PARTS]:
        go(person)
        at_rest(person)
        assert (person.window.width(), person.window.height()) == size
        for by in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6):
            said = (problem_with(each) for each in stops(person, by))
            bad += [f"{go.__name__}, {by.name}: {words}" for words in said if words]
        person.rooms.go_home()
        person.sees(HomePage)
        at_rest(person)
    assert not bad, "\n".join(bad)
