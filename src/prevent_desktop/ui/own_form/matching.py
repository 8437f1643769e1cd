"""Which answer goes into which box of one form, as it stands: proposed, then as the person wants.

Nothing here knows a widget. It holds answers, so it goes with the pages that show it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from prevent_desktop.form import Form, QuestionType, Released
from prevent_desktop.own_form import (
    CLEAR,
    Box,
    BoxKind,
    FormFile,
    Held,
    Line,
    Proposal,
    Table,
    propose,
)
from prevent_desktop.own_form.boxes import Choose, Day, Writing
from prevent_desktop.own_form.forms import values_for
from prevent_desktop.own_form.values import Nothing
from prevent_desktop.referral import Referral

AND = "+"
"""Between the ids of answers that go into one box together."""
EMPTY = ""
"""The key of leaving a box empty."""
AS_LAST_TIME = "as you chose for this form the last time"
TYPED = "you typed it"
_TEXTS = (
    QuestionType.TEXT, QuestionType.LONG_TEXT, QuestionType.PHONE, QuestionType.EMAIL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """Something that could go into a box: `key` are the ids, `text` is what would stand there."""

    key: str
    title: str
    text: str


class Matching:
    """One form being matched with the answers of one referral."""

    def __init__(
        self,
        file: FormFile,
        referral: Referral,
        table: Table,
        today: date,
        remembered: Mapping[str, str],
    ) -> None:
        self.file = file
        self._table = table
        self._today = today
        self._take(referral)
        proposed = propose(file, referral.form, table)
        self._proposed = proposed
        self._suggested = {line.box: line for line in proposed.lines}
        self._lines = {line.box: line for line in proposed.only_clear().lines}
        self.own_words: dict[str, str] = {}
        self._chosen: dict[str, str] = {}
        self.boxes = {box.id: box for box in file.boxes}
        for box_id, key in remembered.items():
            box = self.boxes.get(box_id)
            if box is not None and not box.held and all(a in self._form.by_id for a in _ids(key)):
                self.choose(box_id, key, why=AS_LAST_TIME)
        lefts = [box_id for box_id in self._lines if self.is_left(box_id)]
        self.order = (*lefts, *(box_id for box_id in self._lines if not self.is_left(box_id)))
        """What is left for the person first, each in the order of the form."""

    def _take(self, referral: Referral) -> None:
        self.referral = referral
        self._form: Form = referral.form
        self._released: Released = referral.released()
        self._values = values_for(self.file, self._form, self._released, self._table, self._today)

    # --- as it stands ------------------------------------------------------------------------

    @property
    def proposal(self) -> Proposal:
        """What is to be filled."""
        return replace(self._proposed, lines=tuple(self._lines.values()))

    def line(self, box_id: str) -> Line:
        """The line of a box."""
        return self._lines[box_id]

    def suggested(self, box_id: str) -> Line:
        """What was proposed for it, however unsure."""
        return self._suggested[box_id]

    def text(self, box_id: str) -> str:
        """What will stand in a box; empty if nothing will."""
        typed = self.own_words.get(box_id)
        return typed if typed is not None else self._would_be(box_id, self.line(box_id).answers)

    def is_filled(self, box_id: str) -> bool:
        """Whether something will stand in a box."""
        return bool(self.text(box_id))

    def why_not(self, box_id: str) -> tuple[str, ...]:
        """Why nothing will stand in it."""
        line = self.line(box_id)
        if line.answers:
            writing = self._values.writing(self.boxes[box_id], line.answers)
            return (writing.why,) if isinstance(writing, Nothing) else ()
        return self.suggested(box_id).why

    @property
    def filled(self) -> int:
        """How many boxes will hold something."""
        return sum(self.is_filled(box.id) for box in self.file.boxes)

    @property
    def left(self) -> int:
        """How many are left for the person: neither filled nor to stay empty as they chose."""
        return sum(self.is_left(box.id) for box in self.file.boxes)

    def is_left(self, box_id: str) -> bool:
        """Whether nothing will stand in a box and the person has not said so."""
        return not self.is_filled(box_id) and self._chosen.get(box_id) != EMPTY

    def may_choose(self, box_id: str) -> bool:
        """Whether it can be filled at all."""
        return self.boxes[box_id].held is Held.NOT

    @property
    def choices(self) -> Mapping[str, str]:
        """What the person chose, by box: ids of questions, never an answer."""
        return dict(self._chosen)

    # --- choosing ----------------------------------------------------------------------------

    def options(self, box_id: str) -> Iterator[Option]:
        """What could go into a box: nothing, then what was proposed, then all that fits."""
        yield Option(EMPTY, "Leave it empty", "")
        seen = {EMPTY}
        suggested = self.suggested(box_id).answers
        together = [suggested] if len(suggested) > 1 else []
        if self.boxes[box_id].kind is BoxKind.TEXT:
            together += self._whole_names()
        single = [(each,) for each in suggested[:1]] if len(suggested) == 1 else []
        every = ((q.id,) for q in self._form.questions() if q.id in self._released.values)
        for answers in (*single, *together, *every):
            key = AND.join(answers)
            text = self._would_be(box_id, answers)
            if key not in seen and text:
                seen.add(key)
                yield Option(key, self._title(answers), text)

    def choose(self, box_id: str, key: str, *, why: str = "your choice") -> None:
        """Put these answers into a box, or none."""
        self.own_words.pop(box_id, None)
        self._chosen[box_id] = key
        line = self._lines[box_id]
        self._lines[box_id] = replace(line, answers=_ids(key), sure=1.0, why=(why,))

    def type_in(self, box_id: str, text: str) -> None:
        """Put the person's own words into a box."""
        self.own_words[box_id] = text

    def key(self, box_id: str) -> str:
        """What is chosen for a box; its own words are no answer."""
        return EMPTY if box_id in self.own_words else AND.join(self.line(box_id).answers)

    # --- a correction that could go back to the answers ----------------------------------------

    def question_to_correct(self, box_id: str) -> str:
        """The one question whose answer these own words could become; empty if there is none."""
        answers = self.line(box_id).answers or self.suggested(box_id).answers
        sure = self.line(box_id).sure >= CLEAR
        if len(answers) != 1 or not sure or self.own_words.get(box_id, "") == "":
            return ""
        question = self._form.by_id[answers[0]]
        same = self._released.text(question.id) == self.own_words[box_id]
        return "" if question.type not in _TEXTS or same else question.id

    def title(self, question_id: str) -> str:
        """What a question is called."""
        return self._title((question_id,))

    def corrected(self, referral: Referral, box_id: str) -> None:
        """The answers were changed by what stands in a box: it is the answer's now."""
        self._take(referral)
        self.own_words.pop(box_id, None)

    # --- words -------------------------------------------------------------------------------

    def _would_be(self, box_id: str, answers: tuple[str, ...]) -> str:
        box = self.boxes[box_id]
        if not answers or box.held:
            return ""
        writing = self._values.writing(box, answers)
        return "" if isinstance(writing, Nothing) else _said(box, writing)

    def _title(self, answers: tuple[str, ...]) -> str:
        section = next(s for s in self._form.sections if answers[0] in {q.id for q in s.questions})
        names = ", ".join(self._form.by_id[each].label for each in answers)
        return f"{names} ({section.title})"

    def _whole_names(self) -> list[tuple[str, ...]]:
        """First and last name together, of everybody who has both."""
        found: list[tuple[str, ...]] = []
        for question_id in self._released.values:
            owner, _, part = question_id.rpartition(".")
            last = f"{owner}.surname"
            if part in ("forename", "forenames") and last in self._released.values:
                found.append((question_id, last))
        return found


def _ids(key: str) -> tuple[str, ...]:
    return tuple(key.split(AND)) if key else ()


def _said(box: Box, writing: Writing) -> str:
    if isinstance(writing, Choose):
        return box.options[writing.option] or f"choice {writing.option + 1}"
    if isinstance(writing, Day):
        return " ".join(filter(None, (writing.day, writing.month, writing.year)))
    return writing
