"""Lists and groups: add, remove, take back, and always know which entry one is in."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from prevent_desktop.form.definition import Member
from prevent_desktop.ui.editors.entries import CardEntry, LineEntry
from prevent_desktop.ui.editors.repeat import Repeat

Make = Callable[[], Repeat]


def names() -> Repeat:
    hints = Qt.InputMethodHint.ImhNone
    return Repeat("name", lambda: LineEntry("Other names", "name", "names", hints))


def addresses() -> Repeat:
    members = (
        Member(id="line", type="text", label="Street, town", hint="As on letters."),
        Member(id="since", type="date", label="Since"),
        Member(id="now", type="flag", label="Lives here"),
    )
    return Repeat("address", lambda: CardEntry("address", "homes", members))


@pytest.fixture(params=[names, addresses])
def repeat(request: pytest.FixtureRequest, qtbot: QtBot) -> Repeat:
    control: Repeat = request.param()
    qtbot.addWidget(control)
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    return control


def fill(repeat: Repeat, *texts: str) -> None:
    for place, text in enumerate(texts):
        if place:
            press(repeat, "Add another")
        QTest.keyClicks(repeat.entries()[place].inputs()[0], text)


def press(repeat: Repeat, words: str) -> None:
    buttons = [b for b in repeat.findChildren(QAbstractButton) if b.isVisible()]
    next(b for b in buttons if b.accessibleName().startswith(words)).click()


def texts(repeat: Repeat) -> list[str]:
    value = repeat.value()
    assert isinstance(value, tuple)
    return [entry if isinstance(entry, str) else str(entry["line"]) for entry in value]


def test_one_empty_entry_is_there_from_the_start(repeat: Repeat) -> None:
    assert len(repeat.entries()) == 1
    assert repeat.value() is None
    assert not repeat.entries()[0].remove.isVisible()


def test_a_new_entry_takes_the_focus(repeat: Repeat) -> None:
    fill(repeat, "one", "two")
    assert texts(repeat) == ["one", "two"]
    assert QApplication.focusWidget() is repeat.entries()[1].inputs()[0]


def test_a_removed_entry_comes_back_in_its_place(repeat: Repeat) -> None:
    fill(repeat, "one", "two", "three")
    heard: list[None] = []
    repeat.edited.connect(lambda: heard.append(None))
    press(repeat, "Remove " + ("name 2" if isinstance(repeat.entries()[0], LineEntry) else "a"))
    left = texts(repeat)
    assert len(left) == 2
    focused = QApplication.focusWidget()
    assert focused is not None
    assert "Undo" in focused.accessibleName()
    press(repeat, "Undo")
    assert texts(repeat) == ["one", "two", "three"]
    assert len(heard) == 2


def test_the_last_entry_removed_leaves_an_empty_one(repeat: Repeat) -> None:
    fill(repeat, "one", "two")
    press(repeat, "Remove")
    repeat.entries()[0].remove.click()
    assert repeat.value() is None
    assert len(repeat.entries()) == 1
    press(repeat, "Undo")
    assert texts(repeat) == ["two"]
    assert len(repeat.entries()) == 1


def test_entries_are_renumbered(repeat: Repeat) -> None:
    fill(repeat, "one", "two", "three")
    repeat.entries()[0].remove.click()
    said = [entry.remove.accessibleName()[-1] for entry in repeat.entries()]
    assert said == ["1", "2"]
    identifiers = [w.accessibleIdentifier() for w in repeat.inputs()]
    assert len(set(identifiers)) == len(identifiers)


def test_members_are_named_with_their_entry(qtbot: QtBot) -> None:
    control = addresses()
    qtbot.addWidget(control)
    control.set_value(({"line": "a"}, {"line": "b"}))

    def said(place: int) -> list[str]:
        entry: QWidget = control.entries()[place]
        assert isinstance(entry, CardEntry)
        return [widget.accessibleName() for widget in entry.inputs()]

    assert said(1) == [
        "Street, town, Address 2",
        "Day, Since, Address 2",
        "Month, Since, Address 2",
        "Year, Since, Address 2",
        "Lives here, Address 2",
    ]


def test_a_tick_alone_is_no_entry(qtbot: QtBot) -> None:
    control = addresses()
    qtbot.addWidget(control)
    tick = control.inputs()[-1]
    assert isinstance(tick, QAbstractButton)
    tick.click()
    assert control.value() is None


def test_tab_goes_through_the_entries_before_it_adds_one(repeat: Repeat) -> None:
    fill(repeat, "one", "two")
    repeat.entries()[0].inputs()[0].setFocus()
    visited = []
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused.accessibleName())
        if visited[-1].startswith("Add another"):
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    said = [widget.accessibleName() for widget in repeat.inputs()]
    assert [name for name in visited if not name.startswith(("Remove", "Add"))] == said
