"""Looking through a print before it is printed: by keyboard, larger, as text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QScrollArea
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.dressed import SMALL, Dress, undress, wear
from tests.stories.places import at_rest, paper, printing

from prevent_desktop import document
from prevent_desktop.document.raster import open_pages
from prevent_desktop.ui.printing.page_pane import PagePane
from prevent_desktop.ui.printing.preview import Preview
from prevent_desktop.ui.printing.print_page import PrintPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What assistive technology was told by the preview."""
    told: list[str] = []
    monkeypatch.setattr(
        "prevent_desktop.ui.printing.preview.announce",
        lambda _widget, text, **_how: told.append(text),
    )
    return told


@pytest.fixture
def person(start: Start) -> Iterator[Person]:
    person = start()
    printing(person)
    at_rest(person)
    person.tab_to("Preview, page 1 of")
    yield person
    undress()


def key(person: Person, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(person.focus, key, modifier or Qt.KeyboardModifier.NoModifier)
    at_rest(person)


def sheet(person: Person) -> QLabel:
    (found,) = (each for each in person.window.findChildren(QLabel) if each.pixmap())
    return found


def count(person: Person) -> int:
    with open_pages(paper(person).read_bytes()) as pages:
        return len(pages)


def test_the_keys_turn_the_pages_and_the_end_is_said(person: Person, said: list[str]) -> None:
    last = count(person)
    first = sheet(person).pixmap().toImage()
    key(person, Qt.Key.Key_PageDown)
    assert said == [f"Page 2 of {last}"]
    assert f"Page 2 of {last}, the whole page" in person.reads()
    assert person.focus.accessibleName() == f"Preview, page 2 of {last}"
    assert sheet(person).accessibleName() == f"Picture of page 2 of {last}"
    assert sheet(person).pixmap().toImage() != first
    key(person, Qt.Key.Key_PageUp)
    assert sheet(person).pixmap().toImage() == first
    key(person, Qt.Key.Key_PageUp)
    assert said[-1] == "This is the first page"
    key(person, Qt.Key.Key_End)
    assert person.focus.accessibleName() == f"Preview, page {last} of {last}"
    key(person, Qt.Key.Key_PageDown)
    assert said[-1] == "This is the last page"


def test_the_buttons_do_the_same(person: Person, said: list[str]) -> None:
    person.press("Next page")
    at_rest(person)
    assert said == [f"Page 2 of {count(person)}"]
    person.press("Larger")
    at_rest(person)
    assert "of its size on paper" in said[-1]
    person.press("Fit")
    at_rest(person)
    assert said[-1] == "Shown: the whole page"
    key(person, Qt.Key.Key_PageUp)
    assert person.focus.accessibleName() == "Fit"
    assert said[-1] == f"Page 1 of {count(person)}", "the keys work on the buttons too"


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_larger_page_is_as_sharp_as_the_screen_and_moves_in_its_pane(
    person: Person, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    monkeypatch.setattr(
        "prevent_desktop.ui.printing.preview.Preview.devicePixelRatioF", lambda _self: ratio
    )
    whole = sheet(person).size()
    for _ in range(4):
        key(person, Qt.Key.Key_Plus, CTRL)
    assert sheet(person).width() > 2 * whole.width()
    drawn, shown = sheet(person).pixmap().size(), sheet(person).contentsRect().size()
    assert 0 <= shown.width() * ratio - drawn.width() < ratio
    assert 0 <= shown.height() * ratio - drawn.height() < ratio
    (pane,) = person.window.findChildren(PagePane)
    (area,) = pane.findChildren(QScrollArea)
    column = person.sees(PrintPage).column
    before = column.verticalScrollBar().value()
    places = area.verticalScrollBar().value(), area.horizontalScrollBar().value()
    key(person, Qt.Key.Key_Down)
    key(person, Qt.Key.Key_Right)
    assert area.verticalScrollBar().value() > places[0]
    assert area.horizontalScrollBar().value() > places[1]
    assert column.verticalScrollBar().value() == before
    key(person, Qt.Key.Key_Minus, CTRL)
    assert sheet(person).contentsRect().size() != shown
    key(person, Qt.Key.Key_0, CTRL)
    assert sheet(person).size() == whole


def test_on_a_screen_of_other_dots_it_is_drawn_anew(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sheet(person).pixmap().width()
    monkeypatch.setattr(
        "prevent_desktop.ui.printing.preview.Preview.devicePixelRatioF", lambda _self: 2.0
    )
    (preview,) = person.window.findChildren(Preview)
    QApplication.sendEvent(preview, QEvent(QEvent.Type.DevicePixelRatioChange))
    person.qtbot.waitUntil(
        lambda: abs(sheet(person).pixmap().width() - 2 * before) <= 2, timeout=PATIENCE
    )


def test_a_page_is_read_as_text_and_there_is_a_way_back(person: Person, said: list[str]) -> None:
    texts = document.page_texts(paper(person).read_bytes())
    key(person, Qt.Key.Key_PageDown)
    person.press("Read as text")
    at_rest(person)
    box = person.focus
    assert isinstance(box, QPlainTextEdit)
    assert box.isReadOnly()
    assert box.accessibleName() == f"Page 2 of {len(texts)} as text"
    assert box.toPlainText() == texts[1]
    key(person, Qt.Key.Key_PageDown)
    assert box.toPlainText() == texts[1], "a text uses the key itself"
    key(person, Qt.Key.Key_PageDown, CTRL)
    assert person.focus is box
    assert box.toPlainText() == texts[2]
    assert said[-1] == f"Page 3 of {len(texts)}"
    QTest.keyClick(box, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert person.focus.accessibleName() == "Back to the picture"
    key(person, Qt.Key.Key_Space)
    assert person.focus.accessibleName() == f"Preview, page 3 of {len(texts)}"
    assert not box.isVisible()


def test_nothing_goes_sideways_but_the_pane_at_200_per_cent(person: Person) -> None:
    wear(Dress(percent=200, size=SMALL), person.window)
    for _ in range(4):
        key(person, Qt.Key.Key_Plus, CTRL)
    column = person.sees(PrintPage).column
    assert column.horizontalScrollBar().maximum() == 0
    (area,) = person.window.findChildren(PagePane)[0].findChildren(QScrollArea)
    assert area.horizontalScrollBar().maximum() > 0


def test_other_keys_are_left_to_others(person: Person) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(person.focus, event)
    assert f"Page 1 of {count(person)}, the whole page" in person.reads()


def test_a_page_that_is_shown_whole_needs_no_bar(person: Person) -> None:
    (area,) = person.window.findChildren(PagePane)[0].findChildren(QScrollArea)
    bars = (area.verticalScrollBar(), area.horizontalScrollBar())
    for height in range(600, 640, 3):
        wear(Dress(size=(900, height)), person.window)
        at_rest(person)
        assert [bar.maximum() for bar in bars] == [0, 0], height
