"""The cross-field checks a question set may switch on by name.

Each is a pure function from the review's input to hits: where to point, and what to fill into
the rule's sentence. Which checks run, at which level and with which words, is data.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from prevent_desktop.form import subject
from prevent_desktop.form.answers import Answers, Released, is_rows
from prevent_desktop.form.dates import (
    PartialDate,
    add_years,
    ages_from_birth,
    parse_age,
    parse_date,
    three_months_before,
    three_months_on,
)
from prevent_desktop.form.definition import AnswerState, CheckRule, Form, QuestionType
from prevent_desktop.form.facts import ReviewFacts

OLDEST_AGE = 120
"""A birth date that makes the person older than this is a slip."""
ADULT_AGE = 18


@dataclass(frozen=True, slots=True)
class CheckInput:
    """What a check may look at. `released` is what shows; `answers` also what is hidden."""

    form: Form
    answers: Answers
    released: Released
    shown: frozenset[str]
    today: date
    facts: ReviewFacts
    rule: CheckRule


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding of a check: the question it points at and the words for its sentence."""

    question: str
    words: Mapping[str, str]


CheckFunction = Callable[[CheckInput], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check by name: its function, the placeholders its sentence may use, what it needs."""

    function: CheckFunction
    placeholders: frozenset[str] = frozenset()
    points: bool = True
    """True when the rule has to say which question to point at."""
    finds_missing: bool = False
    """True when a hit means that something is left out rather than wrong."""


def _at(given: CheckInput, **words: str) -> Hit:
    return Hit(given.rule.question, words)


def one_of(given: CheckInput) -> Iterator[Hit]:
    """At least one of the listed questions that show has to be answered."""
    asked = [q for q in given.rule.questions if q in given.shown]
    if asked and all(given.answers.state(q) is AnswerState.EMPTY for q in asked):
        yield _at(given)


def _dates(given: CheckInput) -> Iterator[tuple[str, str]]:
    """Every released date answer as (question id, text), group members included."""
    for question in given.form.questions():
        value = given.released.get(question.id)
        if question.type is QuestionType.DATE and isinstance(value, str):
            yield question.id, value
        elif is_rows(value):
            members = [member.id for member in question.members if member.type == "date"]
            for row in value:
                yield from ((question.id, str(row[m])) for m in members if m in row)


def date_exists(given: CheckInput) -> Iterator[Hit]:
    """Every date is a day, month or year of the calendar."""
    yield from (Hit(q, {}) for q, text in _dates(given) if parse_date(text) is None)


def date_not_future(given: CheckInput) -> Iterator[Hit]:
    """No date lies wholly after today."""
    for question, text in _dates(given):
        partial = parse_date(text)
        if partial and partial.earliest > given.today:
            yield Hit(question, {})


def age_over_120(given: CheckInput) -> Iterator[Hit]:
    """The birth date does not make the person older than anyone is."""
    birth = subject.birth(given.released)
    if birth and ages_from_birth(birth, given.today).low > OLDEST_AGE:
        yield _at(given)


def _date(given: CheckInput, question: str) -> PartialDate | None:
    return parse_date(given.released.text(question))


def referral_before_noticed(given: CheckInput) -> Iterator[Hit]:
    """The referral is certainly dated before the concern came to light."""
    noticed, referred = _date(given, "dates.first_identified"), _date(given, "dates.referral")
    if noticed and referred and referred.latest < noticed.earliest:
        yield _at(given)


def late_referral(given: CheckInput) -> Iterator[Hit]:
    """The concern certainly came to light three months or more before the referral."""
    noticed = _date(given, "dates.first_identified")
    referred = _date(given, "dates.referral")
    day = referred.earliest if referred else given.today
    if noticed and noticed.latest <= three_months_before(day):
        yield _at(given)


_SAYS_NOTHING = frozenset(
    {
        "n a", "na", "nil", "none", "tbc", "see attached", "as attached", "see attachment",
        "please see attached", "see attached document", "see attached file",
    }
)  # fmt: skip


def concern_says_nothing(given: CheckInput) -> Iterator[Hit]:
    """The concern is only spaces, dots, "n/a" or "see attached"."""
    text = given.released.text(given.rule.question)
    if not text:
        return
    only_marks = not any(char.isalnum() for char in text)
    if only_marks or (len(text) < 100 and _plain_words(text) in _SAYS_NOTHING):
        yield _at(given)


def _plain_words(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def anonymous_but_same(given: CheckInput) -> Iterator[Hit]:
    """An anonymous first noticer cannot be the referrer, whom police must be able to reach."""
    same = given.answers.get("identifier.same_as_referrer") is True
    if same and given.answers.get("identifier.anonymous") == "yes":
        yield _at(given)


def recipient_unusable(given: CheckInput) -> Iterator[Hit]:
    """The area has nobody to send to."""
    if not given.facts.recipient_ok:
        yield _at(given)


def more_than_one_current_address(given: CheckInput) -> Iterator[Hit]:
    """Only one address can be the current home."""
    rows = given.released.get(given.rule.question)
    if is_rows(rows) and sum(row.get("current") is True for row in rows) > 1:
        yield _at(given)


def age_disagrees(given: CheckInput) -> Iterator[Hit]:
    """The age given and the birth date given cannot both be right."""
    birth = subject.birth(given.released)
    stated = parse_age(given.released.text("individual.approx_age"))
    if birth and stated and not stated.overlaps(ages_from_birth(birth, given.today)):
        yield _at(given)


def child_safeguarding(given: CheckInput) -> Iterator[Hit]:
    """The person may be under 18: a child safeguarding referral may be needed beside this."""
    if subject.may_be_under(ADULT_AGE, given.released, given.today):
        yield _at(given, contact=given.facts.child_contact)


def eighteen_soon(given: CheckInput) -> Iterator[Hit]:
    """The person certainly turns 18 within three months."""
    birth = subject.birth(given.released)
    if birth is None:
        return
    first, last = add_years(birth.earliest, ADULT_AGE), add_years(birth.latest, ADULT_AGE)
    if given.today < first and last <= three_months_on(given.today):
        yield _at(given)


def under_18_no_school(given: CheckInput) -> Iterator[Hit]:
    """The person may be under 18 and no present school or college is named."""
    no_school = given.answers.state(given.rule.question) is AnswerState.EMPTY
    if no_school and subject.may_be_under(ADULT_AGE, given.released, given.today):
        yield _at(given)


def not_discussed_with_lead(given: CheckInput) -> Iterator[Hit]:
    """The referral was not talked through with a lead."""
    if given.released.get(given.rule.question) == "no":
        yield _at(given)


def undrawable(given: CheckInput) -> Iterator[Hit]:
    """Characters that no font can draw, which print as a visible box."""
    for question, characters in given.facts.undrawable.items():
        if question in given.shown and characters:
            yield Hit(question, {"characters": ", ".join(map(_name, characters[:3]))})


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
