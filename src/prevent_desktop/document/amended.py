"""The box on the first page of an amended copy: what it replaces, why, and what was changed."""

from collections.abc import Iterator

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.style import ACCENT, BODY, WARNING
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words

NOTHING_CHANGED = "The answers are the same as in the referral that it replaces."
REPLACES = "Amended copy: please correct your record of "
WHY, NO_REASON = "Why: ", "No reason was given."
CHANGED = "Answers that were changed:"
NOT_LISTED = (
    "What was changed is not listed, because the answers of the referral that it replaces were not "
    "at hand."
)
MOST_LINES = 8
"""Labels that get a line each; more share a paragraph, for the page has other things to say."""


def amended_texts(paper: Paper) -> tuple[str, ...]:
    """What the box says, the first line being its title; nothing if nothing is replaced."""
    if not paper.replaces:
        return ()
    title = f"{REPLACES}{paper.replaces}"
    why = f"{WHY}{paper.why}" if paper.why else NO_REASON
    if paper.changed is None:
        return title, why, NOT_LISTED
    if not paper.changed:
        return title, why, NOTHING_CHANGED
    labels = paper.changed
    if len(labels) > MOST_LINES:
        labels = ("; ".join(labels),)
    return title, why, CHANGED, *labels


def amended_blocks(paper: Paper, part: Element, setter: Typesetter) -> Iterator[Block]:
    """The box, as a child of `part`."""
    texts = amended_texts(paper)
    if texts:
        title, *lines = texts
        yield setter.inset(
            Words(part.add("P"), title, WARNING),
            *(Words(part.add("P"), line, BODY) for line in lines),
            colour=ACCENT,
            before=16,
        )
