"""The checks of dates: that they exist, and that they can be what they are given as."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prevent_desktop.form import subject
from prevent_desktop.form.answers import ONE_BOX, Box, GroupRow, is_rows
from prevent_desktop.form.checks import CheckInput, Hit, at_rule
from prevent_desktop.form.date_faults import DateFault, fault_of
from prevent_desktop.form.dates import (
    PartialDate,
    ages_from_birth,
    parse_date,
    three_months_before,
)
from prevent_desktop.form.definition import Question, QuestionType

OLDEST_AGE = 120
"""A birth date that makes the person older than this is a slip."""
FIRST_YEAR = 1900
"""Nothing that this form asks for happened before; what is to be looked at may be older."""
FIRST_YEAR_OF_ANYTHING = 1000
"""A year before this was meant to be another: "0026"."""
_BORN, _NOTICED, _REFERRED = "individual.dob", "dates.first_identified", "dates.referral"
FAULTS = frozenset(fault.value for fault in DateFault)


@dataclass(frozen=True, slots=True)
class _Given:
    """A date that was given: for which question, what it is called, what stands there."""

    question: str
    name: str
    text: str
    first_year: int = FIRST_YEAR
    box: Box = ONE_BOX


def _dates(given: CheckInput) -> Iterator[_Given]:
    """Every released date answer, those of group entries included."""
    for question in given.form.by_type[QuestionType.DATE]:
        value = given.released.get(question.id)
        if isinstance(value, str):
            name = question.name_in_sentence
            yield _Given(question.id, name[:1].upper() + name[1:], value)
    for question in given.form.by_type[QuestionType.GROUP]:
        rows = given.released.get(question.id)
        if is_rows(rows):
            yield from _dates_of_group(question, rows)


def _dates_of_group(question: Question, rows: Sequence[GroupRow]) -> Iterator[_Given]:
    members = [member.id for member in question.members if member.type == "date"]
    item = question.item_label
    for number, row in enumerate(rows, 1):
        which = f"{item} {number}" if len(rows) > 1 else f"the {item}"
        for member in members:
            if member in row:
                name = f"The date of {which} under “{question.label}”"
                box = Box(number, member)
                yield _Given(question.id, name, str(row[member]), FIRST_YEAR_OF_ANYTHING, box)


def date_exists(given: CheckInput) -> Iterator[Hit]:
    """Every date is a day, month or year of the calendar."""
    for each in _dates(given):
        fault = fault_of(each.text)
        if fault is not None:
            words = given.rule.words[fault.value]
            yield Hit(each.question, {"date": each.name, "fault": words}, box=each.box)


def date_not_future(given: CheckInput) -> Iterator[Hit]:
    """No date lies wholly after today."""
    for each in _dates(given):
        partial = parse_date(each.text)
        if partial and partial.earliest > given.today:
            yield Hit(each.question, {"date": each.name}, box=each.box)


def date_too_old(given: CheckInput) -> Iterator[Hit]:
    """No date lies in a year that nobody can have meant; a date of birth has its own check."""
    for each in _dates(given):
        partial = parse_date(each.text)
        if partial and partial.year < each.first_year and each.question != _BORN:
            words = {"date": each.name, "year": str(partial.year)}
            yield Hit(each.question, words, box=each.box)


def age_over_120(given: CheckInput) -> Iterator[Hit]:
    """The birth date does not make the person older than anyone is."""
    birth = subject.birth(given.released)
    if birth and ages_from_birth(birth, given.today).low > OLDEST_AGE:
        yield at_rule(given)


def _date(given: CheckInput, question: str) -> PartialDate | None:
    partial = parse_date(given.released.text(question))
    return partial if partial and partial.year >= FIRST_YEAR else None


def referral_before_noticed(given: CheckInput) -> Iterator[Hit]:
    """The referral is certainly dated before the concern came to light."""
    noticed, referred = _date(given, _NOTICED), _date(given, _REFERRED)
    if noticed and referred and referred.latest < noticed.earliest:
        yield at_rule(given)


def late_referral(given: CheckInput) -> Iterator[Hit]:
    """The concern certainly came to light three months or more before the referral."""
    noticed, referred = _date(given, _NOTICED), _date(given, _REFERRED)
    day = referred.earliest if referred else given.today
    if noticed and noticed.latest <= three_months_before(day):
        yield at_rule(given)


def referral_long_ago(given: CheckInput) -> Iterator[Hit]:
    """The referral is certainly dated three months or more before today."""
    referred = _date(given, _REFERRED)
    if referred and referred.latest <= three_months_before(given.today):
        yield at_rule(given)
