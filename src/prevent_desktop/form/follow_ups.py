"""Boxes that follow a choice: folded until they make sense, and never a reason to lose a text.

Folding is not hiding. A folded box is empty; what was written in one keeps it open, is shown
again, released and printed whatever the choice is now, and the review says that the two disagree.
"""

from collections.abc import Iterator

from prevent_desktop.form.answers import Answers
from prevent_desktop.form.definition import AnswerState, Form, Question


def is_folded(question: Question, answers: Answers) -> bool:
    """Whether the box is folded on the screen and its row left off the paper."""
    if question.follows is None or answers.state(question.id) is not AnswerState.EMPTY:
        return False
    return not _asked_for(question, answers)


def folded_questions(form: Form, answers: Answers) -> frozenset[str]:
    """The ids of every folded box."""
    return frozenset(q.id for q in form.questions() if is_folded(q, answers))


def contradicted(form: Form, answers: Answers) -> Iterator[tuple[Question, Question]]:
    """Boxes in which something is written although the choice says otherwise, with the choice.

    A choice that nobody has made yet contradicts nothing.
    """
    for question in form.questions():
        if question.follows is None or answers.state(question.id) is not AnswerState.GIVEN:
            continue
        choice = form.by_id[question.follows.question]
        if answers.text(choice.id) and not _asked_for(question, answers):
            yield question, choice


def _asked_for(question: Question, answers: Answers) -> bool:
    follows = question.follows
    return follows is None or answers.text(follows.question) in follows.answers
