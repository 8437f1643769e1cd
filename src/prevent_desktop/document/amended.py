"""The box on the first page of an amended copy: what it replaces, why, and what was changed."""

from collections.abc import Iterator

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.style import ACCENT, BODY, WARNING
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words

NOTHING_CHANGED = "The answers are the same as in the referral that it replaces."
NOT_LISTED = (
    "What was changed is not listed, because the answers of the referral that it replaces were not "
    "at hand."
)
_MOST_LINES = 8
"""Labels that get a line each; more share a paragraph, for the page has other things to say."""


def amended_texts(paper: Paper) -> tuple[str, ...]:
    """What the box says, the first line being its title; nothing if nothing is replaced."""
    if not paper.replaces:
        return ()
    title = f"Amended copy: please correct your record of {paper.replaces}"
    why = f"Why: {paper.why}" if paper.why else "No reason was given."
    if paper.changed is None:
        return title, why, NOT_LISTED
    if not paper.changed:
        return title, why, NOTHING_CHANGED
    labels = paper.changed
    if len(labels) > _MOST_LINES:
        labels = ("; ".join(labels),)
    return title, why, "Answers that were changed:", *labels


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
