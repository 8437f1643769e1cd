"""The declaration: made on a page of its own after everything is checked, undone by any change."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prevent_desktop.form.answers import Answers, Value
    from prevent_desktop.form.definition import Form, Section
    from prevent_desktop.form.review import Finding


def listed_sections(form: Form) -> tuple[Section, ...]:
    """The sections in the list beside the pages; without what is asked before signing."""
    return tuple(section for section in form.sections if section.placed == "in_list")


def declaring_sections(form: Form) -> tuple[Section, ...]:
    """The sections that stand on the page between Check and Sign."""
    return tuple(section for section in form.sections if section.placed == "before_signing")


def declared_questions(form: Form) -> frozenset[str]:
    """The ids of what is asked on that page."""
    return frozenset(q.id for section in declaring_sections(form) for q in section.questions)


def before_declaring(form: Form, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What the page to check shows: a declaration that nobody could make yet is not missing."""
    later = declared_questions(form)
    return tuple(finding for finding in findings if finding.question not in later)


def undeclared(form: Form, answers: Answers) -> Answers:
    """The answers without the declaration."""
    later = declared_questions(form)
    if later.isdisjoint(answers.values):
        return answers
    kept = {question: value for question, value in answers.values.items() if question not in later}
    return replace(answers, values=MappingProxyType(kept))


def with_change(form: Form, answers: Answers, question_id: str, value: Value | None) -> Answers:
    """The answers with one changed: what was declared of the others no longer holds."""
    changed = answers.with_value(question_id, value)
    if question_id in declared_questions(form) or changed.values == answers.values:
        return changed
    return undeclared(form, changed)
