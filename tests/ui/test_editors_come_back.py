"""Whatever is typed, pasted and undone in an editor, leaving the page and coming back shows it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from prevent_desktop.form import Form, Question, QuestionType
from prevent_desktop.form.loading import load_form
from prevent_desktop.shipped import resources
from prevent_desktop.ui.editors import QuestionEditor, make_editor

CTRL = Qt.KeyboardModifier.ControlModifier
LETTERS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x00")
    | st.sampled_from("\n\t \u2028\u202e"),
    max_size=12,
)
STEPS = st.lists(
    st.tuples(st.just("type"), LETTERS)
    | st.tuples(st.just("paste"), LETTERS)
    | st.tuples(st.sampled_from(["undo", "delete", "next"]), st.just("")),
    max_size=8,
)
KINDS = [kind for kind in QuestionType if kind not in (QuestionType.CHOICE, QuestionType.FLAG)]


@pytest.fixture(scope="module")
def form() -> Form:
    name = "prevent-national-2018.toml"
    return load_form(resources.path("forms", name).read_bytes(), name)


def type_in(box: QWidget, text: str) -> None:
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = Qt.Key.Key_Return if char == "\n" else Qt.Key.Key_unknown
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(box, event)


def work(editor: QuestionEditor, steps: list[tuple[str, str]]) -> None:
    place = 0
    for deed, text in steps:
        boxes = editor.control.inputs()
        box = boxes[place % len(boxes)]
        if deed == "type":
            type_in(box, text)
        elif deed == "paste":
            QGuiApplication.clipboard().setText(text)
            QTest.keyClick(box, Qt.Key.Key_V, CTRL)
        elif deed == "undo":
            QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
        elif deed == "delete":
            QTest.keyClick(box, Qt.Key.Key_Backspace)
        else:
            place += 1


def an_editor(question: Question, now: Callable[[], datetime]) -> QuestionEditor:
    return make_editor(question, now=now)


@pytest.mark.parametrize("kind", KINDS)
def test_coming_back_shows_the_same_answer(
    qapp: QApplication, form: Form, kind: QuestionType, moment: datetime
) -> None:
    questions = form.by_type[kind]
    if not questions:
        pytest.skip("the form asks nothing of this kind")
    question = questions[0]

    @settings(max_examples=25)
    @given(STEPS)
    def comes_back(steps: list[tuple[str, str]]) -> None:
        editor = an_editor(question, lambda: moment)
        told: list[object] = []
        editor.changed.connect(lambda _id, value: told.append(value))
        work(editor, steps)
        value = editor.value()
        assert (told[-1] if told else None) == value, "what was told last is what stands there"
        again = an_editor(question, lambda: moment)
        again.set_value(value)
        assert again.value() == value
        for one in (editor, again):
            one.deleteLater()
        qapp.processEvents()

    comes_back()
