"""Reads a question set and refuses it whole, with place and reason, when anything is wrong."""

import string
from collections.abc import Iterator

from prevent_desktop.form.catalogue import CHECKS, NOT_A_QUESTION, QUESTION
from prevent_desktop.form.definition import CheckRule, Condition, Form, Question, QuestionType
from prevent_desktop.shipped.data_files import decode_toml, refused


def load_form(data: bytes, file_name: str) -> Form:
    """Read a question set from TOML.

    Raises ResourceError("not_toml") or ResourceError("not_valid") with file, place and reason.
    """
    form = decode_toml(data, Form, file_name)
    for place, reason in _faults(form):
        raise refused(file_name, place, reason)
    return form


def _faults(form: Form) -> Iterator[tuple[str, str]]:
    """Every fault that the types cannot see, as (place, reason)."""
    yield from _double_ids(form)
    earlier: set[str] = set()
    for question in form.questions():
        place = f"question {question.id}"
        yield from ((place, reason) for reason in _question_faults(question))
        for condition in _conditions(question):
            if reason := _condition_fault(form, condition, earlier):
                yield place, reason
        yield from ((place, reason) for reason in _follow_faults(form, question, earlier))
        earlier.add(question.id)
    for rule in form.checks:
        yield from ((f"check {rule.name}", reason) for reason in _check_faults(form, rule))
    if form.self_check.before_section not in {section.id for section in form.sections}:
        yield "self_check", f"the unknown section {form.self_check.before_section}"


def _double_ids(form: Form) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for kind, name in (
        *(("section", section.id) for section in form.sections),
        *(("question", question.id) for question in form.questions()),
    ):
        if f"{kind} {name}" in seen:
            yield f"{kind} {name}", "the id stands twice"
        seen.add(f"{kind} {name}")


def _question_faults(question: Question) -> Iterator[str]:
    if not question.label.strip():
        yield "it has no label"
    if any(not need.message.strip() for need in question.required):
        yield "it is required without a sentence of its own"
    if (question.type is QuestionType.CHOICE) != bool(question.options):
        yield "options belong to a choice, and a choice needs them"
    if (question.type is QuestionType.GROUP) != bool(question.members):
        yield "members belong to a group, and a group needs them"


def _conditions(question: Question) -> Iterator[Condition]:
    groups = (question.hidden_when, *(need.when for need in question.required))
    for conditions in filter(None, groups):
        yield from (*conditions.all, *conditions.any)


def _condition_fault(form: Form, condition: Condition, earlier: set[str]) -> str:
    if condition.question not in form.by_id:
        return f"a condition on the unknown question {condition.question}"
    if condition.question not in earlier:
        return f"a condition on {condition.question}, which is not before it"
    if (condition.equals is None) == (condition.state is None):
        return "a condition needs either equals or state"
    return ""


def _follow_faults(form: Form, question: Question, earlier: set[str]) -> Iterator[str]:
    follows = question.follows
    if follows is None:
        return
    if follows.question not in earlier:
        yield f"it follows {follows.question}, which is not before it"
        return
    offered = {option.value for option in form.by_id[follows.question].options}
    if not follows.answers or not offered.issuperset(follows.answers):
        yield f"it follows answers that {follows.question} does not offer"


def _check_faults(form: Form, rule: CheckRule) -> Iterator[str]:
    check = CHECKS.get(rule.name)
    if check is None:
        yield "no check has this name"
        return
    if not rule.message.strip():
        yield "it has no sentence"
    if check.points and rule.question not in {*form.by_id, *NOT_A_QUESTION}:
        yield f"it points at the unknown question {rule.question or '(none)'}"
    if (rule.name == "one_of") != bool(rule.questions):
        yield "questions belong to one_of, and one_of needs them"
    yield from (f"the unknown question {q}" for q in rule.questions if q not in form.by_id)
    unspoken = check.codes - {code for code, words in rule.words.items() if words.strip()}
    yield from (f"no words for {code}" for code in sorted(unspoken))
    yield from (f"words for the unknown {code}" for code in sorted(rule.words.keys() - check.codes))
    try:
        fields = {
            name for _, name, _, _ in string.Formatter().parse(rule.message) if name is not None
        }
    except ValueError:
        yield "its sentence has a stray brace"
        return
    for name in sorted(fields - check.placeholders - {QUESTION}):
        yield f"its sentence uses the unknown placeholder {name or '{}'}"
