"""The review: what is still missing or worth a look, computed from the answers each time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prevent_desktop.form.answers import ONE_BOX, Answers, Box
from prevent_desktop.form.catalogue import CHECKS, QUESTION
from prevent_desktop.form.checks import CheckInput, is_answered
from prevent_desktop.form.conditions import holds, shown_questions
from prevent_desktop.form.definition import (
    AnswerState,
    CheckRule,
    Form,
    Level,
    Question,
    QuestionType,
)
from prevent_desktop.form.facts import ReviewFacts
from prevent_desktop.form.follow_ups import folded_questions
from prevent_desktop.form.passages import NO_PASSAGES, Passages
from prevent_desktop.form.release import release

LONGEST_WORD = 200
"""Characters of an answer or a contact that a finding's sentence repeats at most."""


class SectionStatus(StrEnum):
    """How far a section is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: how much it matters, where, and one sentence with what to do."""

    level: Level
    question: str
    message: str
    missing: bool = False
    """True when something is left out, False when something given wants a look."""
    rule: str = ""
    """The name of the check that found it; empty for a question's own requirement."""
    passages: Passages = NO_PASSAGES
    """Where it stands in the answer, for findings that have to be looked at one by one."""
    box: Box = ONE_BOX
    """Which box of the answer it is about, where there are several."""

    @property
    def place(self) -> str:
        """Where to go to mend it: `individual.addresses`, or a box of it, `…/2/postcode`."""
        parts = (self.question, str(self.box.entry or ""), self.box.member)
        return "/".join(filter(None, parts))


def box_at(place: str) -> tuple[str, Box]:
    """The question and the box that a finding's place names."""
    question, _, box = place.partition("/")
    entry, _, member = box.partition("/")
    return question, Box(int(entry), member) if entry else ONE_BOX


@dataclass(frozen=True, slots=True)
class Review:
    """Everything a review found. `left_empty` are optional questions nobody has to answer."""

    findings: tuple[Finding, ...]
    sections: Mapping[str, SectionStatus]
    shown: frozenset[str]
    left_empty: tuple[Question, ...]
    folded: frozenset[str] = frozenset()
    """Boxes that follow a choice and are not asked for now; nothing is written in them."""

    @property
    def printed(self) -> frozenset[str]:
        """The questions that have a row on the paper."""
        return self.shown - self.folded

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the finished paper."""
        return tuple(f for f in self.findings if f.level is Level.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that only ask for a look."""
        return tuple(f for f in self.findings if f.level is Level.WARNING)


def review(form: Form, answers: Answers, today: date, *, facts: ReviewFacts) -> Review:
    """Compare the answers with the question set. Pure: same input, same review."""
    shown = shown_questions(form, answers)
    found = [
        *_requirements(form, answers, shown),
        *_checks(form, answers, shown, form.checks, today=today, facts=facts),
    ]
    order = {question_id: place for place, question_id in enumerate(form.by_id)}
    found.sort(key=lambda finding: order.get(finding.question, len(order)))
    findings = tuple(found)
    return Review(
        findings=findings,
        sections={s.id: _status(form, s.id, answers, shown, findings) for s in form.sections},
        shown=shown,
        left_empty=tuple(_left_empty(form, answers, shown)),
        folded=folded_questions(form, answers),
    )


def absent(form: Form, answers: Answers) -> tuple[Finding, ...]:
    """What is left out, whether it stops or warns; quick, for nothing that is written is read."""
    shown = shown_questions(form, answers)
    found = [*_requirements(form, answers, shown)]
    rules = [rule for rule in form.checks if CHECKS[rule.name].finds_missing]
    found.extend(_checks(form, answers, shown, rules, today=date.min, facts=ReviewFacts()))
    return tuple(found)


def _requirements(form: Form, answers: Answers, shown: frozenset[str]) -> Iterator[Finding]:
    for question in form.questions():
        if question.id not in shown or is_answered(question, answers):
            continue
        for need in question.required:
            if need.when is None or holds(need.when, answers):
                yield Finding(need.level, question.id, need.message, missing=True)


def _checks(
    form: Form,
    answers: Answers,
    shown: frozenset[str],
    rules: Iterable[CheckRule],
    *,
    today: date,
    facts: ReviewFacts,
) -> Iterator[Finding]:
    """What the checks of these rules find. Those of what is missing look at no day."""
    released = release(form, answers)
    for rule in rules:
        check = CHECKS[rule.name]
        given = CheckInput(form, answers, released, shown, today, facts, rule)
        seen: set[tuple[str, str]] = set()
        for hit in check.function(given):
            named = form.by_id.get(hit.question)
            words = {name: _clipped(word) for name, word in hit.words.items()}
            words[QUESTION] = named.label if named is not None else ""
            message = rule.message.format_map(words)
            if (hit.question, message) not in seen:
                seen.add((hit.question, message))
                yield Finding(
                    rule.level,
                    hit.question,
                    message,
                    missing=check.finds_missing,
                    rule=rule.name,
                    passages=hit.passages,
                    box=hit.box,
                )


def _clipped(word: str) -> str:
    """A word short enough for a sentence, however long the answer it comes from."""
    return word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…"


def _status(
    form: Form,
    section_id: str,
    answers: Answers,
    shown: frozenset[str],
    findings: tuple[Finding, ...],
) -> SectionStatus:
    ids = {q for q, section in form.section_of.items() if section.id == section_id}
    errors = [f for f in findings if f.level is Level.ERROR and f.question in ids]
    if any(not finding.missing for finding in errors):
        return SectionStatus.PROBLEM
    if all(answers.state(q) is AnswerState.EMPTY for q in ids & shown):
        return SectionStatus.NOT_STARTED
    return SectionStatus.IN_PROGRESS if errors else SectionStatus.DONE


def _left_empty(form: Form, answers: Answers, shown: frozenset[str]) -> Iterator[Question]:
    """Optional questions without an answer; ticks and "tell more" boxes are not worth a word."""
    needed = {q for rule in form.checks if rule.name == "one_of" for q in rule.questions}
    for question in form.questions():
        optional = not question.required and question.id not in needed
        worth_naming = question.type is not QuestionType.FLAG and not question.is_detail
        empty = question.id in shown and answers.state(question.id) is AnswerState.EMPTY
        if optional and worth_naming and empty:
            yield question
