"""What is asked, what is answered, what is still missing.

Promises: a question set is data and is refused whole when it is wrong; answers are immutable and
nothing typed is changed; findings are computed from the answers each time and never stored;
hidden and anonymous answers leave only through `release`. No clock, no window; of the disk only the
program's own lists of words, once.

What reads texts is imported from its own module (`form.review`, `form.loading`): the list of drafts
needs the answers and none of the checks.
"""

from prevent_desktop.form.answers import Answers, GroupRow, NotKnown, Released, Value
from prevent_desktop.form.definition import Form, Level, Question, QuestionType, Section
from prevent_desktop.form.facts import ReviewFacts

__all__ = [
    "Answers",
    "Form",
    "GroupRow",
    "Level",
    "NotKnown",
    "Question",
    "QuestionType",
    "Released",
    "ReviewFacts",
    "Section",
    "Value",
]
