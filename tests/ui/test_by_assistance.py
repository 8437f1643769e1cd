"""What assistive technology does to a box counts once, as if the person had done it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.kit.boxes import CheckBox, RadioButton
from prevent_desktop.ui.kit.fields import LineEdit


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def toggle(box: QWidget) -> None:
    QAccessible.queryAccessibleInterface(box).actionInterface().doAction("Toggle")


def put_in(line: QWidget, text: str) -> None:
    QAccessible.queryAccessibleInterface(line).setText(QAccessible.Text.Value, text)


def test_a_tick_counts_and_a_program_that_ticks_does_not(ground: QWidget) -> None:
    told: list[bool] = []

    def note(on: bool) -> None:
        told.append(on)

    box = CheckBox("Not known")
    box.setParent(ground)
    box.clicked.connect(note)
    toggle(box)
    toggle(box)
    assert told == [True, False]
    box.setChecked(True)
    assert told == [True, False]
    box.click()
    assert told == [True, False, False]


def test_of_two_radio_buttons_the_chosen_one_alone_counts(ground: QWidget) -> None:
    told: list[tuple[str, bool]] = []
    radios = [RadioButton(words) for words in ("Yes", "No")]
    for radio in radios:
        radio.setParent(ground)
        radio.clicked.connect(lambda on, radio=radio: told.append((radio.text(), on)))
    toggle(radios[0])
    toggle(radios[1])
    assert told == [("Yes", True), ("No", True)]
    radios[0].click()
    assert told[2:] == [("Yes", True)]


def test_a_text_put_in_counts_once_like_a_typed_one(ground: QWidget) -> None:
    told: list[str] = []

    def note(text: str) -> None:
        told.append(text)

    line = LineEdit()
    line.setParent(ground)
    line.textEdited.connect(note)
    put_in(line, "Example")
    assert told == ["Example"]
    QTest.keyClicks(line, "s")
    assert told == ["Example", "Examples"]
    line.setText("by the program")
    line.clear()
    assert told == ["Example", "Examples"]
    put_in(line, "Examples")
    assert told[2:] == ["Examples"]


def test_what_is_put_in_is_cleaned_like_what_is_pasted(ground: QWidget) -> None:
    line = LineEdit()
    line.setParent(ground)
    put_in(line, "a\u202eb\tc")
    assert line.text() == "ab c"
