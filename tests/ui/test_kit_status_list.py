"""The list of sections: one focus stop, moved in with arrows, and every row says its state."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.kit.status_list import Status, StatusList, StatusRow

ROWS = (
    StatusRow("person", "The person", Status.COMPLETED),
    StatusRow("concern", "The concern", Status.IN_PROGRESS),
    StatusRow("you", "You", Status.PROBLEM),
    StatusRow("dates", "Dates"),
)


@pytest.fixture
def sections(qtbot: QtBot) -> StatusList:
    made = StatusList()
    qtbot.addWidget(made)
    made.set_rows(ROWS, current="concern")
    made.resize(260, 400)
    made.show()
    return made


def test_rows_say_title_status_and_which_is_current(sections: StatusList) -> None:
    interface = QAccessible.queryAccessibleInterface(sections)
    said = [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]
    assert said == [
        "The person, Completed",
        "The concern, In progress, current section",
        "You, There is a problem",
        "Dates, Not started",
    ]
    assert interface.text(QAccessible.Text.Name) == "Sections"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_arrows_move_and_a_key_chooses(sections: StatusList, key: Qt.Key) -> None:
    chosen: list[str] = []
    sections.chosen.connect(chosen.append)
    QTest.keyClick(sections, Qt.Key.Key_Down)
    assert chosen == []
    QTest.keyClick(sections, key)
    assert chosen == ["you"]


def test_a_click_chooses_once(sections: StatusList) -> None:
    chosen: list[str] = []
    sections.chosen.connect(chosen.append)
    place = sections.visualItemRect(sections.item(3)).center()
    QTest.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["dates"]


def test_new_states_keep_the_cursor_where_it_was(sections: StatusList) -> None:
    sections.setFocus()
    sections.setCurrentRow(3)
    sections.set_rows([StatusRow(row.id, row.title, Status.COMPLETED) for row in ROWS], "person")
    assert sections.row_at(3).status is Status.COMPLETED
    assert sections.count() == 4


def test_rows_grow_with_the_font_and_with_their_titles(sections: StatusList) -> None:
    font = sections.font()
    font.setPointSizeF(11)
    sections.setFont(font)
    before = sections.sizeHintForRow(3)
    font.setPointSizeF(22)
    sections.setFont(font)
    assert sections.sizeHintForRow(3) > before
    sections.set_rows([StatusRow("a", "A title too long for one line " * 3)], "a")
    assert sections.sizeHintForRow(0) > 2 * before


def test_it_paints_every_status(sections: StatusList) -> None:
    sections.setFocus()
    assert not sections.grab().isNull()
