"""How an answer reads to a person: on paper and on the check page, from one place.

The window speaks to the person who writes ("The person lives here now"), the paper to its reader:
where the question set has other words for the reader, `for_reader` takes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from prevent_desktop.form.answers import (
    Answers,
    GroupRow,
    NotKnown,
    Value,
    is_rows,
    is_texts,
    state_of,
    texts_of,
)
from prevent_desktop.form.dates import date_in_words
from prevent_desktop.form.definition import AnswerState, Form, Member, Question, QuestionType

NOT_GIVEN = "Not given"
NOT_TICKED = "Not ticked"
NOT_KNOWN = "Not known"
YES, NO = "Yes", "No"


@dataclass(frozen=True, slots=True)
class Printed:
    """An answer in words. `given` is False for "Not given", which is shown more quietly."""

    text: str
    given: bool


def printed(question: Question, value: Value | None, *, for_reader: bool = False) -> Printed:
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
        rows = (row_lines(question, row, for_reader=for_reader) for row in value)
        return Printed("\n\n".join(map("\n".join, rows)), given=True)
    return Printed(_one(question, str(value), for_reader=for_reader), given=True)


def values_in_words(form: Form, answers: Answers) -> Iterator[tuple[str, str]]:
    """Every value that stands on paper as it was given, with the id of its question.

    No labels and no words of the form: what was chosen or ticked is left out.
    """
    for question in form.by_id.values():
        value = answers.get(question.id)
        if question.type is QuestionType.CHOICE or value is None:
            continue
        if is_rows(value):
            dates = {member.id for member in question.members if member.type == "date"}
            pieces = ((key in dates, text) for row in value for key, text in row.items())
        else:
            is_date = question.type is QuestionType.DATE and isinstance(value, str)
            pieces = ((is_date, text) for text in texts_of(value))
        for is_date, text in pieces:
            if isinstance(text, str) and text.strip():
                yield question.id, date_in_words(text) if is_date else text


def _one(question: Question, text: str, *, for_reader: bool) -> str:
    if question.type is QuestionType.DATE:
        return date_in_words(text)
    if question.type is QuestionType.CHOICE:
        return question.printed_option(text) if for_reader else question.option_label(text)
    return text


def row_lines(question: Question, row: GroupRow, *, for_reader: bool = False) -> tuple[str, ...]:
    """The parts of one entry of a group, each with its label.

    For the reader of the paper a part that is called what the entry is called has no label: the
    address of an address. What was only ticked says that nothing else of it is given.
    """
    said = tuple(
        _member(question, member, row[member.id], for_reader=for_reader)
        for member in question.members
        if member.id in row
    )
    if any(isinstance(row.get(member.id), str) for member in question.members):
        return said
    return (
        f"{question.item_label[:1].upper()}{question.item_label[1:]}: {NOT_GIVEN.lower()}",
        *said,
    )


def _member(question: Question, member: Member, value: str | bool, *, for_reader: bool) -> str:
    label = member.printed_label if for_reader else member.label
    if isinstance(value, bool):
        return f"{label}: {YES if value else NO}"
    text = date_in_words(value) if member.type == "date" else value
    if for_reader and label.casefold() == question.item_label.casefold():
        return text
    return f"{label}: {text}"
