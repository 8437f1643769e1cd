"""Labels that stand below their lines, as in signature blocks: no line gets one from above."""

from collections.abc import Callable, Sequence

from prevent_desktop.own_form.word_blocks import is_tick
from prevent_desktop.own_form.word_paragraph import Paragraph
from prevent_desktop.own_form.word_xml import Element

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
