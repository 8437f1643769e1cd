"""Texts in cells and over the whole width, each with a note on what its boxes stand for."""

import re
from collections.abc import Collection, Iterator, Sequence

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.characters import BOX, described
from prevent_desktop.document.style import BODY, LABEL, NOTE, Style
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import ROW_PAD, Typesetter, Words
from prevent_desktop.form.control_signs import plain_signs

_NAMED = 200
"""Boxes named one by one in a note; the rest are counted."""
_WHOLE_PARAGRAPH = 200.0
"""Paragraphs up to this high, in points, are not parted: they read, and read aloud, as one."""
_PARAGRAPHS = 500
"""An answer of more paragraphs is one element, to keep the structure tree small."""
_LONGEST_HEADING = 70
_ENDS_A_SENTENCE = frozenset(
    ".!?\u2026,;\"'\u201d\u2019\u00bb)]\u3002\uff01\uff1f\u061f\u06d4\u0964"
)
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


def note_on_boxes(setter: Typesetter, text: str) -> str:
    """What the boxes in a text stand for; empty if everything can be drawn."""
    missing = setter.fonts.undrawable(text)
    if not missing:
        return ""
    names = ", ".join(described(character) for character in missing[:_NAMED])
    more = f", and {len(missing) - _NAMED} more characters" if len(missing) > _NAMED else ""
    return f"{BOX} stands for: {names}{more}"


def worded_cell(
    texts: Sequence[str], style: Style, setter: Typesetter, cell: Element
) -> tuple[Words, ...]:
    """What stands in a cell: each text by itself, and below them a note on their boxes."""
    note = note_on_boxes(setter, "".join(texts))
    if not note and len(texts) == 1:
        return (Words(cell, closed_up(texts[0]), style),)
    words = [Words(cell.add("P"), closed_up(text), style) for text in texts]
    return (*words, Words(cell.add("P"), note, NOTE)) if note else tuple(words)


def closed_up(text: str) -> str:
    """The text with one empty line where there are several: they say nothing, and take pages."""
    return _EMPTY_LINES.sub("\n\n", plain_signs(text))


def long_passages(
    text: str, setter: Typesetter, part: Element, headings: Collection[str] = ()
) -> Iterator[Block]:
    """A long text over the whole width, paragraph by paragraph, with a note on its boxes.

    Lines that are one of `headings` stand out; a heading of any kind stays with what follows it.
    """
    paragraphs, note = _paragraphs(text, headings), note_on_boxes(setter, text)
    for number, paragraph in enumerate(paragraphs, 1):
        ends = number == len(paragraphs) and not note
        style = LABEL if paragraph in headings else BODY
        below_heading = number > 1 and paragraphs[number - 2] in headings
        before = 2 if number == 1 or below_heading else 7
        words = Words(part.add("P"), paragraph, style)
        # of several short ones only the last is kept with what follows: they may fill a page
        keep = _is_heading(paragraph) and not any(map(_is_heading, paragraphs[number : number + 1]))
        yield _passage(setter, words, before, ends=ends, keep=keep)
    if note:
        yield _passage(setter, Words(part.add("P"), note, NOTE), 2, ends=True)


def _passage(
    setter: Typesetter, words: Words, before: float, *, ends: bool, keep: bool = False
) -> Block:
    """A paragraph of a long answer; the last one has the line of a table row below it."""
    if not ends:
        return setter.text(words, before=before, whole_up_to=_WHOLE_PARAGRAPH, keep=keep)
    return setter.text(
        words,
        before=max(0.0, before - ROW_PAD),
        pad=ROW_PAD,
        rule=True,
        whole_up_to=_WHOLE_PARAGRAPH,
    )


def _is_heading(paragraph: str) -> bool:
    """Whether a paragraph looks like the heading of the next: one short line, and no sentence."""
    short = len(paragraph) <= _LONGEST_HEADING and "\n" not in paragraph
    return short and paragraph.rstrip()[-1:] not in _ENDS_A_SENTENCE


def _paragraphs(text: str, headings: Collection[str]) -> list[str]:
    """The paragraphs as typed, parted by empty lines; or all of them together."""
    unified = closed_up(text)
    if unified.count("\n\n") > _PARAGRAPHS:
        return [text]
    parts = (each for whole in unified.split("\n\n") for each in _by_heading(whole, headings))
    return [part for part in parts if part.strip()] or [text]


def _by_heading(paragraph: str, headings: Collection[str]) -> Iterator[str]:
    """The paragraph, parted before and after each of its lines that is a heading."""
    lines: list[str] = []
    for line in paragraph.split("\n"):
        if line.strip() in headings:
            yield "\n".join(lines)
            yield line.strip()
            lines = []
        else:
            lines.append(line)
    yield "\n".join(lines)
