"""What is asked, what is answered, what is still missing.

Promises: a question set is data and is refused whole when it is wrong; answers are immutable and
nothing typed is changed; findings are computed from the answers each time and never stored;
hidden and anonymous answers leave only through `release`. No clock, no window; of the disk only the
program's own lists of words, once.
"""

from prevent_desktop.form.answers import Answers, GroupRow, NotKnown, Released, Value
from prevent_desktop.form.definition import Form, Level, Question, QuestionType, Section
from prevent_desktop.form.facts import ReviewFacts
from prevent_desktop.form.loading import load_form
from prevent_desktop.form.release import release
from prevent_desktop.form.review import Finding, Review, SectionStatus, review
from prevent_desktop.form.warming import warm_up

__all__ = [
    "Answers",
    "Finding",
    "Form",
    "GroupRow",
    "Level",
    "NotKnown",
    "Question",
    "QuestionType",
    "Released",
    "Review",
    "ReviewFacts",
    "Section",
    "SectionStatus",
    "Value",
    "load_form",
    "release",
    "review",
    "warm_up",
]
