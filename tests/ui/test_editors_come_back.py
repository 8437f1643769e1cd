"""Whatever is done in an editor, leaving the page and coming back shows it.

Typed, pasted, undone, deleted, entries added and removed, "Not known" ticked and unticked: through
a real draft, as the page does it, for every type of question.
"""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from prevent_desktop.app import read_library
from prevent_desktop.form import Question, QuestionType
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.referral import new_referral
from prevent_desktop.ui.editors import AsTyped, QuestionEditor, make_editor

CTRL = Qt.KeyboardModifier.ControlModifier
LETTERS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x00")
    | st.sampled_from("\n\t \u2028\u202e"),
    max_size=12,
)
DATES = st.sampled_from(["5", "mar", "2011", "5 mar 2011", "14/05/2010", "31", "20"])
STEPS = st.lists(
    st.tuples(st.just("type"), LETTERS | DATES)
    | st.tuples(st.just("paste"), LETTERS | DATES)
    | st.tuples(st.sampled_from(["undo", "delete", "next", "press"]), st.just(""))
    | st.tuples(st.just("not known"), st.just("")),
    max_size=8,
)
TRIES = 25


FORM = read_library().default_form


def type_in(box: QWidget, text: str) -> None:
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = Qt.Key.Key_Return if char == "\n" else Qt.Key.Key_unknown
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(box, event)


def is_not_known(button: QAbstractButton) -> bool:
    return button.accessibleIdentifier().endswith("/not_known")


def buttons(editor: QuestionEditor) -> list[QAbstractButton]:
    """Everything to press but "Not known": choices, ticks, entries to add, remove, take back."""
    found = editor.findChildren(QAbstractButton)
    return [b for b in found if b.isVisibleTo(editor) and b.isEnabled() and not is_not_known(b)]


def work(editor: QuestionEditor, steps: list[tuple[str, str]]) -> None:
    place = 0
    for deed, text in steps:
        boxes = [
            box
            for box in editor.findChildren(QWidget)
            if isinstance(box, QLineEdit | QPlainTextEdit) and box.isVisibleTo(editor)
        ]
        box = boxes[place % len(boxes)] if boxes else None
        pressed = buttons(editor)
        if deed == "next":
            place += 1
        elif deed == "press" and pressed:
            pressed[place % len(pressed)].click()
        elif deed == "not known":
            for tick in filter(is_not_known, editor.findChildren(QAbstractButton)):
                tick.click()
        elif box is not None and box.isEnabled():
            act(box, deed, text)


def act(box: QWidget, deed: str, text: str) -> None:
    if deed == "type":
        type_in(box, text)
    elif deed == "paste":
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(box, Qt.Key.Key_V, CTRL)
    elif deed == "undo":
        QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    elif deed == "delete":
        QTest.keyClick(box, Qt.Key.Key_Backspace)


class Kept:
    """A draft that takes what one editor tells, and shows it in another."""

    def __init__(self, question: Question, now: Callable[[], datetime]) -> None:
        moment = now()
        self.draft = Draft("0" * 32, new_referral(read_library()), moment, moment)
        self.question, self.now = question, now
        self.typed = AsTyped()

    def editor(self) -> QuestionEditor:
        question = self.question
        editor = make_editor(
            question,
            self.draft.referral.answers.get(question.id),
            now=self.now,
            put_aside=self.draft.put_aside.get(question.id),
            typed=self.typed,
        )
        editor.changed.connect(self.take)
        return editor

    def take(self, question_id: str, value: object) -> None:
        self.draft = self.draft.with_value(question_id, value)  # type: ignore[arg-type]


def shown(editor: QuestionEditor) -> list[tuple[str, str]]:
    """What stands in every box that is seen, empty ones left out: they come and go at the end."""
    texts = []
    for box in editor.findChildren(QWidget):
        if isinstance(box, QLineEdit | QPlainTextEdit) and box.isVisibleTo(editor):
            text = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
            texts.append((box.accessibleName(), " ".join(text.split())))
    return [(name, text) for name, text in texts if text]


def some_of_each() -> list[Question]:
    """Two questions of each type where there are two, one with "Not known" first."""
    found = []
    for kind in QuestionType:
        asked = sorted(FORM.by_type[kind], key=lambda question: not question.not_known)
        found += [question for question, _ in zip(asked, range(2), strict=False)]
    return found


def test_every_type_of_question_is_tried() -> None:
    assert {question.type for question in some_of_each()} == set(QuestionType)


@pytest.mark.parametrize("question", some_of_each(), ids=lambda question: question.id)
def test_coming_back_shows_the_same_answer(
    qapp: QApplication, question: Question, moment: datetime
) -> None:
    @settings(max_examples=TRIES)
    @given(STEPS)
    def comes_back(steps: list[tuple[str, str]]) -> None:
        kept = Kept(question, lambda: moment)
        editor = kept.editor()
        work(editor, steps)
        assert kept.draft.referral.answers.get(question.id) == editor.value(), "what was told last"
        again = kept.editor()
        assert again.value() == editor.value()
        assert again.control.isEnabled() == editor.control.isEnabled()
        for tick, other in zip(
            filter(is_not_known, editor.findChildren(QAbstractButton)),
            filter(is_not_known, again.findChildren(QAbstractButton)),
            strict=True,
        ):
            if tick.isChecked():
                tick.click()
                other.click()
                assert again.value() == editor.value(), "what was put aside is the same"
        for one in (editor, again):
            one.deleteLater()
        qapp.processEvents()

    comes_back()


@pytest.mark.parametrize("kind", [QuestionType.DATE, QuestionType.TEXT, QuestionType.PHONE])
def test_the_boxes_look_as_they_were_left(
    qapp: QApplication, kind: QuestionType, moment: datetime
) -> None:
    question = FORM.by_type[kind][0]
    typing = st.lists(st.tuples(st.sampled_from(["type", "next"]), DATES), max_size=6)

    @settings(max_examples=TRIES)
    @given(typing)
    def look_the_same(steps: list[tuple[str, str]]) -> None:
        kept = Kept(question, lambda: moment)
        editor = kept.editor()
        work(editor, steps)
        again = kept.editor()
        assert shown(again) == shown(editor)
        for one in (editor, again):
            one.deleteLater()
        qapp.processEvents()

    look_the_same()


def test_the_steps_reach_every_box(qapp: QApplication, moment: datetime) -> None:
    """Else nothing would be proved of a date."""
    kept = Kept(FORM.by_id["individual.dob"], lambda: moment)
    editor = kept.editor()
    work(editor, [("type", "5"), ("next", ""), ("type", "mar"), ("next", ""), ("type", "2011")])
    assert editor.value() == "2011-03-05"
    editor.deleteLater()
    qapp.processEvents()
