"""Only what is needed: the questions whose absence stops or warns, the concern first."""

from prevent_desktop.form.declaration import declared_questions
from prevent_desktop.form.definition import Form
from prevent_desktop.form.review import Review


def needed_questions(form: Form, review: Review) -> tuple[str, ...]:
    """Ids of the questions that are empty and needed: the concern's first, then by the form.

    How many are left is how many there are. The declaration has its own page and is none of them.
    """
    later = declared_questions(form)
    missing = {f.question for f in review.findings if f.missing} - later
    wanted = [question.id for question in form.questions() if question.id in missing]
    first = form.self_check.before_section
    return tuple(sorted(wanted, key=lambda each: form.section_of[each].id != first))


def next_needed(form: Form, review: Review, after: str) -> str | None:
    """The needed question that comes after another in the walk; the first after the last.

    None when nothing is needed any more, or nothing but the one that is shown.
    """
    left = needed_questions(form, review)
    walk = _walk(form)
    later = [each for each in left if walk[each] > walk.get(after, -1)]
    return next((each for each in (*later, *left) if each != after), None)


def _walk(form: Form) -> dict[str, int]:
    first = form.self_check.before_section
    order = sorted(form.by_id, key=lambda each: form.section_of[each].id != first)
    return {question: place for place, question in enumerate(order)}
