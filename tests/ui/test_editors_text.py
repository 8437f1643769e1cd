"""Text goes in as plain text and comes out as it was typed; nothing hidden enters."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from prevent_desktop.moments import load_zone
from prevent_desktop.ui.editors.lines import LineControl
from prevent_desktop.ui.editors.long_text import TextControl
from prevent_desktop.ui.kit.cleaning import clean_line, clean_text
from prevent_desktop.ui.kit.fields import MOST_LINES


@pytest.fixture
def text(qtbot: QtBot) -> TextControl:
    moment = load_zone("Europe/London").local(datetime(2026, 5, 12, 10, 42, tzinfo=UTC))
    control = TextControl("What happened", "what", lambda: moment)
    qtbot.addWidget(control)
    control.show()
    return control


@pytest.fixture
def line(qtbot: QtBot) -> LineControl:
    control = LineControl("Name", "name")
    qtbot.addWidget(control)
    control.show()
    return control


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\x00b\x07c\x1bd", "ab cd"),
        ("\u202eevil\u202c \u2066x\u2069 y\u200bz", "evil x yz"),
        ("tab\tbed", "tab bed"),
        ("é “q” 🙂 \u00a0 \u200d \u200f ﷺ", "é “q” 🙂 \u00a0 \u200d \u200f ﷺ"),
        ("half \ud83d gone", "half  gone"),
    ],
)
def test_cleaning_takes_only_what_hides(pasted: str, kept: str) -> None:
    assert clean_text(pasted) == kept
    assert "\n" not in clean_line(pasted)


def test_pasting_takes_text_only(text: TextControl) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    data.setText("bold\r\n\u202ex")
    text.edit.insertFromMimeData(data)
    assert text.value() == "bold\nx"
    text.edit.undo()
    assert text.value() is None
    text.edit.redo()
    assert text.value() == "bold\nx"


def test_copying_gives_text_only(text: TextControl) -> None:
    text.set_value("one\ntwo")
    text.edit.selectAll()
    text.edit.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "one\ntwo"
    assert not data.hasHtml()


def test_tab_leaves_the_box(qtbot: QtBot, text: TextControl) -> None:
    text.activateWindow()
    text.edit.setFocus()
    qtbot.waitUntil(text.edit.hasFocus)
    QTest.keyClick(text.edit, Qt.Key.Key_Tab)
    assert not text.edit.hasFocus()
    assert text.value() is None


def test_the_time_goes_in_where_the_cursor_is(text: TextControl) -> None:
    text.set_value("Seen at .")
    cursor = text.edit.textCursor()
    cursor.setPosition(8)
    text.edit.setTextCursor(cursor)
    text.findChildren(QPushButton)[0].click()
    assert text.value() == "Seen at 12 May 2026 at 11:42 (BST)."


def test_words_are_counted_after_a_pause(qtbot: QtBot, text: TextControl) -> None:
    count = text.findChildren(QLabel)[0]
    assert count.text() == "0 words"
    QTest.keyClicks(text.edit, "One more")
    qtbot.waitUntil(lambda: count.text() == "2 words", timeout=3000)


def test_the_box_grows_and_then_scrolls(qtbot: QtBot, text: TextControl) -> None:
    text.resize(400, 600)
    empty = text.edit.height()
    bar = text.edit.verticalScrollBar()
    text.set_value("\n".join("x" * 10))
    qtbot.waitUntil(lambda: text.edit.height() > empty and bar.maximum() == 0)
    text.set_value("\n".join("x" * 200))
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert text.edit.height() <= text.edit.fontMetrics().lineSpacing() * (MOST_LINES + 4)


def test_a_megabyte_in_one_paragraph_can_be_pasted_and_kept(text: TextControl) -> None:
    data = QMimeData()
    data.setText("word " * 200_000)
    text.edit.insertFromMimeData(data)
    assert len(text.value() or "") == 999_999


def test_a_line_stays_one_line(line: LineControl) -> None:
    QGuiApplication.clipboard().setText("Alex\tSam\r\nExample\u202e")
    heard: list[None] = []
    line.edited.connect(lambda: heard.append(None))
    QTest.keyClick(line.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.edit.text() == "Alex Sam Example"
    assert len(heard) == 1
    line.edit.undo()
    assert line.value() is None


def test_a_line_pasted_from_the_menu_is_cleaned_too(line: LineControl) -> None:
    QGuiApplication.clipboard().setText("a\nb")
    line.edit.paste()
    assert line.value() == "a b"


def test_outer_spaces_are_no_answer(line: LineControl, text: TextControl) -> None:
    QTest.keyClicks(line.edit, "  ")
    QTest.keyClicks(text.edit, "  ")
    assert (line.value(), text.value()) == (None, None)
    QApplication.processEvents()
