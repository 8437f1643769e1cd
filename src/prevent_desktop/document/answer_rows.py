"""The answers of one section on paper: rows, long texts, and what was not given in one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from prevent_desktop.document.bidi import has_rtl
from prevent_desktop.document.blocks import Block
from prevent_desktop.document.cells import long_passages, worded_cell
from prevent_desktop.document.style import BODY, BODY_QUIET, LABEL, SUBHEADING
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import ROW_PAD, VALUE_WIDTH, Typesetter, Words
from prevent_desktop.document.wording import ADDITION_SIGN, NOT_GIVEN_HERE
from prevent_desktop.form.answers import Released, is_rows, is_texts
from prevent_desktop.form.conditions import holds
from prevent_desktop.form.definition import AnswerState, Question, QuestionType
from prevent_desktop.form.printed import Printed, printed, row_lines

_ROW_LINES = 3
"""A long text of at most so many lines stands in a row like a short one."""
_SHORT = 40
"""Characters of an answer that may fit in half a row; whether it does is measured."""
_BEGINS_A_PAIR = (".forename", ".forenames")
"""Questions that never stand at the right: their surname belongs beside them."""
_LINE = 100
"""Characters that no line of an answer's cell can hold more of, or nearly."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A question with its answer in words, and what was written in the box that belongs to it."""

    question: Question
    answer: Printed
    detail: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in the answer's cell, each to be read by itself."""
        return tuple(filter(None, (self.answer.text, self.detail)))


def section_blocks(
    questions: Sequence[Question], released: Released, setter: Typesetter, part: Element
) -> Iterator[Block]:
    """The questions in order; those without an answer are named at the end, in one line."""
    items, missing = _sorted(questions, released)
    alone = len(questions) == 1
    table: Element | None = None
    place = 0
    while place < len(items):
        item = items[place]
        if _is_long(item, setter, alone=alone):
            table = None
            yield from _long(item, setter, part, alone=alone)
            place += 1
            continue
        table = table or part.add("Table")
        shared = _shared(items[place : place + 2], setter, table)
        yield shared or _row(item, released, setter, table)
        place += 2 if shared else 1
    if missing:
        words = f"{NOT_GIVEN_HERE} {'; '.join(missing)}."
        yield setter.text(Words(part.add("P"), words, BODY_QUIET), before=2, pad=ROW_PAD)


def in_list(label: str) -> str:
    """A label inside a running list: "date of birth"."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _sorted(
    questions: Sequence[Question], released: Released
) -> tuple[list[_Item], tuple[str, ...]]:
    """What was answered, details with their question, and the names of what was not."""
    items: list[_Item] = []
    missing: list[str] = []
    by_id = {question.id for question in questions}
    for question in questions:
        value = released.get(question.id)
        given = value is False or released.state(question.id) is not AnswerState.EMPTY
        owner = question.id.removesuffix("_detail") if question.is_detail else ""
        if not given:
            if _is_missed(question, owner in by_id, released):
                missing.append(in_list(question.printed_label))
            continue
        if owner in by_id and isinstance(value, str):
            if items and items[-1].question.id == owner:
                last = items.pop()
                items.append(_Item(last.question, last.answer, value))
                continue
            chosen = next(each for each in questions if each.id == owner)
            items.append(_Item(chosen, printed(chosen, None, for_reader=True), value))
            missing.remove(in_list(chosen.printed_label))
            continue
        items.append(_Item(question, printed(question, value, for_reader=True)))
    return items, tuple(missing)


def _is_missed(question: Question, follows: bool, released: Released) -> bool:
    """Whether an empty answer is worth a word: not a box left unticked or nothing to add.

    Nor what is asked for in some cases alone, such as an age where there is no date of birth.
    """
    needs = question.required
    if follows or question.type is QuestionType.FLAG or (needs and all(n.when for n in needs)):
        return any(need.when is None or holds(need.when, released) for need in needs)
    return True


def _is_long(item: _Item, setter: Typesetter, *, alone: bool) -> bool:
    if item.question.type is not QuestionType.LONG_TEXT or not item.answer.given or item.detail:
        return False
    text = item.answer.text
    if alone or "\n\n" in text or len(text) > _LINE * _ROW_LINES:
        return True
    return len(setter.passage(Words(Element("P"), text, BODY), VALUE_WIDTH).lines) > _ROW_LINES


def _label(question: Question, element: Element) -> Words:
    aside = ADDITION_SIGN if question.addition else ""
    return Words(element, question.printed_label, LABEL, aside=aside)


def _row(item: _Item, released: Released, setter: Typesetter, table: Element) -> Block:
    line = table.add("TR")
    head, cell = line.add("TH", scope="Row"), line.add("TD")
    value = released.get(item.question.id)
    if is_texts(value):
        words: tuple[str, ...] = value
    elif is_rows(value):
        entries = [row_lines(item.question, row, for_reader=True) for row in value]
        words = tuple(chain.from_iterable(_apart(entries)))
    else:
        words = item.words
    style = BODY if item.answer.given else BODY_QUIET
    return setter.row((_label(item.question, head),), worded_cell(words, style, setter, cell))


def _apart(entries: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The parts of each entry, with an empty line after each entry but the last."""
    for number, parts in enumerate(filter(None, entries), 1):
        yield parts if number == len(entries) else (*parts[:-1], f"{parts[-1]}\n")


def _shared(items: Sequence[_Item], setter: Typesetter, table: Element) -> Block | None:
    """Two short answers beside each other; for whoever reads by the tags they are two rows."""
    if len(items) < len(("left", "right")) or not all(_is_short(item, setter) for item in items):
        return None
    if items[1].question.id.endswith(_BEGINS_A_PAIR):
        return None
    lines = [Element("TR"), Element("TR")]
    pairs = tuple(
        (
            _label(item.question, line.add("TH", scope="Row")),
            Words(line.add("TD"), item.answer.text, BODY if item.answer.given else BODY_QUIET),
        )
        for item, line in zip(items, lines, strict=True)
    )
    strip = setter.shared_row(pairs)
    if strip is not None:
        table.content.extend(lines)
    return strip


def _is_short(item: _Item, setter: Typesetter) -> bool:
    text = item.answer.text
    if item.detail or item.question.type is QuestionType.GROUP or "\n" in text or has_rtl(text):
        return False  # at the right of its half a text would stand close to the next label
    return len(text) <= _SHORT and not setter.fonts.undrawable(text)


def _long(item: _Item, setter: Typesetter, part: Element, *, alone: bool) -> Iterator[Block]:
    """A long text over the whole width; the only one of its section needs no heading."""
    if not alone:
        aside = ADDITION_SIGN if item.question.addition else ""
        title = Words(part.add("H3"), item.question.printed_label, SUBHEADING, aside=aside)
        yield setter.text(title, before=8, keep=True)
    headings = frozenset(chain.from_iterable(each.headings for each in item.question.prompts))
    yield from long_passages(item.answer.text, setter, part, headings)
