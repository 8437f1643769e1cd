"""What the clipboard holds of Word and spreadsheets goes in as it was meant; nothing is joined."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.editors.entries import LineEntry
from prevent_desktop.ui.editors.lines import LineControl
from prevent_desktop.ui.editors.long_text import TextControl
from prevent_desktop.ui.editors.repeat import MOST_PASTED, Repeat
from prevent_desktop.ui.kit.cleaning import clean_line, clean_lines, clean_text

TESTS = Path(__file__).parents[1]
TABLE: dict[str, Any] = tomllib.loads(
    (TESTS / "form" / "written_by_people.toml").read_text(encoding="utf-8")
)
WORD_LINE, WORD_PAGE, COLUMN = (
    (TESTS / "cases" / "paste" / f"{stem}.txt").read_bytes().decode("utf-8")
    for stem in ("paste_word_linebreak", "paste_word_page_and_cell", "paste_excel_column")
)


@pytest.mark.parametrize(("pasted", "kept"), TABLE["pasted_text"].items())
def test_several_lines(pasted: str, kept: str) -> None:
    assert clean_text(pasted) == kept


@pytest.mark.parametrize(("pasted", "kept"), TABLE["pasted_line"].items())
def test_one_line(pasted: str, kept: str) -> None:
    assert clean_line(pasted) == kept


@pytest.mark.parametrize(("pasted", "kept"), TABLE["pasted_list"].items())
def test_a_list(pasted: str, kept: list[str]) -> None:
    assert [line.strip() for line in clean_lines(pasted)] == kept


@pytest.fixture
def text(qtbot: QtBot) -> TextControl:
    control = TextControl("What happened", "what", None)
    qtbot.addWidget(control)
    control.show()
    return control


@pytest.fixture
def names(qtbot: QtBot) -> Repeat:
    hints = Qt.InputMethodHint.ImhNone
    control = Repeat("name", lambda: LineEntry("Other names", "name", "names", hints))
    qtbot.addWidget(control)
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    return control


def paste(box: QLineEdit, pasted: str) -> None:
    QGuiApplication.clipboard().setText(pasted)
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def first(control: Repeat) -> QLineEdit:
    box = control.entries()[0].inputs()[0]
    assert isinstance(box, QLineEdit)
    return box


def test_paste_word_linebreak(text: TextControl) -> None:
    data = QMimeData()
    data.setText(WORD_LINE)
    text.edit.insertFromMimeData(data)
    assert text.value() == "Monday he said this.\nTuesday he said that."


def test_paste_word_page_and_cell(text: TextControl) -> None:
    data = QMimeData()
    data.setText(WORD_PAGE)
    text.edit.insertFromMimeData(data)
    assert text.value() == "Page one\nPage two. Cell one Cell two"


def test_paste_word_linebreak_into_one_line(qtbot: QtBot) -> None:
    line = LineControl("Name", "name")
    qtbot.addWidget(line)
    line.show()
    paste(line.edit, WORD_LINE)
    assert line.value() == "Monday he said this. Tuesday he said that."
    line.edit.undo()
    assert line.value() is None


def test_paste_excel_column_makes_an_entry_of_every_line(names: Repeat) -> None:
    heard: list[object] = []
    names.edited.connect(lambda: heard.append(names.value()))
    paste(first(names), COLUMN)
    assert names.value() == ("Ro", "Rowie", "R. Sampleton")
    assert heard[-1] == ("Ro", "Rowie", "R. Sampleton")
    assert names.entries()[2].inputs()[0].hasFocus()
    assert [e.remove.accessibleName() for e in names.entries()][-1] == "Remove name 3"


def test_a_column_goes_in_below_what_stands_there_and_can_be_taken_back(names: Repeat) -> None:
    names.set_value(("First", "Last"))
    paste(first(names), "Another\nOne more\n")
    assert names.value() == ("First", "Another", "One more", "Last")
    undo = next(b for b in names.findChildren(QAbstractButton) if b.accessibleName() == UNDO)
    undo.click()
    assert names.value() == ("First", "Last")


def test_a_column_takes_the_place_of_what_is_selected(names: Repeat) -> None:
    names.set_value(("Wrong", "Last"))
    first(names).selectAll()
    paste(first(names), "Another\nOne more\n")
    assert names.value() == ("Another", "One more", "Last")


UNDO = "Undo adding the pasted lines"


def test_a_column_pasted_from_the_menu_is_parted_too(names: Repeat) -> None:
    QGuiApplication.clipboard().setText(COLUMN)
    first(names).paste()
    assert names.value() == ("Ro", "Rowie", "R. Sampleton")
    QGuiApplication.clipboard().setText("One more\nThe last")
    first(names).paste()
    assert names.value() == ("Ro", "One more", "The last", "Rowie", "R. Sampleton")


def test_one_line_pasted_into_a_list_stays_one_entry(names: Repeat) -> None:
    paste(first(names), "Ro\r\n")
    assert names.value() == ("Ro",)


def test_a_column_without_end_is_cut_and_that_is_said(names: Repeat) -> None:
    paste(first(names), "\n".join(f"name {number}" for number in range(5_000)))
    value = names.value()
    assert isinstance(value, tuple)
    assert len(value) == MOST_PASTED + 1
    shown = [label.text() for label in names.findChildren(QLabel) if label.isVisible()]
    assert "100 more added. 4,899 lines were left out." in shown
