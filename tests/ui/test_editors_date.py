"""Three boxes make a date, part of one, or what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from prevent_desktop.form.dates import parse_date
from prevent_desktop.ui.editors import AsTyped
from prevent_desktop.ui.editors.date import DateControl


@pytest.fixture
def date(qtbot: QtBot) -> DateControl:
    control = DateControl("Date of birth", "dob")
    qtbot.addWidget(control)
    control.show()
    return control


def test_boxes_keep_the_focus_until_tab_and_read_the_date_back(date: DateControl) -> None:
    day, month, year = (box for box in date.inputs() if isinstance(box, QLineEdit))
    QTest.keyClicks(day, "14")
    QTest.keyClicks(month, "may")
    assert month.text() == "may"
    assert date.value() == "14/may/"
    QTest.keyClicks(year, "2010")
    shown = [label.text() for label in date.findChildren(QLabel) if label.isVisible()]
    assert date.value() == "2010-05-14"
    assert "14 May 2010" in shown


def test_every_box_says_its_part_and_its_question(date: DateControl) -> None:
    assert [box.accessibleName() for box in date.inputs()] == [
        "Day, Date of birth",
        "Month, Date of birth",
        "Year, Date of birth",
    ]
    assert [box.accessibleIdentifier() for box in date.inputs()] == [
        "dob/day",
        "dob/month",
        "dob/year",
    ]


def boxes(date: DateControl) -> list[QLineEdit]:
    return [box for box in date.inputs() if isinstance(box, QLineEdit)]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(
    "pasted", ["14052010", "20100514", "2010-05-14", "14th May 2010", "14\u201305\u20132010\r\n"]
)
def test_a_whole_date_pasted_into_any_box_fills_all_three(
    date: DateControl, place: int, pasted: str
) -> None:
    QGuiApplication.clipboard().setText(pasted)
    QTest.keyClick(boxes(date)[place], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    month = "May" if "May" in pasted else "5"  # a word stays as it was written
    assert [box.text() for box in boxes(date)] == ["14", month, "2010"]
    assert date.value() == "2010-05-14"


def test_a_pasted_date_that_is_none_stays_where_it_was_put(date: DateControl) -> None:
    QGuiApplication.clipboard().setText("31/02/2010")
    QTest.keyClick(boxes(date)[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [box.text() for box in boxes(date)] == ["31/02/2010", "", ""]


@pytest.mark.parametrize("typed", ["2009/10", "2009-10", "2008/09"])
def test_a_school_year_in_the_box_for_the_year_becomes_no_month(
    date: DateControl, typed: str
) -> None:
    QTest.keyClicks(boxes(date)[2], typed)
    QTest.keyClick(boxes(date)[2], Qt.Key.Key_Return)
    assert [box.text() for box in boxes(date)] == ["", "", typed]
    assert parse_date(date.value() or "") is None


def test_eight_figures_typed_one_by_one_are_left_alone_and_read_back(date: DateControl) -> None:
    QTest.keyClicks(boxes(date)[0], "14052010")
    assert boxes(date)[0].text() == "14052010"
    assert date.value() == "2010-05-14"
    shown = [label.text() for label in date.findChildren(QLabel) if label.isVisible()]
    assert "14 May 2010" in shown


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_whole_date_typed_into_any_box_is_split_once_the_box_is_left(
    date: DateControl, place: int
) -> None:
    box = boxes(date)[place]
    QTest.keyClicks(box, "5 mar 2011")
    assert box.text() == "5 mar 2011", "not while one types"
    QTest.keyClick(box, Qt.Key.Key_Return)  # as leaving it does: the box is done with
    assert [box.text() for box in boxes(date)] == ["5", "mar", "2011"]
    assert date.value() == "2011-03-05"


@pytest.mark.parametrize(
    "typed",
    [("14", "mar", "2010"), ("", "March", "2010"), ("07", "03", "2010"), ("1st", "3", "2010")],
)
def test_a_date_comes_back_as_it_was_typed_while_the_draft_is_open(
    qtbot: QtBot, typed: tuple[str, str, str]
) -> None:
    as_typed = AsTyped()
    first, again = (DateControl("Date of birth", "dob", as_typed) for _ in range(2))
    for control in (first, again):
        qtbot.addWidget(control)
    for box, text in zip(boxes(first), typed, strict=True):
        QTest.keyClicks(box, text)
    again.set_value(first.value())
    assert tuple(box.text() for box in boxes(again)) == typed
    assert again.value() == first.value()
    as_typed.forget()
    last = DateControl("Date of birth", "dob", as_typed)
    qtbot.addWidget(last)
    last.set_value(first.value())
    assert last.value() == first.value()


@pytest.mark.parametrize(
    "typed", [("14", "5", "10"), ("14/5/10", "", ""), ("", "", "14/5/10"), ("a|b", "\\", "/")]
)
def test_what_was_typed_comes_back_in_the_same_boxes(
    date: DateControl, qtbot: QtBot, typed: tuple[str, str, str]
) -> None:
    for box, text in zip(boxes(date), typed, strict=True):
        QTest.keyClicks(box, text)
    again = DateControl("Date of birth", "dob")
    qtbot.addWidget(again)
    again.set_value(date.value())
    assert tuple(box.text() for box in boxes(again)) == typed
