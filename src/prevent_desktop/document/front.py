"""The first page: what a case worker needs to know before anything else."""

from collections.abc import Iterator
from dataclasses import replace

from prevent_desktop.document.amended import amended_blocks
from prevent_desktop.document.answer_rows import in_list
from prevent_desktop.document.blocks import Block
from prevent_desktop.document.cells import worded_cell
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.style import (
    ALARM,
    BODY,
    LABEL,
    LEAD,
    NOTE,
    NOTICE,
    TITLE,
    WARNING,
    Colour,
)
from prevent_desktop.document.summary import Fact, Places, facts, reachable
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import (
    ASK_REFERRER,
    COPY_EXPLAINED,
    COPY_TITLE,
    DRAFT_EXPLAINED,
    DRAFT_TITLE,
    HOLDS_DATA,
    IN_DOUBT,
    INCOMPLETE_EXPLAINED,
    INCOMPLETE_TITLE,
    MISSING,
    NO_WAY_TO_ASK,
    SUMMARY_TITLE,
)


def front(paper: Paper, setter: Typesetter, part: Element, places: Places) -> Iterator[Block]:
    """The blocks of the first page, as children of `part`."""
    title = "Draft of a Prevent referral" if paper.draft else "Prevent referral"
    yield setter.text(Words(part.add("H1"), title, TITLE), outline=SUMMARY_TITLE)
    yield setter.text(Words(part.add("P"), paper.reference or "No reference yet", LEAD), before=2)
    if paper.draft:
        yield _box(part, setter, DRAFT_TITLE, DRAFT_EXPLAINED)
    elif paper.large_copy:
        yield _box(part, setter, COPY_TITLE, COPY_EXPLAINED)
    if not paper.draft and not paper.complete:
        yield _box(part, setter, INCOMPLETE_TITLE, *_incomplete(paper))
    yield from amended_blocks(paper, part, setter)
    yield from fact_rows([*facts(paper, places)], setter, part, before=10)
    if paper.payload is not None:
        yield setter.text(Words(part.add("P"), HOLDS_DATA, NOTICE), before=8)


def fact_rows(
    facts: list[Fact], setter: Typesetter, part: Element, before: float = 14.0
) -> Iterator[Block]:
    """A table of labels and texts."""
    table = part.add("Table")
    for number, (label, texts, note) in enumerate(facts):
        row = table.add("TR")
        head, cell = row.add("TH", scope="Row"), row.add("TD")
        values = worded_cell(texts, BODY, setter, cell)
        if note:
            if values[0].element is cell:
                values = (Words(cell.add("P"), values[0].text, BODY),)
            values = (*values, Words(cell.add("P"), note, NOTE))
        strip = setter.row((Words(head, label, LABEL),), values)
        yield strip if number else replace(strip, before=before)


def _incomplete(paper: Paper) -> Iterator[str]:
    yield INCOMPLETE_EXPLAINED
    for title, questions in ((MISSING, paper.missing), (IN_DOUBT, paper.doubtful)):
        named = _named(paper, questions)
        if named:
            yield title
            yield from named
    yield ASK_REFERRER if reachable(paper) else NO_WAY_TO_ASK


def _named(paper: Paper, questions: tuple[str, ...]) -> list[str]:
    """Questions by section: "Dates: date of this referral."."""
    told = []
    for section in paper.form.sections:
        labels = [in_list(q.printed_label) for q in section.questions if q.id in questions]
        if labels:
            told.append(f"{section.printed_title}: {', '.join(labels)}.")
    return told


def _box(
    part: Element, setter: Typesetter, title: str, *texts: str, colour: Colour = ALARM
) -> Block:
    return setter.inset(
        Words(part.add("P"), title, WARNING),
        *(Words(part.add("P"), text, BODY) for text in texts),
        colour=colour,
        before=10,
    )
