"""One question and its answer on paper."""

from collections.abc import Iterator, Sequence

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.characters import BOX, described
from prevent_desktop.document.style import BODY, BODY_QUIET, LABEL, NOTE, SUBHEADING, Style
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import ROW_PAD, Typesetter, Words
from prevent_desktop.document.wording import ADDITION
from prevent_desktop.form.answers import Released
from prevent_desktop.form.definition import Question, QuestionType
from prevent_desktop.form.printed import Printed, printed

_NAMED = 200
"""Boxes named one by one in a note; the rest are counted."""
_WHOLE_PARAGRAPH = 200.0
"""Paragraphs up to this high, in points, are not parted: they read, and read aloud, as one."""
_PARAGRAPHS = 500
"""An answer of more paragraphs is one element, to keep the structure tree small."""


def answer_blocks(
    questions: Sequence[Question], released: Released, setter: Typesetter, part: Element
) -> Iterator[Block]:
    """The questions in order: short answers as rows of tables, long ones over the whole width."""
    table: Element | None = None
    for question in questions:
        answer = printed(question, released.get(question.id))
        text = released.text(question.id)
        if question.type is QuestionType.LONG_TEXT and answer.given and text:
            table = None
            yield from _long(question, answer.text, setter, part)
        else:
            table = table or part.add("Table")
            yield _row(question, answer, setter, table)


def note_on_boxes(setter: Typesetter, text: str) -> str:
    """What the boxes in a text stand for; empty if everything can be drawn."""
    missing = setter.fonts.undrawable(text)
    if not missing:
        return ""
    names = ", ".join(described(character) for character in missing[:_NAMED])
    more = f", and {len(missing) - _NAMED} more characters" if len(missing) > _NAMED else ""
    return f"{BOX} stands for: {names}{more}"


def worded_cell(text: str, style: Style, setter: Typesetter, cell: Element) -> tuple[Words, ...]:
    """What stands in a cell: the text, and below it a note on its boxes if it has any."""
    note = note_on_boxes(setter, text)
    if not note:
        return (Words(cell, text, style),)
    return Words(cell.add("P"), text, style), Words(cell.add("P"), note, NOTE)


def _row(question: Question, answer: Printed, setter: Typesetter, table: Element) -> Block:
    line = table.add("TR")
    head, cell = line.add("TH", scope="Row"), line.add("TD")
    style = BODY if answer.given else BODY_QUIET
    values = worded_cell(answer.text, style, setter, cell)
    if not question.addition:
        return setter.row((Words(head, question.label, LABEL),), values)
    labels = (Words(head.add("P"), question.label, LABEL), Words(head.add("P"), ADDITION, NOTE))
    return setter.row(labels, values)


def _long(question: Question, text: str, setter: Typesetter, part: Element) -> Iterator[Block]:
    title = [Words(part.add("H3"), question.label, SUBHEADING)]
    if question.addition:
        title.append(Words(part.add("P"), ADDITION, NOTE))
    yield setter.text(*title, before=14, keep=True)
    yield from text_blocks(text, setter, part)


def text_blocks(text: str, setter: Typesetter, part: Element) -> Iterator[Block]:
    """A long text over the whole width, paragraph by paragraph, with a note on its boxes."""
    paragraphs, note = _paragraphs(text), note_on_boxes(setter, text)
    for number, paragraph in enumerate(paragraphs, 1):
        ends = number == len(paragraphs) and not note
        before = 2 if number == 1 else 8
        yield _passage(setter, Words(part.add("P"), paragraph, BODY), before, ends=ends)
    if note:
        yield _passage(setter, Words(part.add("P"), note, NOTE), 2, ends=True)


def _passage(setter: Typesetter, words: Words, before: float, *, ends: bool) -> Block:
    """A paragraph of a long answer; the last one has the line of a table row below it."""
    if not ends:
        return setter.text(words, before=before, whole_up_to=_WHOLE_PARAGRAPH)
    return setter.text(
        words,
        before=max(0.0, before - ROW_PAD),
        pad=ROW_PAD,
        rule=True,
        whole_up_to=_WHOLE_PARAGRAPH,
    )


def _paragraphs(text: str) -> list[str]:
    """The paragraphs as typed, parted by single empty lines; or all of them together."""
    unified = text.replace("\r\n", "\n")
    if unified.count("\n\n") > _PARAGRAPHS:
        return [text]
    return [paragraph for paragraph in unified.split("\n\n") if paragraph.strip()] or [text]
