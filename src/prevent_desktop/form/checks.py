"""The cross-field checks a question set may switch on by name.

Each is a pure function from the review's input to hits: where to point, and what to fill into
the rule's sentence. Which checks run, at which level and with which words, is data.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prevent_desktop.form import subject
from prevent_desktop.form.ages import ADULT_AGE
from prevent_desktop.form.answers import ONE_BOX, Answers, Box, Released, box_where, is_rows
from prevent_desktop.form.dates import add_years, ages_from_birth, three_months_on
from prevent_desktop.form.definition import (
    AnswerState,
    CheckRule,
    Form,
    Question,
    QuestionType,
)
from prevent_desktop.form.facts import ReviewFacts
from prevent_desktop.form.folding import words_of
from prevent_desktop.form.follow_ups import contradicted
from prevent_desktop.form.passages import NO_PASSAGES, Passages
from prevent_desktop.form.says_nothing import says_nothing
from prevent_desktop.form.visible import can_name


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
    """One finding of a check: where it points, the words for its sentence, what to show of it.

    `box` is the one of the answer that it is about.
    """

    question: str
    words: Mapping[str, str]
    passages: Passages = NO_PASSAGES
    box: Box = ONE_BOX


CheckFunction = Callable[[CheckInput], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check by name: its function, the placeholders its sentence may use, what it needs."""

    function: CheckFunction
    placeholders: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    """What the rule has to have words for, because the sentence says one of them."""
    points: bool = True
    """True when the rule has to say which question to point at."""
    finds_missing: bool = False
    """True when a hit means that something is left out rather than wrong."""


def at_rule(given: CheckInput, **words: str) -> Hit:
    """A hit at the question that the rule names."""
    return Hit(given.rule.question, words)


def one_of(given: CheckInput) -> Iterator[Hit]:
    """At least one of the listed questions that show has to be answered."""
    asked = [q for q in given.rule.questions if q in given.shown]
    if asked and not any(is_answered(given.form.by_id[q], given.answers) for q in asked):
        yield at_rule(given)


def is_answered(question: Question, answers: Answers) -> bool:
    """Whether a needed answer is given; where a name or a role is asked, a dot or "n/a" is none."""
    if question.type is QuestionType.TEXT and answers.text(question.id):
        return can_name(answers.text(question.id))
    return answers.state(question.id) is not AnswerState.EMPTY


LONGEST_NAME = 300
"""Characters of a name that are looked at; nobody's is longer."""
_NAMES = tuple(
    f"{who}.{part}"
    for who in ("individual", "identifier", "referrer", "org_contact")
    for part in ("forename", "forenames", "surname")
)


def concern_says_nothing(given: CheckInput) -> Iterator[Hit]:
    """The concern has nothing in it of what happened: dots, "n/a", "see attached"."""
    text = given.released.text(given.rule.question)
    if not text:
        return
    names = [given.answers.text(question)[:LONGEST_NAME] for question in _NAMES]
    key = "\0".join(("says nothing", *names))
    known = given.facts.scans.remember(key, text, lambda t: _is_nothing(t, names))
    if known:
        yield at_rule(given)


def _is_nothing(text: str, names: Sequence[str]) -> bool:
    return says_nothing(text, {word for name in names for word in words_of(name)})


def anonymous_but_same(given: CheckInput) -> Iterator[Hit]:
    """An anonymous first noticer cannot be the referrer, whom police must be able to reach."""
    same = given.answers.get("identifier.same_as_referrer") is True
    if same and given.answers.get("identifier.anonymous") == "yes":
        yield at_rule(given)


def recipient_unusable(given: CheckInput) -> Iterator[Hit]:
    """The area has nobody to send to."""
    if not given.facts.recipient_ok:
        yield at_rule(given)


def more_than_one_current_address(given: CheckInput) -> Iterator[Hit]:
    """Only one address can be the current home."""
    rows = given.released.get(given.rule.question)
    current = [n for n, row in enumerate(rows, 1) if row.get("current")] if is_rows(rows) else []
    if len(current) > 1:
        yield Hit(given.rule.question, {}, box=Box(current[1], "current"))


def age_disagrees(given: CheckInput) -> Iterator[Hit]:
    """The age given and the birth date given cannot both be right."""
    birth = subject.birth(given.released)
    stated = subject.stated_ages(given.released, given.today)
    if birth and stated and not stated.overlaps(ages_from_birth(birth, given.today)):
        yield at_rule(given)


def child_safeguarding(given: CheckInput) -> Iterator[Hit]:
    """The person may be under 18: a child safeguarding referral may be needed beside this."""
    if subject.may_be_child(given.released, given.today):
        yield at_rule(given, contact=given.facts.child_contact)


def age_unread(given: CheckInput) -> Iterator[Hit]:
    """Only an age is given, and it cannot be told whether it is a child's."""
    if subject.age_is_unread(given.released, given.today):
        yield at_rule(given, contact=given.facts.child_contact)


def eighteen_soon(given: CheckInput) -> Iterator[Hit]:
    """The person certainly turns 18 within three months."""
    birth = subject.birth(given.released)
    if birth is None:
        return
    first, last = add_years(birth.earliest, ADULT_AGE), add_years(birth.latest, ADULT_AGE)
    if given.today < first and last <= three_months_on(given.today):
        yield at_rule(given)


def under_18_no_school(given: CheckInput) -> Iterator[Hit]:
    """The person may be under 18 and no present school or college is named."""
    no_school = given.answers.state(given.rule.question) is AnswerState.EMPTY
    if no_school and subject.may_be_child(given.released, given.today):
        yield at_rule(given)


def not_discussed_with_lead(given: CheckInput) -> Iterator[Hit]:
    """The referral was not talked through with a lead."""
    if given.released.get(given.rule.question) == "no":
        yield at_rule(given)


def follow_up_disagrees(given: CheckInput) -> Iterator[Hit]:
    """Something is written in a box although the choice before it says otherwise."""
    for question, choice in contradicted(given.form, given.answers):
        chosen = choice.option_label(given.answers.text(choice.id))
        yield Hit(question.id, {"choice": choice.label, "chosen": chosen})


def undrawable(given: CheckInput) -> Iterator[Hit]:
    """Characters that no font can draw, which print as a visible box."""
    for question, characters in given.facts.undrawable.items():
        if question in given.shown and characters:
            box = _box_with(given, question, characters[0])
            yield Hit(question, {"characters": ", ".join(map(_name, characters[:3]))}, box=box)


def _box_with(given: CheckInput, question: str, character: str) -> Box:
    return box_where(given.released.get(question), lambda text: character in text)


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
