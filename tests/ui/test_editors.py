"""Every type of question has an editor that keeps answers, says what it is and loses nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from prevent_desktop.form.answers import GroupRow, NotKnown, Value
from prevent_desktop.form.definition import (
    Level,
    Member,
    Option,
    Question,
    QuestionType,
    Requirement,
)
from prevent_desktop.form.loading import load_form
from prevent_desktop.shipped import resources
from prevent_desktop.ui.editors import QuestionEditor, make_editor
from prevent_desktop.ui.editors.make import EDITORS
from prevent_desktop.ui.editors.not_known import KEPT
from prevent_desktop.ui.kit.boxes import CheckBox

Say = Callable[[QWidget], str]
MEMBERS = (
    Member(id="address", type="long_text", label="Address"),
    Member(id="postcode", type="text", label="Postcode"),
    Member(id="since", type="date", label="Since when, if you know it"),
    Member(id="current", type="flag", label="The person lives here now"),
)
ROW: GroupRow = {
    "address": "1 High St\nTown",
    "postcode": "ME1",
    "since": "2019-02",
    "current": True,
}
VALUES: dict[QuestionType, list[Value]] = {
    QuestionType.TEXT: ["Zoë O'Neill", "محمد"],
    QuestionType.LONG_TEXT: ["One.\n\nTwo, “exactly” 🙂", "x" * 30_000],
    QuestionType.DATE: ["2010-05-14", "2010-05", "2010", "2010-13-45", "soon", "14/May/"],
    QuestionType.AGE: ["about 16"],
    QuestionType.CHOICE: ["yes", "no"],
    QuestionType.FLAG: [True, False],
    QuestionType.PHONE: ["01622 000000"],
    QuestionType.EMAIL: ["a@example.org"],
    QuestionType.TEXTS: [("Lex",), ("Lex", "A. Example")],
    QuestionType.PHONES: [("1", "2", "3")],
    QuestionType.EMAILS: [("a@example.org",)],
    QuestionType.GROUP: [
        (ROW,),
        ({"postcode": "ME1"}, {"address": "2 Low St"}),
    ],
}


def question(kind: QuestionType, **more: Any) -> Question:
    options = (Option(value="yes", label="Yes"), Option(value="no", label="No"))
    settings: dict[str, Any] = {
        "id": f"q.{kind}",
        "label": "What is it?",
        "hint": "A hint.",
        "options": options if kind is QuestionType.CHOICE else (),
        "members": MEMBERS if kind is QuestionType.GROUP else (),
        "item_label": "item",
    }
    return Question(type=kind, **(settings | more))


def now() -> datetime:
    return datetime(2026, 5, 12, 10, 42, tzinfo=UTC)


@pytest.fixture
def edit(qtbot: QtBot) -> Callable[..., QuestionEditor]:
    def make(kind: QuestionType, value: Value | None = None, **more: Any) -> QuestionEditor:
        editor = make_editor(question(kind, **more), value, now=now)
        qtbot.addWidget(editor)
        editor.show()
        return editor

    return make


Edit = Callable[..., QuestionEditor]
CASES = [(kind, value) for kind, values in VALUES.items() for value in values]


def test_no_type_of_question_is_without_editor() -> None:
    assert set(EDITORS) == set(QuestionType) == set(VALUES)


@pytest.mark.parametrize(("kind", "value"), CASES)
def test_a_value_comes_back_as_it_was_shown(edit: Edit, kind: QuestionType, value: Value) -> None:
    editor = edit(kind, value)
    assert editor.value() == value
    editor.set_value(None)
    assert editor.value() is None
    heard: list[object] = []
    editor.changed.connect(lambda *change: heard.append(change))
    editor.set_value(value)
    assert editor.value() == value
    assert heard == []


@pytest.mark.parametrize("kind", QuestionType)
def test_what_a_person_does_is_told_at_once(edit: Edit, kind: QuestionType) -> None:
    editor = edit(kind)
    heard: list[tuple[str, object]] = []
    editor.changed.connect(lambda key, value: heard.append((key, value)))
    first = editor.control.inputs()[0]
    if isinstance(first, QAbstractButton):
        QTest.keyClick(first, Qt.Key.Key_Space)
    else:
        QTest.keyClicks(first, "7")
    assert heard == [(f"q.{kind}", editor.value())]
    assert editor.value() is not None


@pytest.mark.parametrize("kind", QuestionType)
def test_every_control_is_named_identified_and_described(
    edit: Edit, name: Say, description: Say, kind: QuestionType
) -> None:
    value = VALUES[kind][0]
    editor = edit(kind, value, not_known=kind is not QuestionType.FLAG)
    editor.set_findings(["Enter what it is."], ["Is it?"])
    focusable = [
        w for w in editor.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    shown = [widget for widget in focusable if widget.isVisible()]
    assert shown
    assert all(name(widget) for widget in shown)
    names = [(type(widget), name(widget)) for widget in shown]
    assert len(set(names)) == len(names)
    for widget in editor.control.inputs():
        assert widget.accessibleIdentifier().startswith(f"q.{kind}")
        assert description(widget) == "A hint. Error: Enter what it is. Check: Is it?"
    editor.set_findings([], [])
    assert description(editor.control.inputs()[0]) == "A hint."


@pytest.mark.parametrize("kind", [QuestionType.TEXT, QuestionType.LONG_TEXT, QuestionType.AGE])
def test_the_visible_label_belongs_to_the_box(edit: Edit, kind: QuestionType) -> None:
    editor = edit(kind)
    buddies = {label.buddy(): label.text() for label in editor.findChildren(QLabel)}
    assert buddies[editor.control.inputs()[0]] == "What is it?"


@pytest.mark.parametrize("kind", QuestionType)
def test_findings_are_seen_and_go_again(edit: Edit, kind: QuestionType) -> None:
    editor = edit(kind)

    def texts() -> list[str]:
        return [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]

    editor.set_findings(["Enter what it is."], [])
    assert "Error: Enter what it is." in texts()
    assert all(w.property("bad") for w in editor.control.inputs())
    editor.set_findings([], [])
    assert not [text for text in texts() if text.startswith("Error")]
    assert not any(w.property("bad") for w in editor.control.inputs())


def test_optional_is_said_only_when_nothing_asks(qtbot: QtBot) -> None:
    asked = (Requirement(level=Level.WARNING, message="Enter it."),)
    for required, shown in (((), "What is it? (optional)"), (asked, "What is it?")):
        editor = make_editor(question(QuestionType.TEXT, required=required), now=now, optional=True)
        qtbot.addWidget(editor)
        assert shown in [label.text() for label in editor.findChildren(QLabel)]


def test_an_addition_says_so(edit: Edit) -> None:
    editor = edit(QuestionType.TEXT, addition=True)
    assert "Additional information" in [label.text() for label in editor.findChildren(QLabel)]


@pytest.mark.parametrize("kind", [kind for kind in QuestionType if kind is not QuestionType.FLAG])
def test_not_known_puts_aside_what_was_typed_and_gives_it_back(
    edit: Edit, kind: QuestionType
) -> None:
    typed = VALUES[kind][0]
    editor = edit(kind, typed, not_known=True)
    tick = next(b for b in editor.findChildren(CheckBox) if b.text() == "Not known")
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert editor.value() == NotKnown("")
    assert not editor.control.isEnabled()
    assert editor.control.value() == typed, "it still stands there, greyed"
    reason = next(
        box
        for box in editor.findChildren(QLineEdit)
        if box.accessibleIdentifier().endswith("/reason")
    )
    assert reason.isVisible()
    QTest.keyClicks(reason, "Nobody asked")
    assert editor.value() == NotKnown("Nobody asked")
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert editor.value() == typed
    assert editor.control.isEnabled()


@pytest.mark.parametrize("kind", [kind for kind in QuestionType if kind is not QuestionType.FLAG])
def test_what_was_put_aside_another_day_comes_back_when_unticked(
    qtbot: QtBot, kind: QuestionType
) -> None:
    before = VALUES[kind][0]
    editor = make_editor(
        question(kind, not_known=True), NotKnown("lost"), now=now, put_aside=before
    )
    qtbot.addWidget(editor)
    editor.show()
    assert editor.value() == NotKnown("lost")
    assert KEPT in [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    tick = next(b for b in editor.findChildren(CheckBox) if b.text() == "Not known")
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert editor.value() == before
    assert KEPT not in [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]


def test_nothing_is_said_to_be_kept_where_nothing_was(edit: Edit) -> None:
    editor = edit(QuestionType.TEXT, not_known=True)
    tick = next(b for b in editor.findChildren(CheckBox) if b.text() == "Not known")
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert KEPT not in [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]


def test_a_kept_not_known_is_shown(edit: Edit) -> None:
    editor = edit(QuestionType.DATE, NotKnown("No papers"), not_known=True)
    assert editor.value() == NotKnown("No papers")
    editor.focus_first()
    assert editor.focusWidget().accessibleName() == "Not known: What is it?"


def test_an_answer_can_be_taken_back(edit: Edit) -> None:
    editor = edit(QuestionType.CHOICE, "no")
    clear = next(b for b in editor.findChildren(QAbstractButton) if "Clear" in b.text())
    heard: list[object] = []
    editor.changed.connect(lambda _key, value: heard.append(value))
    clear.click()
    assert heard == [None]
    assert not clear.isVisible()


@pytest.mark.parametrize("kind", QuestionType)
def test_the_wheel_changes_nothing(edit: Edit, kind: QuestionType) -> None:
    editor = edit(kind, VALUES[kind][0])
    for widget in editor.findChildren(QWidget):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
    assert editor.value() == VALUES[kind][0]
    assert not editor.findChildren(QComboBox)


def test_leaving_a_question_is_told_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    editors = [
        make_editor(question(QuestionType.DATE, id=key), now=now) for key in ("first", "second")
    ]
    gone: list[str] = []
    for editor in editors:
        layout.addWidget(editor)
        editor.left.connect(gone.append)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    editors[0].focus_first()
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert gone == ["first"]


@pytest.mark.parametrize("kind", QuestionType)
def test_nothing_that_is_typed_is_learnt_by_the_keyboard(edit: Edit, kind: QuestionType) -> None:
    editor = edit(kind)
    for box in editor.findChildren(QWidget):
        if isinstance(box, QLineEdit | QPlainTextEdit):
            assert box.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
            assert box.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText
            if kind in (QuestionType.EMAIL, QuestionType.EMAILS):
                assert box.inputMethodHints() & Qt.InputMethodHint.ImhEmailCharactersOnly


@pytest.mark.parametrize("points", [11.0, 22.0])
def test_the_whole_form_fits_a_small_window(qtbot: QtBot, points: float) -> None:
    form = load_form(
        resources.path("forms", "prevent-national-2018.toml").read_bytes(), "form.toml"
    )
    font = QApplication.font()
    font.setPointSizeF(points)
    QApplication.setFont(font)
    for asked in form.questions():
        editor = make_editor(asked, now=now, optional=True)
        qtbot.addWidget(editor)
        editor.set_findings(["Enter it, or say that it is not known."], ["Look at this."])
        assert editor.minimumSizeHint().width() <= 683 - 2 * 16 - 14, asked.id


@pytest.mark.parametrize("kind", QuestionType)
def test_no_box_has_a_placeholder_or_a_tooltip(edit: Edit, kind: QuestionType) -> None:
    editor = edit(kind)
    for widget in editor.findChildren(QWidget):
        assert not widget.toolTip()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            assert not widget.placeholderText()
