"""Labels that stand below or behind their lines, as in signature blocks."""

from collections.abc import Callable, Sequence

from prevent_desktop.own_form.word_blocks import is_tick
from prevent_desktop.own_form.word_paragraph import Paragraph
from prevent_desktop.own_form.word_xml import Element

_A_ROW = 2
"""Places in one line of which each has a label."""
_LONGEST = 6
"""Words of a label below a line."""


def lines_over_labels(
    items: Sequence[Paragraph | Element], is_heading: Callable[[Paragraph], bool]
) -> set[int]:
    """The places of ruled lines in turn with labels, of which the last label has no line below.

    Either each label is below its line, or one label has none: which it is cannot be told.
    """
    kinds = [
        (number, _kind(item, is_heading))
        for number, item in enumerate(items)
        if not _is_blank(item)
    ]
    found: set[int] = set()
    start = 0
    for at, (_, kind) in enumerate(kinds):
        if at and {kinds[at - 1][1], kind} != {"line", "label"}:
            start = at
        last = at + 1 == len(kinds) or kinds[at + 1][1] in {"heading", "text"}
        if kind == "label" and last:
            found.update(number for number, each in kinds[start:at] if each == "line")
    return found


def labels_after(paragraph: Paragraph) -> bool:
    """Whether the labels of one line stand behind their places: "____ (surname) ____ (name)"."""
    slots = paragraph.slots
    if len(slots) < _A_ROW or any(map(is_tick, slots)):
        return False
    stops = [*(slot.start for slot in slots[1:]), len(paragraph.atoms)]
    behind = [
        paragraph.words(slot.end, stop).strip() for slot, stop in zip(slots, stops, strict=True)
    ]
    if not all(any(map(str.isalpha, words)) for words in behind):
        return False
    before = paragraph.words(0, slots[0].start)
    return not any(map(str.isalpha, before)) or all(words.startswith("(") for words in behind)


def _is_blank(item: Paragraph | Element) -> bool:
    return isinstance(item, Paragraph) and not item.slots and not item.words()


def _kind(item: Paragraph | Element, is_heading: Callable[[Paragraph], bool]) -> str:
    if not isinstance(item, Paragraph):
        return "table"
    words = item.words()
    if item.slots:
        return "line" if not words and not any(map(is_tick, item.slots)) else "other"
    if is_heading(item):
        return "heading"
    short = len(words.split()) <= _LONGEST and not words.endswith((".", ":", "?"))
    return "label" if short else "text"
