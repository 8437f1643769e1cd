"""Three boxes make a date, part of one, or what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.editors.date import DateControl
from prevent_desktop.ui.editors.date_text import DateParts, parts_to_text, text_to_parts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("14", "5", "2010"), "2010-05-14"),
        (("14", "05", "2010"), "2010-05-14"),
        ((" 4 ", "jan", "2010"), "2010-01-04"),
        (("4", "January", "2010"), "2010-01-04"),
        (("4", "Sept.", "2010"), "2010-09-04"),
        (("", "MAY", "2010"), "2010-05"),
        (("", "", "2010"), "2010"),
        (("45", "13", "2010"), "2010-13-45"),
        (("14", "May", ""), "14/May/"),
        (("14", "", "2010"), "14//2010"),
        (("1", "Mai", "2010"), "1/Mai/2010"),
        (("1", "ju", "2010"), "1/ju/2010"),
        (("", "", "10"), "10"),
        (("14/05/2010", "", ""), "2010-05-14"),
        (("14 May 2010", "", ""), "2010-05-14"),
        (("", "", ""), None),
    ],
)
def test_parts_become_the_text_of_an_answer(typed: tuple[str, str, str], kept: str | None) -> None:
    assert parts_to_text(DateParts(*typed)) == kept
    assert parts_to_text(text_to_parts(kept or "")) == kept


PARTS = st.text("0123456789MayJn /-.", max_size=6)


@given(day=PARTS, month=PARTS, year=PARTS)
def test_what_was_typed_is_never_lost(day: str, month: str, year: str) -> None:
    text = parts_to_text(DateParts(day, month, year))
    assert (text is None) == (not (day + month + year).strip())
    for part in (day, month, year):
        for word in part.split():
            if not any(c.isdigit() or c in "MayJn" for c in word):
                assert word in (text or "")


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
