"""Only what is needed: the questions whose absence stops or warns, the concern first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_desktop.form.declaration import declared_questions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prevent_desktop.form.answers import Answers
    from prevent_desktop.form.definition import Form
    from prevent_desktop.form.review import Finding, Review

WAYS_TO_ASK_BACK = ("referrer.phone", "referrer.email")
"""A paper in which neither is given cannot be asked about; that is said, and holds nothing up."""


def needed_questions(form: Form, review: Review) -> tuple[str, ...]:
    """Ids of the questions that are empty and needed: the concern's first, then by the form.

    How many are left is how many there are. The declaration has its own page and is none of them.
    """
    missing = _asked_for(form, review.findings)
    wanted = [question.id for question in form.questions() if question.id in missing]
    first = form.self_check.before_section
    return tuple(sorted(wanted, key=lambda each: form.section_of[each].id != first))


def count_needed(form: Form, answers: Answers) -> int:
    """How many questions are empty and needed, without a whole review: it reads no text."""
    from prevent_desktop.form.review import absent  # the checks; the list of drafts needs none

    return len(_asked_for(form, absent(form, answers)))


def _asked_for(form: Form, findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(f.question for f in findings if f.missing) - declared_questions(form)


def next_needed(form: Form, review: Review, after: str) -> str | None:
    """The needed question that comes after another in the walk; the first after the last.

    None when nothing is needed any more, or nothing but the one that is shown.
    """
    left = needed_questions(form, review)
    walk = _walk(form)
    later = [each for each in left if walk[each] > walk.get(after, -1)]
    return next((each for each in (*later, *left) if each != after), None)


def asked_together(form: Form, question_id: str) -> tuple[str, ...]:
    """The questions to put beside a needed one, itself too, in the order of the form.

    One answer of several may be enough, another may take the question away, and a box may open
    after it: who is asked for only what is needed has to find each of them there.
    """
    section = form.section_of[question_id]
    here = {question.id: question for question in section.questions}
    wanted = {question_id}
    for rule in form.checks:
        if rule.name == "one_of" and rule.question == question_id:
            wanted.update(rule.questions)
    for each in tuple(wanted & here.keys()):
        hidden_when = here[each].hidden_when
        if hidden_when is not None:
            wanted.update(c.question for c in (*hidden_when.all, *hidden_when.any))
    wanted.update(q.id for q in section.questions if q.follows and q.follows.question in wanted)
    return tuple(question for question in here if question in wanted)


def _walk(form: Form) -> dict[str, int]:
    first = form.self_check.before_section
    order = sorted(form.by_id, key=lambda each: form.section_of[each].id != first)
    return {question: place for place, question in enumerate(order)}
