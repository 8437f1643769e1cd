"""What is written into a box for the answers that go there; empty rather than not quite right."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prevent_desktop.form import Form, GroupRow, NotKnown, Question, QuestionType, Released, Value
from prevent_desktop.form.answers import is_rows, is_texts
from prevent_desktop.form.dates import PartialDate, ages_from_birth, parse_date
from prevent_desktop.own_form.boxes import Box, BoxKind, Choose, Day, Writing
from prevent_desktop.own_form.table import Table
from prevent_desktop.own_form.words import plain

_MOBILE = re.compile(r"^(?:\+?44\s?|0)\(?0?\)?7")
_POSTCODE = re.compile(r"\bpostcode\b|\bpostal code\b|\bcod post\b|\bzip\b")
_ADDRESS = re.compile(r"\baddress\b|\bcyfeiriad\b|\bresidence\b|\blive\b")
_EITHER = re.compile(
    r"(?:tel|phone|number)\w*\.?\s*(?:/|,|&|\bor\b|\band\b|\()\s*mob|"
    r"\bmob\w*(?:\s+\w+)?\s*(?:/|,|&|\bor\b|\band\b)\s*(?:tel|phone|other)",
    re.IGNORECASE,
)
"""A label that takes a number of either kind: "Tel / mobile"."""
_SEVERAL = re.compile(r"address\s?(?:es|\(es\))|\ball\b", re.IGNORECASE)
_AGE, _BORN = re.compile(r"\bage\b|\boed\b|\boedran\b"), re.compile(r"\bdob\b|\bbirth\b|\bgeni\b")
_ROOM_OF_A_DATE = 10
"""Characters of a date in figures."""
_LEAD, _SAME = "org_contact.", "org_contact.same_as_referrer"
_NAMES = frozenset({"forename", "forenames", "surname"})


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why a box stays empty although an answer goes there."""

    why: str


NOT_GIVEN = Nothing("no answer is given")
_NOT_KNOWN = Nothing("the answer is \u201cnot known\u201d, and this box has no place for that")
_NO_OPTION = Nothing("none of what it offers is the answer")
_UNCLEAR_OPTION = Nothing("more than one of what it offers begins with the answer")
_UNCLEAR = Nothing("there is more than one, and the box holds one")


@dataclass(frozen=True, slots=True)
class Values:
    """The released answers of one referral, ready for boxes. `today` is for an undated one."""

    form: Form
    released: Released
    table: Table
    today: date
    postcodes_apart: frozenset[tuple[str, ...]] = frozenset()
    """The sections that have a box of their own for a postcode."""

    def writing(self, box: Box, answers: Sequence[str]) -> Writing | Nothing:
        """What goes into the box."""
        if box.kind is BoxKind.DATE:
            return self._day(answers)
        if box.kind is BoxKind.CHOICE:
            return self._choice(box, answers)
        return self._text(box, answers)

    def _day(self, answers: Sequence[str]) -> Day | Nothing:
        if len(answers) != 1 or self.form.by_id[answers[0]].type is not QuestionType.DATE:
            return _NO_OPTION
        value = self.released.get(answers[0])
        if isinstance(value, NotKnown):
            return _NOT_KNOWN
        partial = parse_date(value) if isinstance(value, str) else None
        if partial is None:
            return NOT_GIVEN
        day = f"{partial.day:02}" if partial.day else ""
        month = f"{partial.month:02}" if partial.month else ""
        return Day(day, month, f"{partial.year:04}")

    def _choice(self, box: Box, answers: Sequence[str]) -> Choose | Nothing:
        """The option that says what the answer says; a detail beside it is not a tick."""
        value = self.released.get(answers[0])
        if value is None:
            return NOT_GIVEN
        question = self.form.by_id[answers[0]]
        wanted = "not_known" if isinstance(value, NotKnown) else value
        if isinstance(wanted, bool):
            wanted = "yes" if wanted else "no"
        if not isinstance(wanted, str):
            return _NO_OPTION
        offered = [self.table.options.get(plain(option), "") for option in box.options]
        if question.type is not QuestionType.CHOICE and wanted != "not_known":
            offered = [plain(option) for option in box.options]
            wanted = plain(wanted)
        fits = [number for number, option in enumerate(offered) if option == wanted]
        if question.type is QuestionType.CHOICE and any(_has_kinds(box, each) for each in fits):
            return _UNCLEAR_OPTION
        return Choose(fits[0]) if len(fits) == 1 else _NO_OPTION

    def _text(self, box: Box, answers: Sequence[str]) -> str | Nothing:
        texts: list[str] = []
        nothing = NOT_GIVEN
        name_before = False
        for answer in answers:
            written = self._one(box, answer)
            is_name = answer.rpartition(".")[2] in _NAMES
            if isinstance(written, Nothing):
                nothing = written if written is not NOT_GIVEN else nothing
            elif is_name and name_before:
                texts[-1] += f" {written}"
            else:
                texts.append(written)
            name_before = is_name and bool(texts)
        if not texts:
            return nothing
        if len(texts) > 1 and self.form.by_id[answers[0]].type is QuestionType.CHOICE:
            return f"{texts[0]}: {_flat(texts[1], box)}"
        return ("\n" if box.lines else "; ").join(texts)

    def _one(self, box: Box, answer: str) -> str | Nothing:
        answer = self._of_the_same(answer)
        question, value = self.form.by_id[answer], self.released.get(answer)
        if answer == "individual.approx_age" or _wants_age(box, question):
            return self._age(value)
        if value is None:
            return NOT_GIVEN
        if isinstance(value, NotKnown):
            return _NOT_KNOWN
        return self._given(box, question, value)

    def _of_the_same(self, answer: str) -> str:
        """The referrer's answer for the lead's, where the referrer is the lead."""
        same = f"referrer.{answer.removeprefix(_LEAD)}"
        is_same = answer.startswith(_LEAD) and self.released.get(_SAME) is True
        return same if is_same and same in self.form.by_id else answer

    def _given(self, box: Box, question: Question, value: Value) -> str | Nothing:
        if is_rows(value):
            return self._rows(box, question, value)
        if is_texts(value):
            return _listed(box, question, value)
        if isinstance(value, bool):
            return "Yes" if value else "No"
        text = str(value)
        written: str | Nothing
        match question.type:
            case QuestionType.DATE:
                written = _date_text(text, box)
            case QuestionType.CHOICE:
                written = question.option_label(text)
            case QuestionType.PHONE:
                written = _listed(box, question, (text,))
            case _:
                written = _flat(text, box)
        return written

    def _age(self, given: Value | None) -> str | Nothing:
        """The age on the day of the referral, from the date of birth if that leaves no doubt."""
        born = parse_date(self.released.text("individual.dob"))
        made = parse_date(self.released.text("dates.referral"))
        day = made.earliest if made and made.day else self.today
        if born is not None:
            ages = ages_from_birth(born, day)
            if ages.low == ages.high and ages.low >= 0:
                return str(ages.low)
        told = self.released.text("individual.approx_age")
        if told:
            return told
        return _NOT_KNOWN if isinstance(given, NotKnown) else NOT_GIVEN

    def _rows(self, box: Box, question: Question, rows: Sequence[GroupRow]) -> str | Nothing:
        if question.id != "individual.addresses":
            return "\n".join(
                "; ".join(str(text) for text in row.values() if isinstance(text, str))
                for row in rows
            )
        words = plain(box.label)
        only_postcode = bool(_POSTCODE.search(words)) and not _ADDRESS.search(words)
        wants_all = not only_postcode and _SEVERAL.search(box.label) is not None
        current = [row for row in rows if row.get("current")]
        chosen = rows if wants_all else current or rows
        if len(chosen) > 1 and not wants_all:
            return _UNCLEAR
        if only_postcode:
            return str(chosen[0].get("postcode", "")) or NOT_GIVEN
        apart = box.context in self.postcodes_apart and not wants_all
        texts = [_address(row, box, postcode=not apart, mark=len(chosen) > 1) for row in chosen]
        return ("\n\n" if box.lines else "; ").join(texts)


def _has_kinds(box: Box, number: int) -> bool:
    """Whether another option is the same and more: "Yes", "Yes, in part"."""
    words = f"{plain(box.options[number])} "
    others = (each for place, each in enumerate(box.options) if place != number)
    return any(plain(each).startswith(words) for each in others)


def _address(row: Mapping[str, str | bool], box: Box, *, postcode: bool, mark: bool) -> str:
    lines = [str(row.get("address", ""))]
    code = str(row.get("postcode", ""))
    if postcode and code and code not in lines[0]:
        lines.append(code)
    if mark and row.get("current"):
        lines.append("(current address)")
    return _flat("\n".join(filter(None, lines)), box, joint=", ")


def _listed(box: Box, question: Question, values: Sequence[str]) -> str | Nothing:
    """Entries of a list; of phone numbers only those of the kind that the box asks for."""
    words = plain(box.label)
    wanted: Sequence[str] = values
    if question.type in (QuestionType.PHONES, QuestionType.PHONE):
        mobile, landline = "mobile" in words, "landline" in words or "home" in words
        either = mobile and (landline or _EITHER.search(box.label) is not None)
        if mobile != landline and not either:
            wanted = [each for each in values if bool(_MOBILE.match(each.strip())) is mobile]
    if not wanted:
        return Nothing("no number of this kind is given")
    text = ("\n" if box.lines and len(wanted) > 2 else "; ").join(wanted)
    small = box.room is not None and len(text) > box.room
    if small and len(wanted) == 1 and question.type in (QuestionType.PHONES, QuestionType.PHONE):
        return text.replace(" ", "")
    return text


def _wants_age(box: Box, question: Question) -> bool:
    words = plain(box.label)
    return question.id == "individual.dob" and bool(_AGE.search(words)) and not _BORN.search(words)


def _date_text(text: str, box: Box) -> str | Nothing:
    """Day first; the month in words where the day is not known, or where the box shows words."""
    partial = parse_date(text)
    if partial is None:
        return text
    if partial.day and partial.month and "MMM" not in box.date_format:
        return _in_figures(partial, box)
    if box.room is not None and box.room <= _ROOM_OF_A_DATE:
        return Nothing("only a part of the date is known, and the box holds a whole one")
    return partial.in_words()


def _in_figures(partial: PartialDate, box: Box) -> str:
    day, month, year = f"{partial.day:02}", f"{partial.month:02}", f"{partial.year:04}"
    if box.room is not None and box.room < 8:
        return f"{day}{month}{year[2:]}"
    if box.room is not None and box.room < 10:
        return f"{day}{month}{year}"
    return f"{day}/{month}/{year}"


def _flat(text: str, box: Box, joint: str = " ") -> str:
    """The text as it is, or with blanks for line ends where a box has one line."""
    tidy = text.strip()
    if box.lines or "\n" not in tidy:
        return tidy
    return joint.join(part.strip() for part in tidy.splitlines() if part.strip())
