"""Which control answers which type of question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import Qt

from prevent_desktop.form.answers import Value
from prevent_desktop.form.definition import Question, QuestionType
from prevent_desktop.ui.editors.as_typed import AsTyped
from prevent_desktop.ui.editors.choice import ChoiceControl
from prevent_desktop.ui.editors.control import Control
from prevent_desktop.ui.editors.date import DateControl
from prevent_desktop.ui.editors.entries import CardEntry, LineEntry
from prevent_desktop.ui.editors.flag import FlagControl
from prevent_desktop.ui.editors.lines import LineControl
from prevent_desktop.ui.editors.long_text import Clock, TextControl
from prevent_desktop.ui.editors.question import QuestionEditor, label_text
from prevent_desktop.ui.editors.repeat import Repeat
from prevent_desktop.ui.editors.spelling import Speller
from prevent_desktop.ui.kit.fields import FEWEST_LINES, MOST_LINES

AGE_CHARACTERS = 24
PEN_LINES = 3
"""Lines by pen for each line that a box has at first: the heart of the form gets the most room."""


@dataclass(frozen=True, slots=True)
class Around:
    """What controls are given besides their question: the clock, and how dates were typed."""

    now: Clock
    typed: AsTyped


Factory = Callable[[Question, str, Around], Control]
"""Makes the control of a question from its definition, its visible name and what is around it."""


def make_editor(
    question: Question,
    value: Value | None = None,
    *,
    now: Callable[[], datetime],
    optional: bool = False,
    put_aside: Value | None = None,
    speller: Speller | None = None,
    typed: AsTyped | None = None,
    filled_in: bool = False,
) -> QuestionEditor:
    """The editor of a question, showing a value, or "not known" with what it was before.

    `now` gives the moment that "Insert date and time" writes; `optional` says that an answer is
    not asked for, which the label tells when the definition agrees; `speller` looks at long texts;
    `typed` remembers how dates were typed; `filled_in` says that the value is the program's own.
    """
    name = label_text(question, optional=optional)
    control = EDITORS[question.type](question, name, Around(now, typed or AsTyped()))
    editor = QuestionEditor(question, control, optional=optional, filled_in=filled_in)
    editor.set_value(value, put_aside)
    if speller is not None and isinstance(control, TextControl):
        control.check_spelling(speller)
    return editor


def _hints(question: Question) -> Qt.InputMethodHint:
    return {
        QuestionType.PHONE: Qt.InputMethodHint.ImhDialableCharactersOnly,
        QuestionType.PHONES: Qt.InputMethodHint.ImhDialableCharactersOnly,
        QuestionType.EMAIL: Qt.InputMethodHint.ImhEmailCharactersOnly,
        QuestionType.EMAILS: Qt.InputMethodHint.ImhEmailCharactersOnly,
    }.get(question.type, Qt.InputMethodHint.ImhNone)


def _line(question: Question, name: str, _around: Around) -> Control:
    width = AGE_CHARACTERS if question.type is QuestionType.AGE else 0
    return LineControl(name, question.id, width=width, hints=_hints(question))


def _long_text(question: Question, name: str, around: Around) -> Control:
    fewest = min(max(FEWEST_LINES, question.paper_lines // PEN_LINES), MOST_LINES)
    return TextControl(name, question.id, around.now, fewest=fewest)


def _date(question: Question, name: str, around: Around) -> Control:
    return DateControl(name, question.id, around.typed)


def _choice(question: Question, name: str, _around: Around) -> Control:
    return ChoiceControl(name, question.id, question.options)


def _flag(question: Question, _name: str, _around: Around) -> Control:
    return FlagControl(question.label, question.id)


def _lines(question: Question, name: str, _around: Around) -> Control:
    hints = _hints(question)
    item = question.item_label
    return Repeat(item, lambda: LineEntry(name, item, question.id, hints))


def _group(question: Question, _name: str, around: Around) -> Control:
    item = question.item_label
    return Repeat(item, lambda: CardEntry(item, question.id, question.members, around.typed))


EDITORS: Mapping[QuestionType, Factory] = MappingProxyType(
    {
        QuestionType.TEXT: _line,
        QuestionType.LONG_TEXT: _long_text,
        QuestionType.DATE: _date,
        QuestionType.AGE: _line,
        QuestionType.CHOICE: _choice,
        QuestionType.FLAG: _flag,
        QuestionType.PHONE: _line,
        QuestionType.EMAIL: _line,
        QuestionType.TEXTS: _lines,
        QuestionType.PHONES: _lines,
        QuestionType.EMAILS: _lines,
        QuestionType.GROUP: _group,
    }
)
"""One control for every type of question; a test holds that none is missing."""
