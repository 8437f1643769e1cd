"""Whether a condition of the question set holds, and so which questions show."""

from prevent_desktop.form.answers import Answers, Released
from prevent_desktop.form.definition import Condition, Conditions, Form, Question


def holds(conditions: Conditions, answers: Answers | Released) -> bool:
    """Whether all of `all` and, if there are any, at least one of `any` hold."""
    return all(_holds(condition, answers) for condition in conditions.all) and (
        not conditions.any or any(_holds(condition, answers) for condition in conditions.any)
    )


def _holds(condition: Condition, answers: Answers | Released) -> bool:
    if condition.state is not None:
        return answers.state(condition.question) is condition.state
    if condition.equals is False:
        return not answers.get(condition.question)
    return answers.get(condition.question) == condition.equals


def is_shown(question: Question, answers: Answers) -> bool:
    """Whether the question is asked at all, given the other answers."""
    return question.hidden_when is None or not holds(question.hidden_when, answers)


def shown_questions(form: Form, answers: Answers) -> frozenset[str]:
    """The ids of every question that shows."""
    return frozenset(q.id for q in form.questions() if is_shown(q, answers))
