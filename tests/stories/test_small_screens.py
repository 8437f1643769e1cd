"""What is seen on a small screen, on a usual one, and in narrow and wide fonts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.dressed import NARROW, SEGOE, SMALL, USUAL, WIDE, Dress, settle, undress, wear
from tests.stories.places import at_rest, checking, sending

from prevent_desktop.ui.kit.emergency_bar import EmergencyBar
from prevent_desktop.ui.kit.emergency_words import FIRST, SHORT, SHORTEST
from prevent_desktop.ui.kit.fields import TextEdit
from prevent_desktop.ui.kit.layout import Footer, PageColumn
from prevent_desktop.ui.kit.status_list import StatusList
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.sending.send_page import SendPage

FRAME = 32
"""What a title bar and borders take of the height of a small screen."""
INSIDE = (SMALL[0], SMALL[1] - FRAME)
FONTS = [NARROW, SEGOE, 100, WIDE]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    undress()


def shown(person: Person, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in person.window.findChildren(kind) if each.isVisible()]


def place_of(person: Person, widget: QWidget) -> QRect:
    """Where it stands in the window; what its page has scrolled away is cut off."""
    rect = QRect(widget.mapTo(person.window, QPoint()), widget.size())
    above = widget.parentWidget()
    while above is not None:
        rect &= QRect(above.mapTo(person.window, QPoint()), above.size())
        above = above.parentWidget()
    return rect


def button(person: Person, name: str) -> QAbstractButton:
    found = person._all(name)
    assert found, name
    return found[0]


def is_whole(person: Person, widget: QWidget) -> bool:
    return place_of(person, widget).size() == widget.size()


def page_of(person: Person) -> QWidget:
    """The part that scrolls."""
    (column,) = shown(person, PageColumn)
    return column


def chrome(person: Person) -> int:
    """How much of the height stays while a page scrolls."""
    return person.window.height() - page_of(person).height()


def the_concern(person: Person) -> ReferralView:
    view = person.new_referral()
    view.go("concern")
    settle()
    return view


def test_bars_take_at_most_a_quarter_of_a_small_window(start: Start) -> None:
    person = start()
    person.home()
    wear(Dress(size=INSIDE), person.window)
    assert person.window.height() == INSIDE[1]
    assert chrome(person) <= INSIDE[1] / 4
    the_concern(person)
    assert chrome(person) <= INSIDE[1] / 4
    person.view().go("check")
    at_rest(person)
    assert chrome(person) <= INSIDE[1] / 4


@pytest.mark.parametrize("stretch", FONTS)
def test_the_narrative_is_seen_at_once_in_a_small_window(start: Start, stretch: int) -> None:
    person = start()
    person.home()
    wear(Dress(size=INSIDE, stretch=stretch), person.window)
    the_concern(person)
    (box,) = shown(person, TextEdit)
    line = box.fontMetrics().lineSpacing()
    assert person.window.width() == INSIDE[0]
    assert place_of(person, box).height() >= 4 * line


@pytest.mark.parametrize("stretch", FONTS)
@pytest.mark.parametrize(("percent", "size"), [(100, INSIDE), (200, USUAL), (200, INSIDE)])
def test_the_red_line_is_one_line(
    start: Start, stretch: int, percent: int, size: tuple[int, int]
) -> None:
    person = start()
    person.home()
    wear(Dress(percent=percent, size=size, stretch=stretch), person.window)
    (bar,) = shown(person, EmergencyBar)
    words = bar._words  # type: ignore[attr-defined]
    assert words.text() in (FIRST, SHORT, SHORTEST)
    person.qtbot.waitUntil(  # once all that was dressed anew is laid out
        lambda: words.height() < 2 * words.fontMetrics().lineSpacing(), timeout=PATIENCE
    )
    assert words.fontMetrics().horizontalAdvance(words.text()) <= words.width()
    assert bar.accessibleName().startswith(FIRST)
    assert is_whole(person, button(person, "Lock"))


def test_help_folds_first_then_the_list_then_hints(start: Start) -> None:
    person = start()
    view = the_concern(person)
    wear(Dress(size=USUAL), person.window)
    assert (view._right.isVisible(), view._left.isVisible()) == (True, True)
    person.window.resize(1000, 768)
    settle()
    assert (view._right.isVisible(), view._left.isVisible()) == (False, True)
    person.window.resize(700, 768)
    settle()
    assert (view._right.isVisible(), view._left.isVisible()) == (False, False)
    assert "Use your own words" in person.reads()
    person.window.resize(700, 350)
    settle()
    assert "Use your own words" not in person.reads()
    button(person, "Show hints").click()
    assert "Use your own words" in person.reads()
    button(person, "Hide hints").click()
    assert "Use your own words" not in person.reads()
    person.window.resize(*USUAL)
    settle()
    assert (view._right.isVisible(), view._left.isVisible()) == (True, True)
    assert "Use your own words" in person.reads()


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("All sections", "Close the list of sections"), ("Help with this page", "Close help")],
)
def test_what_is_folded_out_is_a_pane_with_a_button_to_close_it(
    start: Start, opens: str, closes: str
) -> None:
    person = start()
    view = the_concern(person)
    wear(Dress(size=INSIDE), person.window)
    before = person.focus
    button(person, opens).click()
    settle()
    pane = view._left if opens == "All sections" else view._right
    assert pane.width() == view.width(), "it has all the room"
    assert pane.accessibleName()
    assert not view.middle.isVisible()
    assert is_whole(person, button(person, closes))
    button(person, closes).click()
    settle()
    assert person.focus is before


@pytest.mark.parametrize("stretch", FONTS)
def test_the_sections_are_all_in_view_on_a_usual_screen(start: Start, stretch: int) -> None:
    person = start()
    checking(person)
    wear(Dress(size=(USUAL[0], USUAL[1] - FRAME), stretch=stretch), person.window)
    person.view().go("concern")
    person.saved()
    settle()
    (sections,) = shown(person, StatusList)
    assert isinstance(sections, StatusList)
    assert sections.verticalScrollBar().maximum() == 0
    last = sections.count() - 1
    assert sections.row_at(last).title == "Check your answers"
    row = sections.visualItemRect(sections.item(last))
    assert sections.viewport().rect().contains(row)
    (saved,) = [each for each in shown(person, QLabel) if "Saved on" in _text(each)]
    assert is_whole(person, saved)


def _text(label: QWidget) -> str:
    assert isinstance(label, QLabel)
    return label.text()


@pytest.mark.parametrize("stretch", FONTS)
def test_the_next_step_of_sending_is_in_view_on_a_usual_screen(start: Start, stretch: int) -> None:
    person = start()
    sending(person)
    at_rest(person)
    wear(Dress(size=(USUAL[0], USUAL[1] - FRAME), stretch=stretch), person.window)
    page = person.sees(SendPage)
    page.column.verticalScrollBar().setValue(0)
    assert is_whole(person, button(person, "Open a draft message"))
    assert "preventreferrals@kent.police.uk" in person.reads().replace("\u200b", "")


def test_a_window_gets_small_in_one_go(start: Start, qtbot: QtBot) -> None:
    """What folds must not hold the window open."""
    person = start()
    the_concern(person)
    wear(Dress(size=USUAL), person.window)
    person.window.resize(*INSIDE)
    qtbot.waitUntil(lambda: (person.window.width(), person.window.height()) == INSIDE)


@pytest.mark.parametrize("size", [USUAL, INSIDE])
def test_titles_stand_above_their_first_button(start: Start, size: tuple[int, int]) -> None:
    """One left edge for the title, the text and the buttons below."""
    person = start()
    the_concern(person)
    wear(Dress(size=size), person.window)
    title = next(each for each in shown(person, QLabel) if each.property("look") == "heading1")
    left = title.mapTo(person.window, QPoint()).x()
    assert left == place_of(person, button(person, "Continue")).x()
    (box,) = shown(person, TextEdit)
    assert left == box.mapTo(person.window, QPoint()).x()


def test_an_error_leaves_no_indent_behind(start: Start) -> None:
    person = start()
    person.new_referral().go("dates")
    editor = person.view().page.editors["dates.referral"]  # type: ignore[union-attr]
    label = next(each for each in editor.findChildren(QLabel))
    settle()
    before = label.mapTo(person.window, QPoint()).x()
    editor.set_findings(["Something is wrong."], [])
    settle()
    assert label.mapTo(person.window, QPoint()).x() == before + 16
    editor.set_findings([], [])
    settle()
    assert label.mapTo(person.window, QPoint()).x() == before


def test_a_large_footer_scrolls_with_its_page(start: Start) -> None:
    """At twice the size on a small screen it would leave two lines for the page."""
    person = start()
    the_concern(person)
    wear(Dress(percent=200, size=INSIDE), person.window)
    (footer,) = shown(person, Footer)
    assert page_of(person).isAncestorOf(footer)
    person.tab_to("Continue")
    going_on = person.focus
    assert is_whole(person, going_on)
    wear(Dress(size=USUAL), person.window)
    assert person.focus is going_on
    assert not page_of(person).isAncestorOf(footer)
    assert Qt.FocusPolicy.TabFocus & button(person, "Continue").focusPolicy()


def test_the_keys_stay_on_what_moves_from_one_column_to_the_other(start: Start) -> None:
    person = start()
    page = person.home()
    wear(Dress(size=USUAL), person.window)
    job = person.tab_to("Check a signed PDF")
    for size in (INSIDE, USUAL):
        wear(Dress(size=size), person.window)
        assert page.column.isAncestorOf(job) is (size is INSIDE)
        assert person.focus is job
        assert is_whole(person, job)
