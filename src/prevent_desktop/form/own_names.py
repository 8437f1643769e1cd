"""Words of the form that no spelling check may doubt: names, places, employers, as given."""

import re
from collections.abc import Iterator

from prevent_desktop.form.answers import Answers, texts_of
from prevent_desktop.form.definition import Form, QuestionType

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_NARRATIVES = frozenset({QuestionType.LONG_TEXT})
LONGEST = 2000
"""Characters of one short answer that are looked at."""


def names_in(form: Form, answers: Answers) -> frozenset[str]:
    """Every word of the short answers, hidden ones too, each as it was typed.

    Narratives are left out: a slip in one of them must not vouch for itself.
    """
    return frozenset(_words(form, answers))


def _words(form: Form, answers: Answers) -> Iterator[str]:
    for question in form.questions():
        if question.type not in _NARRATIVES:
            for text in texts_of(answers.get(question.id)):
                yield from _WORD.findall(text[:LONGEST])
