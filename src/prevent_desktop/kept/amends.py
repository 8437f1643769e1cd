"""An amended copy of a paper that was sent: for mistakes; news goes as an addition.

What it replaces and why stand in the draft and on the paper's first page, never in the answers
file: a copy is a referral like any other for every program that reads its answers.
"""

from collections.abc import Mapping

import msgspec

from prevent_desktop.form.answers import Answers
from prevent_desktop.form.changes import changed_questions
from prevent_desktop.form.declaration import undeclared
from prevent_desktop.form.definition import Form, Question
from prevent_desktop.form.files import read_answers
from prevent_desktop.form.release import release

LONGEST_WHY = 500
"""Characters of the reason; it is a sentence or two, and the first page has to hold it."""


class Amends(msgspec.Struct, frozen=True, kw_only=True):
    """Which paper is replaced, why, and the answers that it was made from, as released."""

    replaces: str = ""
    why: str = ""
    earlier: Mapping[str, object] = {}
    """An answers file; empty where what was sent is not known."""

    def __bool__(self) -> bool:
        return bool(self.replaces)

    def with_reason(self, why: str) -> "Amends":
        """The same with the reason as typed, without blanks around it, cut where it is too long."""
        return msgspec.structs.replace(self, why=why.strip()[:LONGEST_WHY])

    def changed(self, form: Form, answers: Answers) -> tuple[Question, ...]:
        """The questions whose answers will differ from what was sent; none if that is not known.

        Raises AnswersError when the earlier answers are of another question set.
        """
        if not self.earlier:
            return ()
        before = undeclared(form, read_answers(form, dict(self.earlier)))
        now = undeclared(form, answers)  # what is declared of each paper anew is no mistake in it
        return changed_questions(form, release(form, before), release(form, now))


def believed(claimed: Amends) -> Amends:
    """What a transfer file says that is amended, as far as it is a reference of ours."""
    from prevent_desktop.document import own_reference  # the paper is not needed for a list

    reference = own_reference(claimed.replaces)
    if not reference:
        return NOTHING_AMENDED
    return msgspec.structs.replace(claimed, replaces=reference).with_reason(claimed.why)


NOTHING_AMENDED = Amends()
