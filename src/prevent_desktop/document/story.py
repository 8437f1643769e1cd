"""The finished paper from top to bottom: front matter, the answers, the signature page.

Everything printed about the questions comes from the form's definition, so a new question
appears by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from prevent_desktop.document.answer_rows import answer_blocks
from prevent_desktop.document.blocks import Block
from prevent_desktop.document.front import front
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.signature_part import Signing, signature_blocks
from prevent_desktop.document.style import HEADING
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.document.wording import draft_title_of, title_of


@dataclass(frozen=True, slots=True)
class Story:
    """Blocks in reading order and the structure they belong to."""

    blocks: list[Block]
    root: Element


def tell(paper: Paper, setter: Typesetter) -> Story:
    """Lay out everything that is content, in reading order."""
    root = Element("Document")
    blocks: list[Block] = [*front(paper, setter, root), *_sections(paper, setter, root)]
    if not paper.draft:
        signing = Signing(paper.signer, paper.moment, paper.reference, paper.fingerprint)
        blocks.extend(signature_blocks(signing, setter, root, new_page=True))
    return Story(blocks, root)


def _sections(paper: Paper, setter: Typesetter, root: Element) -> Iterator[Block]:
    """The answers in the national order, from the second page on."""
    first = True
    for section in paper.form.sections:
        questions = [q for q in section.questions if q.id in paper.shown]
        if questions:
            part = root.add("Sect")
            yield setter.heading(part.add("H2"), section.title, HEADING, new_page=first)
            yield from answer_blocks(questions, paper.released, setter, part)
            first = False


def pdf_title(paper: Paper) -> str:
    """The title of the file; it holds nobody's name."""
    return draft_title_of(paper.reference) if paper.draft else title_of(paper.reference)
