"""The first page: what a case worker needs to know before anything else."""

from collections.abc import Iterator
from dataclasses import replace

from prevent_desktop.document.amended import amended_blocks
from prevent_desktop.document.answer_rows import worded_cell
from prevent_desktop.document.blocks import Block
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.style import ACCENT, ALARM, BODY, LABEL, LEAD, TITLE, WARNING
from prevent_desktop.document.summary import facts
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import (
    DRAFT_EXPLAINED,
    DRAFT_TITLE,
    INCOMPLETE_EXPLAINED,
    INCOMPLETE_TITLE,
    INDEPENDENT,
)


def front(paper: Paper, setter: Typesetter, root: Element) -> Iterator[Block]:
    """The blocks of the first page."""
    part = root.add("Sect")
    title = "Draft of a Prevent referral" if paper.draft else "Prevent referral"
    yield setter.text(Words(part.add("H1"), title, TITLE))
    yield setter.text(Words(part.add("P"), paper.reference or "No reference yet", LEAD), before=2)
    if paper.draft:
        yield _alarm(part, setter, DRAFT_TITLE, DRAFT_EXPLAINED)
    elif not paper.complete:
        yield _alarm(part, setter, INCOMPLETE_TITLE, INCOMPLETE_EXPLAINED)
    yield from amended_blocks(paper, part, setter)
    yield from fact_rows([*facts(paper), ("Question set", _question_set(paper))], setter, part)
    yield setter.inset(
        Words(part.add("P"), INDEPENDENT, BODY),
        Words(part.add("P"), paper.form.notice, BODY),
        colour=ACCENT,
        before=16,
    )


def fact_rows(
    facts: list[tuple[str, str]], setter: Typesetter, part: Element, before: float = 14.0
) -> Iterator[Block]:
    """A table of labels and texts."""
    table = part.add("Table")
    for number, (label, value) in enumerate(facts):
        row = table.add("TR")
        head, cell = row.add("TH", scope="Row"), row.add("TD")
        values = worded_cell(value, BODY, setter, cell)
        strip = setter.row((Words(head, label, LABEL),), values)
        yield strip if number else replace(strip, before=before)


def _alarm(part: Element, setter: Typesetter, title: str, words: str) -> Block:
    return setter.inset(
        Words(part.add("P"), title, WARNING),
        Words(part.add("P"), words, BODY),
        colour=ALARM,
        before=16,
    )


def _question_set(paper: Paper) -> str:
    form = paper.form
    return f"{form.title}\n{form.id}, version {form.version}. This is not the official form file."
