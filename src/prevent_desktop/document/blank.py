"""The form as an empty paper to fill in by pen: what to do first, lines, boxes to tick, prompts.

It comes from the same definition as the finished paper and holds nobody's data. Where the window's
words make no sense on paper, the question set has words of its own for it (`paper`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from prevent_desktop.area.area import Area
from prevent_desktop.document.blank_front import blank_front
from prevent_desktop.document.blank_questions import QuestionSetter
from prevent_desktop.document.blocks import Block
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.furniture import Furniture
from prevent_desktop.document.pdfa import About, finalise
from prevent_desktop.document.pen import LARGE_PEN, Pen
from prevent_desktop.document.rendering import draw
from prevent_desktop.document.style import HEADING, NOTICE, PEN_HINT
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import ABOUT_TITLE, INDEPENDENT, NAME_LINE
from prevent_desktop.form.definition import Form, Section


@dataclass(frozen=True, slots=True)
class _Blank:
    """What is needed while the form is laid out."""

    form: Form
    area: Area
    setter: Typesetter
    root: Element
    questions: QuestionSetter


def render_blank_form(
    form: Form, area: Area, moment: datetime, fonts_dir: Path, *, large: bool = False
) -> bytes:
    """The blank form, in large print if asked; the same arguments give the same bytes."""
    setter = Typesetter(load_fonts(fonts_dir), large=large)
    root = Element("Document")
    blank = _Blank(form, area, setter, root, QuestionSetter(setter, LARGE_PEN if large else Pen()))
    furniture = Furniture(
        f"{area.marking} when completed",
        "",
        "",
        f"{form.id} {form.version}",
        name_line=NAME_LINE,
    )
    sheets = draw([*_blocks(blank)], setter, furniture)
    return finalise(
        sheets,
        shaper=setter.shaper,
        root=root,
        about=About(f"{form.title}: form to fill in by pen", moment),
    )


def _blocks(blank: _Blank) -> Iterator[Block]:
    yield from blank_front(blank.form, blank.area, blank.setter, blank.root.add("Sect"))
    for number, section in enumerate(blank.form.sections, 1):
        yield from _section(blank, section, number)
    part, setter = blank.root.add("Sect"), blank.setter
    yield setter.text(Words(part.add("H2"), ABOUT_TITLE, NOTICE), before=12, keep=True)
    text = f"{blank.form.notice} {INDEPENDENT}"
    yield setter.text(Words(part.add("P"), text, NOTICE), before=2)


def _section(blank: _Blank, section: Section, number: int) -> Iterator[Block]:
    """A section under the number that it has in the window, too."""
    part, setter = blank.root.add("Sect"), blank.setter
    title = f"{number}. {section.paper or section.title}"
    yield setter.heading(part.add("H2"), title, HEADING, ruled=False)
    intro = section.intro if section.paper_intro is None else section.paper_intro
    if intro:
        yield setter.text(Words(part.add("P"), intro, PEN_HINT), keep=True)
    yield from blank.questions.blocks(section.questions, part)
