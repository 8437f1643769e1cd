"""What differs between two states of the answers, told by questions and never by what they say."""

from prevent_desktop.form.answers import Released
from prevent_desktop.form.definition import Form, Question


def changed_questions(form: Form, before: Released, after: Released) -> tuple[Question, ...]:
    """The questions whose released answers differ, in the order of the form.

    Hidden and anonymous answers are in neither, so that nothing of them is told.
    """
    return tuple(q for q in form.questions() if before.get(q.id) != after.get(q.id))
