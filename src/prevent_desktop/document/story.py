"""The finished paper from top to bottom: front matter, the answers, the signature page.

Everything printed about the questions comes from the form's definition, so a new question
appears by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prevent_desktop.document.answer_rows import answer_blocks
from prevent_desktop.document.blocks import Block, FieldBox
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.style import (
    ACCENT,
    ALARM,
    BODY,
    BODY_QUIET,
    HEADING,
    LABEL,
    LEAD,
    SUBHEADING,
    TITLE,
    WARNING,
)
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import (
    INCOMPLETE_EXPLAINED,
    INCOMPLETE_TITLE,
    INDEPENDENT,
    SIGNATURE_MEANING,
    SIGNATURE_TITLE,
    title_of,
    when,
)

REFERRER_FIELD, LEAD_FIELD = "ReferrerSignature", "LeadSignature"
FIELD_WIDTH, FIELD_HEIGHT = 400.0, 92.0
REFERRER_TIP = "Digital signature of the person who made this referral"
LEAD_TIP = "Digital countersignature of the safeguarding or Prevent lead, not needed"


@dataclass(frozen=True, slots=True)
class Story:
    """Blocks in reading order and the structure they belong to."""

    blocks: list[Block]
    root: Element


def tell(paper: Paper, setter: Typesetter) -> Story:
    """Lay out everything that is content, in reading order."""
    root = Element("Document")
    blocks: list[Block] = [
        *_front(paper, setter, root),
        *_sections(paper, setter, root),
        *_signatures(paper, setter, root),
    ]
    return Story(blocks, root)


def _front(paper: Paper, setter: Typesetter, root: Element) -> Iterator[Block]:
    part = root.add("Sect")
    yield setter.text(Words(part.add("H1"), "Prevent referral", TITLE))
    yield setter.text(Words(part.add("P"), paper.reference, LEAD), before=2)
    if not paper.complete:
        yield setter.inset(
            Words(part.add("P"), INCOMPLETE_TITLE, WARNING),
            Words(part.add("P"), INCOMPLETE_EXPLAINED, BODY),
            colour=ALARM,
            before=16,
        )
    yield setter.inset(
        Words(part.add("P"), INDEPENDENT, BODY),
        Words(part.add("P"), paper.form.notice, BODY),
        colour=ACCENT,
        before=16,
    )
    table = part.add("Table")
    form, area = paper.form, paper.area
    facts = (
        ("For", f"{area.name}\n{area.recipient.address}"),
        ("Made", when(paper.moment)),
        (
            "Question set",
            f"{form.title}\n{form.id}, version {form.version}. This is not the official form file.",
        ),
    )
    for number, (label, value) in enumerate(facts):
        row = table.add("TR")
        strip = setter.row(
            (Words(row.add("TH", scope="Row"), label, LABEL),),
            (Words(row.add("TD"), value, BODY),),
        )
        yield strip if number else replace(strip, before=14.0)


def _sections(paper: Paper, setter: Typesetter, root: Element) -> Iterator[Block]:
    for section in paper.form.sections:
        questions = [q for q in section.questions if q.id in paper.shown]
        if questions:
            part = root.add("Sect")
            yield setter.heading(part.add("H2"), section.title, HEADING)
            yield from answer_blocks(questions, paper.released, setter, part)


def _signatures(paper: Paper, setter: Typesetter, root: Element) -> Iterator[Block]:
    part = root.add("Sect")
    yield setter.heading(part.add("H2"), SIGNATURE_TITLE, HEADING, new_page=True)
    table = part.add("Table")
    for label, value in (
        ("Signed by", paper.signer.name),
        ("Role and organisation", paper.signer.role_org),
        ("Date and time of signing", when(paper.moment)),
        ("Reference", paper.reference),
    ):
        row = table.add("TR")
        style = BODY if value.strip() else BODY_QUIET
        yield setter.row(
            (Words(row.add("TH", scope="Row"), label, LABEL),),
            (Words(row.add("TD"), value.strip() or "Not given", style),),
        )
    for number, sentence in enumerate(SIGNATURE_MEANING):
        yield setter.text(Words(part.add("P"), sentence, BODY), before=8 if number else 16)
    for title, name, tip in (
        ("Signature of the person who made this referral", REFERRER_FIELD, REFERRER_TIP),
        ("Countersignature of the lead, if wanted", LEAD_FIELD, LEAD_TIP),
    ):
        yield setter.text(Words(part.add("H3"), title, SUBHEADING), before=16, keep=True)
        yield FieldBox(part.add("Form", alt=tip), name, tip, FIELD_WIDTH, FIELD_HEIGHT)


def pdf_title(paper: Paper) -> str:
    """The title of the file; it holds nobody's name."""
    return title_of(paper.reference)
