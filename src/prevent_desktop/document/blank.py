"""The form as an empty paper to fill in by pen: ruled space, boxes to tick, hints.

It comes from the same definition as the finished paper and holds nobody's data.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from prevent_desktop.area.area import Area
from prevent_desktop.document.blocks import Block, Cell, Passage, Strip, tick_room
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.furniture import Furniture
from prevent_desktop.document.pdfa import About, finalise
from prevent_desktop.document.rendering import draw
from prevent_desktop.document.style import (
    ACCENT,
    BODY,
    CONTENT_WIDTH,
    HEADING,
    HINT,
    LEAD,
    NOTE,
    SUBHEADING,
    TITLE,
    Style,
)
from prevent_desktop.document.tags import Element
from prevent_desktop.document.text_layout import EMPTY_LINE
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import ADDITION, INDEPENDENT
from prevent_desktop.form.definition import LIST_TYPES, Form, Member, Question, QuestionType
from prevent_desktop.form.printed import NOT_KNOWN, YES

_RULED = Style(10.5, 25.0)
_ENTRIES = 2
"""How many entries of a group the paper has room for; more go on another sheet."""
_LINES = {QuestionType.LONG_TEXT: 10} | dict.fromkeys(LIST_TYPES, 2)
_NAMES_CONCERN = "concerns.description"
_MANY_LINES = 24
_DATE_HINT = "Day, month in words, year"


def render_blank_form(
    form: Form, area: Area, moment: datetime, fonts_dir: Path, *, large: bool = False
) -> bytes:
    """The blank form, in large print if asked; the same arguments give the same bytes."""
    setter = Typesetter(load_fonts(fonts_dir), large=large)
    root = Element("Document")
    title = f"{form.title}: form to fill in by hand"
    blocks = [*_front(form, area, setter, root, title)]
    for section in form.sections:
        part = root.add("Sect")
        blocks.append(setter.heading(part.add("H2"), section.title, HEADING))
        if section.intro:
            blocks.append(setter.text(Words(part.add("P"), section.intro, BODY), keep=True))
        for question in section.questions:
            blocks.extend(_question(question, setter, part))
    furniture = Furniture(f"{area.marking} when completed", "", "", f"{form.id} {form.version}")
    sheets = draw(blocks, setter, furniture)
    return finalise(
        sheets.finish(),
        shaper=setter.shaper,
        root=root,
        fields=sheets.fields,
        about=About(title, moment),
    )


def _front(
    form: Form, area: Area, setter: Typesetter, root: Element, title: str
) -> Iterator[Block]:
    part = root.add("Sect")
    yield setter.text(Words(part.add("H1"), form.title, TITLE))
    yield setter.text(Words(part.add("P"), "Form to fill in by hand", LEAD), before=2)
    yield setter.inset(
        Words(part.add("P"), INDEPENDENT, BODY),
        Words(part.add("P"), form.notice, BODY),
        colour=ACCENT,
        before=16,
    )
    where = f"When completed, for: {area.name}, {area.recipient.address}"
    yield setter.text(Words(part.add("P"), where, BODY), before=14)
    advice = "Answer what you know. Leave the rest empty, and go on overleaf where you need to."
    yield setter.text(Words(part.add("P"), advice, BODY), before=6)
    del title


def _question(question: Question, setter: Typesetter, part: Element) -> Iterator[Block]:
    words = [Words(part.add("H3"), question.label, SUBHEADING)]
    if question.addition:
        words.append(Words(part.add("P"), ADDITION, NOTE))
    hint = question.hint or (_DATE_HINT if question.type is QuestionType.DATE else "")
    if hint:
        words.append(Words(part.add("P"), hint, HINT))
    yield setter.text(*words, before=14, keep=True)
    yield from _space(question, setter, part)
    if question.not_known:
        yield _tick(f"{NOT_KNOWN}, because:", setter, part, keep=True)
        yield _ruled(1, setter)


def _space(question: Question, setter: Typesetter, part: Element) -> Iterator[Block]:
    if question.type is QuestionType.FLAG:
        yield _tick(YES, setter, part)
    elif question.type is QuestionType.CHOICE:
        for option in question.options:
            yield _tick(option.label, setter, part)
    elif question.type is QuestionType.GROUP:
        for number in range(1, _ENTRIES + 1):
            for member in question.members:
                yield from _member(member, number, setter, part)
    else:
        many = question.id == _NAMES_CONCERN
        yield _ruled(_MANY_LINES if many else _LINES.get(question.type, 1), setter)


def _member(member: Member, number: int, setter: Typesetter, part: Element) -> Iterator[Block]:
    label = f"{number}. {member.label}"
    if member.type == "flag":
        yield _tick(label, setter, part)
        return
    yield setter.text(Words(part.add("P"), label, BODY), before=4, keep=True)
    yield _ruled(2 if member.type == "long_text" else 1, setter)


def _tick(label: str, setter: Typesetter, part: Element, *, keep: bool = False) -> Strip:
    room = tick_room(setter.sized(BODY))
    width = CONTENT_WIDTH - room
    passage = setter.passage(Words(part.add("P"), label, BODY, tick=True), width)
    return Strip((Cell((passage,), room, width),), before=4, keep=keep)


def _ruled(lines: int, setter: Typesetter) -> Strip:
    passage = Passage(None, setter.sized(_RULED), [EMPTY_LINE] * lines, ruled=True)
    return Strip((Cell((passage,)),), before=0)
