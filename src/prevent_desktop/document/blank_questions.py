"""The questions of the blank form: short ones beside each other, long ones with their prompts."""

from collections.abc import Iterator, Sequence

from prevent_desktop.document.blocks import Block, Passage
from prevent_desktop.document.pen import Pen, PenCell, PenLines, PenStrip
from prevent_desktop.document.style import (
    CONTENT_WIDTH,
    PEN_HINT,
    PEN_LABEL,
    PEN_PROMPT,
    PEN_PROMPT_TITLE,
    Style,
)
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import ADDITION_SIGN, BLANK_NOT_KNOWN, BLANK_YES
from prevent_desktop.form.definition import Member, Question, QuestionType

_ENTRIES = 2
"""How many entries of a group the paper has room for; more go on another sheet."""
_LONG_LINES = 4
_GAP = 20.0
_HALF = (CONTENT_WIDTH - _GAP) / 2
_PROMPTS_WIDTH = 150.0
_TICKED = frozenset({QuestionType.FLAG, QuestionType.CHOICE})


class QuestionSetter:
    """Lays out questions with room to answer them by pen."""

    def __init__(self, setter: Typesetter, pen: Pen) -> None:
        self._setter = setter
        self._pen = pen

    def blocks(self, questions: Sequence[Question], part: Element) -> Iterator[Block]:
        """The questions in order; two short ones share a row."""
        waiting: list[Question] = []
        for question in questions:
            if self._is_short(question):
                waiting.append(question)
                if len(waiting) < len(("left", "right")):
                    continue
            if waiting:
                yield self._beside(waiting, part)
                waiting = []
            if not self._is_short(question):
                yield from self._whole(question, part)
        if waiting:
            yield self._beside(waiting, part)

    def _is_short(self, question: Question) -> bool:
        wide = question.type in _TICKED or question.paper_lines > 1
        return not wide and question.type not in (QuestionType.LONG_TEXT, QuestionType.GROUP)

    def _beside(self, questions: Sequence[Question], part: Element) -> Block:
        width = _HALF if len(questions) > 1 else CONTENT_WIDTH
        cells = (
            PenCell(number * (_HALF + _GAP), width, self._asked(question, width, part), lines=1)
            for number, question in enumerate(questions)
        )
        return PenStrip(tuple(cells), self._pen)

    def _whole(self, question: Question, part: Element) -> Iterator[Block]:
        """A question over the whole width."""
        asked = self._asked(question, CONTENT_WIDTH, part)
        if question.type in _TICKED:
            yield PenStrip((PenCell(0, CONTENT_WIDTH, asked, self._ticks(question, part)),),
                           self._pen, keep=self._has_detail(question))  # fmt: skip
        elif question.type is QuestionType.GROUP:
            yield PenStrip((PenCell(0, CONTENT_WIDTH, asked),), self._pen, keep=True)
            for number in range(1, _ENTRIES + 1):
                yield from self._entry(question, number, part)
        elif question.type is QuestionType.LONG_TEXT:
            yield from self._long(question, asked, part)
        else:
            lines = question.paper_lines or 1
            yield PenStrip((PenCell(0, CONTENT_WIDTH, asked, lines=lines),), self._pen)

    def _long(
        self, question: Question, asked: tuple[Passage, ...], part: Element
    ) -> Iterator[Block]:
        count = question.paper_lines or _LONG_LINES
        beside = None
        if self._setter.large:
            yield PenStrip((PenCell(0, CONTENT_WIDTH, asked),), self._pen, keep=True)
            yield from self._prompts_above(question, part)
            yield PenLines(max(_LONG_LINES - 1, count * 3 // 5), CONTENT_WIDTH, self._pen)
            return
        if question.prompts:
            x = CONTENT_WIDTH - _PROMPTS_WIDTH
            beside = PenCell(x, _PROMPTS_WIDTH, self._prompts(question, _PROMPTS_WIDTH, part))
        yield PenStrip((PenCell(0, CONTENT_WIDTH, asked),), self._pen, keep=True)
        width = CONTENT_WIDTH - _PROMPTS_WIDTH - _GAP if beside else CONTENT_WIDTH
        yield PenLines(count, width, self._pen, beside)

    def _entry(self, question: Question, number: int, part: Element) -> Iterator[Block]:
        """One entry of a group: its short members beside each other."""
        name = question.item_label.capitalize() or "Entry"
        waiting: list[Member] = []
        for member in question.members:
            if member.type == "long_text":
                yield self._members([member], f"{name} {number}", part)
                continue
            waiting.append(member)
            if len(waiting) == len(("left", "right")):
                yield self._members(waiting, f"{name} {number}", part)
                waiting = []
        if waiting:
            yield self._members(waiting, f"{name} {number}", part)

    def _members(self, members: Sequence[Member], name: str, part: Element) -> Block:
        width = _HALF if len(members) > 1 else CONTENT_WIDTH
        cells = []
        for place, member in enumerate(members):
            flag = member.type == "flag"
            itself = name.rpartition(" ")[0].casefold() == member.label.casefold()
            label = name if itself else f"{name}: {member.label}"
            words = () if flag else (self._passage(part, label, PEN_HINT, width),)
            ticks = (self._passage(part, member.label, PEN_LABEL, width),) if flag else ()
            lines = 0 if flag else 2 if member.type == "long_text" else 1
            cells.append(PenCell(place * (_HALF + _GAP), width, words, ticks, lines))
        return PenStrip(tuple(cells), self._pen, before=3)

    def _asked(self, question: Question, width: float, part: Element) -> tuple[Passage, ...]:
        label = Words(
            part.add("H3"),
            question.paper or question.label,
            PEN_LABEL,
            aside=ADDITION_SIGN if question.addition else "",
        )
        hint = question.hint if question.paper_hint is None else question.paper_hint
        if question.not_known and question.paper_hint is None:
            hint = f"{hint} {BLANK_NOT_KNOWN}".strip()
        words = [self._setter.passage(label, width)]
        if hint:
            words.append(self._passage(part, hint, PEN_HINT, width))
        return tuple(words)

    def _ticks(self, question: Question, part: Element) -> tuple[Passage, ...]:
        labels = [option.label for option in question.options] or [BLANK_YES]
        return tuple(self._passage(part, label, PEN_HINT, CONTENT_WIDTH) for label in labels)

    def _prompts(self, question: Question, width: float, part: Element) -> tuple[Passage, ...]:
        found = []
        for prompts in question.prompts:
            found.append(self._passage(part, prompts.title, PEN_PROMPT_TITLE, width))
            items = (f"\u2022 {item}" for item in prompts.items)
            texts = filter(None, (prompts.intro, *items))
            found += [self._passage(part, text, PEN_PROMPT, width) for text in texts]
        return tuple(found)

    def _prompts_above(self, question: Question, part: Element) -> Iterator[Block]:
        """In large print: over the whole width; set apart they took two sheets more."""
        for prompts in question.prompts:
            items = (f"\u2022 {item}" for item in prompts.items)
            text = " ".join(filter(None, (f"{prompts.title}:", prompts.intro, *items)))
            yield self._setter.text(Words(part.add("P"), text, PEN_PROMPT), before=4)

    def _passage(self, part: Element, text: str, style: Style, width: float) -> Passage:
        return self._setter.passage(Words(part.add("P"), text, style), width)

    def _has_detail(self, question: Question) -> bool:
        """Whether a box to tell more usually follows, which stays on the same page."""
        return question.type is QuestionType.CHOICE
