"""How an answer reads to a person: on paper and on the check page, from one place."""

from dataclasses import dataclass

from prevent_desktop.form.answers import GroupRow, NotKnown, Value, is_rows, is_texts, state_of
from prevent_desktop.form.dates import parse_date
from prevent_desktop.form.definition import AnswerState, Member, Question, QuestionType
from prevent_desktop.form.typed_dates import date_as_typed

NOT_GIVEN = "Not given"
NOT_TICKED = "Not ticked"
NOT_KNOWN = "Not known"
YES, NO = "Yes", "No"


@dataclass(frozen=True, slots=True)
class Printed:
    """An answer in words. `given` is False for "Not given", which is shown more quietly."""

    text: str
    given: bool


def printed(question: Question, value: Value | None) -> Printed:
    """The words of one answer; lists and group entries stand on lines of their own."""
    if value is None or (state_of(value) is AnswerState.EMPTY and value is not False):
        is_box = question.type is QuestionType.FLAG
        return Printed(NOT_TICKED if is_box else NOT_GIVEN, given=False)
    if isinstance(value, NotKnown):
        return Printed(f"{NOT_KNOWN}: {value.reason}" if value.reason else NOT_KNOWN, given=True)
    if isinstance(value, bool):
        return Printed(YES if value else NO, given=True)
    if is_texts(value):
        return Printed("\n".join(value), given=True)
    if is_rows(value):
        return Printed("\n\n".join(_row(question, row) for row in value), given=True)
    return Printed(_one(question, str(value)), given=True)


def date_in_words(text: str) -> str:
    """A date of an answers file with its month in words; as typed if it is no date."""
    partial = parse_date(text)
    return partial.in_words() if partial else date_as_typed(text)


def _one(question: Question, text: str) -> str:
    if question.type is QuestionType.DATE:
        return date_in_words(text)
    if question.type is QuestionType.CHOICE:
        return question.option_label(text)
    return text


def _row(question: Question, row: GroupRow) -> str:
    lines = (_member(member, row[member.id]) for member in question.members if member.id in row)
    return "\n".join(lines)


def _member(member: Member, value: str | bool) -> str:
    if isinstance(value, bool):
        return f"{member.label}: {YES if value else NO}"
    text = date_in_words(value) if member.type == "date" else value
    return f"{member.label}: {text}"
