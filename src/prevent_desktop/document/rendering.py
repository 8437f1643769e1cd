"""The main road: story, pages, drawing, finishing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.canvas import Sheets
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.furniture import Furniture, draw_continued, draw_furniture
from prevent_desktop.document.pages import paginate
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.pdfa import About, finalise
from prevent_desktop.document.story import pdf_title, tell
from prevent_desktop.document.style import PAGE_HEIGHT, PAGE_WIDTH
from prevent_desktop.document.summary import born, person
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.document.wording import CONTINUED, COPY, DRAFT, INCOMPLETE


def render_paper(paper: Paper, fonts_dir: Path) -> bytes:
    """The finished paper, ready to be signed; the same paper gives the same bytes."""
    if paper.draft or paper.large_copy:
        paper = replace(paper, payload=None)  # for looking at, not for programs
    setter = Typesetter(load_fonts(fonts_dir), large=paper.large_copy)
    story = tell(paper, setter)
    furniture = Furniture(
        marking=paper.area.marking,
        person=person(paper),
        born=born(paper),
        reference=paper.reference,
        alarm=_alarm(paper),
        watermark="DRAFT" if paper.draft else "",
    )
    sheets = draw(story.blocks, setter, furniture)
    return finalise(
        sheets,
        shaper=setter.shaper,
        root=story.root,
        about=About(pdf_title(paper), paper.moment, paper.payload),
    )


def _alarm(paper: Paper) -> str:
    if paper.draft:
        return DRAFT
    said = (COPY if paper.large_copy else "", "" if paper.complete else INCOMPLETE)
    return " \u00b7 ".join(filter(None, said))


def draw(blocks: Sequence[Block], setter: Typesetter, furniture: Furniture) -> Sheets:
    """Draw blocks on as many pages as they take."""
    sheets = Sheets(PAGE_WIDTH, PAGE_HEIGHT)
    pages = paginate(blocks)
    section = ""
    for number, page in enumerate(pages, start=1):
        draw_furniture(sheets, setter, furniture, number=number, total=len(pages))
        begins = page[0].block.outline and page[0].start == 0
        if section and not begins and not setter.large:  # there is no room for it
            draw_continued(sheets, setter, CONTINUED.format(section=section))
        for placed in page:
            section = placed.block.outline or section
            placed.block.draw(sheets, placed.top, placed.start, placed.stop)
        sheets.end_page()
    return sheets
