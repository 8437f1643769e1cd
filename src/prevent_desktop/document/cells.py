"""Texts in cells and over the whole width, each with a note on what its boxes stand for."""

from collections.abc import Iterator, Sequence

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.characters import BOX, described
from prevent_desktop.document.style import BODY, NOTE, Style
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import ROW_PAD, Typesetter, Words

_NAMED = 200
"""Boxes named one by one in a note; the rest are counted."""
_WHOLE_PARAGRAPH = 200.0
"""Paragraphs up to this high, in points, are not parted: they read, and read aloud, as one."""
_PARAGRAPHS = 500
"""An answer of more paragraphs is one element, to keep the structure tree small."""


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
        return (Words(cell, texts[0], style),)
    words = [Words(cell.add("P"), text, style) for text in texts]
    return (*words, Words(cell.add("P"), note, NOTE)) if note else tuple(words)


def lines_apart(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts with an empty line after each but the last."""
    return (*(f"{text}\n" for text in texts[:-1]), *texts[-1:])


def long_passages(text: str, setter: Typesetter, part: Element) -> Iterator[Block]:
    """A long text over the whole width, paragraph by paragraph, with a note on its boxes."""
    paragraphs, note = _paragraphs(text), note_on_boxes(setter, text)
    for number, paragraph in enumerate(paragraphs, 1):
        ends = number == len(paragraphs) and not note
        before = 2 if number == 1 else 7
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
