"""The one gate through which answers leave: hidden and anonymous values stay behind."""

from types import MappingProxyType

from prevent_desktop.form.answers import Answers, Released, state_of
from prevent_desktop.form.conditions import shown_questions
from prevent_desktop.form.definition import AnswerState, Form


def release(form: Form, answers: Answers) -> Released:
    """The answers that paper, payload, message and the read-back comparison may see.

    An anonymous first noticer's answers are hidden by the question set, so they are left out
    here with every other hidden value, and so is what has no place in this version.
    """
    shown = shown_questions(form, answers)
    values = {
        question.id: value
        for question in form.questions()
        if question.id in shown
        and (value := answers.get(question.id)) is not None
        and (value is False or state_of(value) is not AnswerState.EMPTY)
    }
    return Released(form.id, form.version, answers.area_id, MappingProxyType(values))
