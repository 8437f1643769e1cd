"""Which answer goes into which box: proposed with its reasons, never guessed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from prevent_desktop.form import Form
from prevent_desktop.own_form.boxes import Box, BoxKind, Held
from prevent_desktop.own_form.following import go_on, stop_short
from prevent_desktop.own_form.matching import (
    BY_HEADING,
    BY_PATTERN,
    PROMPT,
    Reading,
    part_of_form,
    read_box,
)
from prevent_desktop.own_form.owners import from_context, mentioned, names_a_form
from prevent_desktop.own_form.proposal import CLEAR, Line
from prevent_desktop.own_form.table import Question, Table
from prevent_desktop.own_form.words import plain

_HELD = {
    Held.ALREADY: "something stands in it already",
    Held.LOCKED: "the form locks it",
    Held.GRID: "one of several rows of the same shape",
}
_NARRATIVES = frozenset({"concerns.description", "needs.description", "other.information"})
_ROOM_OF_A_DETAIL = 60
"""Characters from which a box takes more than a yes or a no."""
_ONE_MARK = re.compile(r"\?\W*(?:yes|no|y|n)\W*$", re.IGNORECASE)
"""How the label of a place ends that is one of two: "... of this referral? Yes ____"."""
_ASKS_A_FACT = re.compile(
    r"^(?:has|have|had|did|do|does|was|were|is (?!there)|are (?!there)|who|when|where|which|can|"
    r"will|should|how (?:many|often|long))\b"
)
"""How a question begins that a narrative does not answer."""


def propose_lines(boxes: Sequence[Box], form: Form, table: Table) -> tuple[Line, ...]:
    """A line for every box, in the order of the form."""
    own = _own_words(form)
    readings = {box.id: _reading(box, table, own) for box in boxes if not box.held}
    parts = [replace(box, context=part_of_form(box.context, table)) for box in boxes]
    go_on(parts, readings)
    stop_short(parts, readings)
    _by_heading(boxes, readings, table)
    _leave_doubles(boxes, readings)
    _details(boxes, readings, table)
    _leave_doubles(boxes, readings)
    return tuple(_line(box, readings.get(box.id), form) for box in boxes)


def _line(box: Box, reading: Reading | None, form: Form) -> Line:
    if box.held or reading is None:
        why = _HELD[box.held] if box.held else "no question of ours is known under these words"
        return Line(box.id, box.shown_label, box.section, (), 0.0, (why,))
    answers = tuple(each for each in reading.answers if each in form.by_id)
    fits = not reading.needs_room or _is_roomy(box)
    if box.kind is BoxKind.TEXT and answers and fits and reading.detail in form.by_id:
        answers = (*answers, reading.detail)
    sure = reading.sure if answers else 0.0
    return Line(box.id, box.shown_label, box.section, answers, sure, reading.why)


def _is_roomy(box: Box) -> bool:
    return box.lines and (box.room is None or box.room >= _ROOM_OF_A_DETAIL)


def _reading(box: Box, table: Table, own: Mapping[str, str]) -> Reading | None:
    """What the label says; other names of the box are asked too, and have to agree."""
    ticked = box.kind is BoxKind.CHOICE
    if box.doubt or _is_between(box, table):
        return Reading((), 0.0, ("it is not clear which words belong to it",))
    if not ticked and _ONE_MARK.search(box.label):
        return Reading((), 0.0, ("only one of Yes and No stands beside it",))
    labels = tuple(filter(None, (box.label, *box.names)))
    readings = [_read(label, box, table, own, ticked=ticked) for label in labels]
    first = readings[0] if readings else None
    for other in readings[1:]:
        if first is None or other is None:
            # A label that is not understood is not made clear by a name that nobody sees.
            continue
        if not other.answers or (first.answers and first.answers != other.answers):
            return Reading((), 0.0, ("its names say different things", *other.why))
    return first


def _is_between(box: Box, table: Table) -> bool:
    """Whether the words over a box name somebody else than the section does."""
    named = mentioned(box.above, table).owners
    around = tuple(text for text in box.context if text != box.above)
    return bool(named) and named != {from_context(around, table).owner}


def _read(
    label: str, box: Box, table: Table, own: Mapping[str, str], *, ticked: bool
) -> Reading | None:
    reading = read_box(label, box.context, table, ticked=ticked)
    if reading is None and plain(label) in own:
        return Reading((own[plain(label)],), BY_HEADING, (plain(label),))
    return reading


def _own_words(form: Form) -> Mapping[str, str]:
    """The questions by the words of our own form; words that stand for two are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for question in form.questions():
        found[plain(question.label)].add(question.id)
    return {words: ids.pop() for words, ids in found.items() if len(ids) == 1}


def _by_heading(boxes: Sequence[Box], readings: dict[str, Reading | None], table: Table) -> None:
    """A long box whose own words are only a prompt is what its heading says it is."""
    under: dict[str, list[Box]] = defaultdict(list)
    for box in boxes:
        if box.kind is BoxKind.TEXT and box.context and not box.held:
            under[box.context[0]].append(box)
    for heading, found in under.items():
        asked = read_box(heading, found[0].context[1:], table, ticked=False)
        if (
            names_a_form(heading)
            or asked is None
            or len(asked.answers) != 1
            or asked.answers[0] not in _NARRATIVES
        ):
            continue
        prompts = [box for box in found if readings.get(box.id) is None and _is_prompt(box)]
        if len(prompts) == 1:
            why = (*asked.why, "the heading above it")
            readings[prompts[0].id] = replace(asked, sure=BY_HEADING, why=why, detail="")


_NO_DETAIL = re.compile(r"\b(?:who|whom|when|date|name|where|contact|number|telephone|email)\b")
_LONGEST_DETAIL = 20
"""Words of a label that asks for more about the question before it."""


def _details(boxes: Sequence[Box], readings: dict[str, Reading | None], table: Table) -> None:
    """The box after a yes or no holds more about it, where its words ask for that."""
    details = {each.answers: each for each in table.questions if each.detail}
    for before, box in pairwise(boxes):
        asked = readings.get(before.id)
        if box.held or box.kind is not BoxKind.TEXT or before.kind is not BoxKind.CHOICE:
            continue
        if asked is None or asked.answers not in details or asked.sure < CLEAR:
            continue
        question = details[asked.answers]
        if any(
            _is_of_others(text, question, table) for text in set(box.context) - {*before.context}
        ):
            continue
        same = plain(box.label) == plain(before.label)
        heads = box.context[: len(box.context) - len(before.context)]
        words = plain(" ".join(heads)) if same else plain(box.label)
        if same:
            readings[box.id] = None
        if readings.get(box.id) is None and _asks_for_more(words, table):
            readings[box.id] = Reading((question.detail,), BY_PATTERN, (words, *asked.why))


def _is_of_others(text: str, question: Question, table: Table) -> bool:
    """Whether words between a question and the box for its detail name somebody else."""
    words = question.aside.sub(" ", plain(text)) if question.aside else text
    return "other" in mentioned(words, table).owners


def _asks_for_more(words: str, table: Table) -> bool:
    short = len(words.split()) <= _LONGEST_DETAIL
    return short and bool(table.more.search(words)) and not _NO_DETAIL.search(words)


def _is_prompt(box: Box) -> bool:
    words = plain(box.label)
    prompts = len(words.split()) >= PROMPT and not _ASKS_A_FACT.search(words)
    return box.lines and (not box.label or prompts)


def _leave_doubles(boxes: Sequence[Box], readings: dict[str, Reading | None]) -> None:
    """The same answer in two boxes of one section is not clear; a narrative goes in once."""
    places: dict[tuple[tuple[str, ...], object], list[str]] = defaultdict(list)
    for box in boxes:
        reading = readings.get(box.id)
        if reading is not None and reading.answers and reading.sure >= CLEAR:
            once = reading.answers[0] in _NARRATIVES
            where = "" if once else (box.context, reading.field, box.kind)
            places[reading.answers, where].append(box.id)
    for (answers, _), ids in places.items():
        if len(ids) > 1:
            _keep_surest(ids, answers, readings)


def _keep_surest(
    ids: Iterable[str], answers: tuple[str, ...], readings: dict[str, Reading | None]
) -> None:
    sure = {each: found.sure for each in ids if (found := readings[each]) is not None}
    best = max(sure.values())
    surest = [each for each, value in sure.items() if value == best]
    kept = surest if answers[0] in _NARRATIVES and len(surest) == 1 else ()
    for each in sure:
        if each not in kept:
            readings[each] = Reading((), 0.0, ("more than one box asks for it",))
