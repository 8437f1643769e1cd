"""The main road: story, pages, drawing, finishing."""

from collections.abc import Sequence
from pathlib import Path

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.canvas import Sheets
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.furniture import Furniture, draw_furniture
from prevent_desktop.document.pages import paginate
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.pdfa import About, finalise
from prevent_desktop.document.story import pdf_title, tell
from prevent_desktop.document.style import PAGE_HEIGHT, PAGE_WIDTH
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.document.wording import INCOMPLETE
from prevent_desktop.form.printed import date_in_words

_FORENAMES, _SURNAME, _BORN = "individual.forenames", "individual.surname", "individual.dob"


def render_paper(paper: Paper, fonts_dir: Path) -> bytes:
    """The finished paper, ready to be signed; the same paper gives the same bytes."""
    setter = Typesetter(load_fonts(fonts_dir))
    story = tell(paper, setter)
    furniture = Furniture(
        marking=paper.area.marking,
        person=_person(paper),
        born=_born(paper),
        reference=paper.reference,
        alarm="" if paper.complete else INCOMPLETE,
    )
    sheets = draw(story.blocks, setter, furniture)
    return finalise(
        sheets.finish(),
        shaper=setter.shaper,
        root=story.root,
        fields=sheets.fields,
        about=About(pdf_title(paper), paper.moment, paper.payload),
    )


def draw(blocks: Sequence[Block], setter: Typesetter, furniture: Furniture) -> Sheets:
    """Draw blocks on as many pages as they take."""
    sheets = Sheets(PAGE_WIDTH, PAGE_HEIGHT)
    pages = paginate(blocks)
    for number, page in enumerate(pages, start=1):
        draw_furniture(sheets, setter, furniture, number=number, total=len(pages))
        for placed in page:
            placed.block.draw(sheets, placed.top, placed.start, placed.stop)
        sheets.end_page()
    return sheets


_NO_NAME = "Name not known"


def _person(paper: Paper) -> str:
    """The name of the person referred, as far as it is known."""
    parts = (paper.released.text(question) for question in (_FORENAMES, _SURNAME))
    return " ".join(" ".join(parts).split()) or _NO_NAME


def _born(paper: Paper) -> str:
    """The date of birth for the page header; the reason it is not known stands in its place."""
    value = paper.released.get(_BORN)
    if isinstance(value, str):
        words = " ".join(date_in_words(value).split())[:_LONGEST_DATE]
    else:
        words = "not known" if value is not None else "not given"
    return f"\u00b7 date of birth: {words}"


_LONGEST_DATE = 24
"""Characters; no date is longer, but what was typed in its place may be."""
