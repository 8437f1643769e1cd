"""A PDF with form fields: its boxes, and a copy of it with something written into them."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name

from prevent_desktop.errors import FormFileError
from prevent_desktop.own_form.boxes import Box, BoxKind, Held, Writing
from prevent_desktop.own_form.pdf_bounds import check_streams
from prevent_desktop.own_form.pdf_fields import PdfField, Widget, fields_of
from prevent_desktop.own_form.pdf_labels import Page, contexts
from prevent_desktop.own_form.pdf_text import Said, texts_of
from prevent_desktop.own_form.pdf_writing import Writer
from prevent_desktop.own_form.word_choices import AT_END, is_option

MOST_PAGES = 120
MOST_OBJECTS = 250_000
_DAY = re.compile(r"^(?:d|dd|day)$", re.IGNORECASE)
_SIGNED = "/DocMDP"


@dataclass(frozen=True)
class PdfPlace:
    """Where a box is: one field, the three of a date, or the ticks of which one is set."""

    fields: tuple[PdfField, ...]
    choices: tuple[tuple[PdfField, int], ...] = ()
    """For a choice: the field and the number of its widget for each option."""


@dataclass
class OpenedPdf:
    """A PDF taken apart, to be written to once."""

    pdf: pikepdf.Pdf
    found: list[tuple[Box, PdfPlace]]
    encrypted: bool

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(box for box, _ in self.found)


def read_pdf(data: bytes) -> OpenedPdf:
    """Take a PDF apart. Raises FormFileError."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise FormFileError("pdf_password") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise FormFileError("damaged") from error
    try:
        return _opened(pdf, data)
    except (pikepdf.PdfError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise FormFileError("damaged") from error


def _opened(pdf: pikepdf.Pdf, data: bytes) -> OpenedPdf:
    _check(pdf)
    check_streams(pdf)
    fields = list(fields_of(pdf))
    pieces = _texts(data, len(pdf.pages))
    pages = [Page(page, []) for page in pieces]
    for each in fields:
        for widget in each.widgets:
            pages[widget.page].widgets.append(widget)
    return OpenedPdf(pdf, list(_boxes(fields, pages)), pdf.is_encrypted)


def _texts(data: bytes, count: int) -> list[list[Said]]:
    import pypdfium2

    try:
        return texts_of(data, count)
    except pypdfium2.PdfiumError as error:
        raise FormFileError("damaged") from error


def _check(pdf: pikepdf.Pdf) -> None:
    """Refuse what cannot be filled, or not without harm."""
    if len(pdf.pages) > MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
        raise FormFileError("too_much")
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        raise FormFileError("flat_pdf")
    if "/XFA" in form:
        raise FormFileError("xfa")
    listed = form.get("/Fields")
    if not isinstance(listed, Array) or not len(listed):
        raise FormFileError("flat_pdf")
    permissions = pdf.Root.get("/Perms")
    if isinstance(permissions, Dictionary) and len(permissions.keys()):
        raise FormFileError("certified")
    if _is_signed(listed, 0):
        raise FormFileError("certified")
    if pdf.is_encrypted and not (pdf.allow.modify_form or pdf.allow.modify_annotation):
        raise FormFileError("filling_forbidden")


def _is_signed(fields: Array, depth: int) -> bool:
    for each in fields:
        if not isinstance(each, Dictionary):
            continue
        if each.get("/FT") == Name.Sig and "/V" in each:
            return True
        kids = each.get("/Kids")
        if isinstance(kids, Array) and depth < 20 and _is_signed(kids, depth + 1):
            return True
    return False


def _boxes(fields: list[PdfField], pages: list[Page]) -> Iterator[tuple[Box, PdfPlace]]:
    """The boxes in the order in which they are read: down the page, then across."""
    made: list[tuple[Widget, Box, PdfPlace]] = []
    texts = [each for each in fields if each.kind in {"text", "list"}]
    labels = {id(each): pages[each.widgets[0].page].label(each.widgets[0]) for each in texts}
    dated = list(_dates(texts, labels))
    for three in dated:
        label = pages[three[0].widgets[0].page].label_of_date(three[0].widgets[0])
        box = Box("", label, kind=BoxKind.DATE, held=_all_held(three))
        made.append((three[0].widgets[0], box, PdfPlace(three)))
    in_dates = {id(each) for three in dated for each in three}
    for each in texts:
        if id(each) not in in_dates:
            box = _text_box(each, labels[id(each)], pages)
            made.append((each.widgets[0], box, PdfPlace((each,))))
    made.extend(_choices(fields, pages))
    around = contexts(pages, [place.fields[0] for _, _, place in made])
    made.sort(key=lambda each: (each[0].page, -round(each[0].rect[3] / 4), each[0].rect[0]))
    for number, (_, box, place) in enumerate(made, start=1):
        context = tuple(text for text in around[id(place.fields[0])] if text != box.label)
        yield replace(box, id=f"pdf-{number}", context=context), place


def _text_box(each: PdfField, label: str, pages: list[Page]) -> Box:
    tip = each.tip if re.search(r"[^\W\d_]{2}", each.tip) else ""
    names = tuple(dict.fromkeys(name for name in (tip, *each.names) if name and name != label))
    return Box(
        "",
        label,
        names=names,
        kind=BoxKind.CHOICE if each.kind == "list" else BoxKind.TEXT,
        options=tuple(shown for _, shown in each.options),
        room=each.room,
        lines=each.lines,
        held=_held(each, pages[each.widgets[0].page]),
    )


def _held(each: PdfField, page: Page) -> Held:
    """Also for the first of several boxes below each other that share the words above them."""
    widget = each.widgets[0]
    if each.held is not Held.NOT or not page.is_above(widget):
        return each.held
    left, bottom, right, _ = widget.rect
    below = [
        other
        for other in page.widgets
        if abs(other.rect[0] - left) < 3
        and abs(other.rect[2] - right) < 3
        and 0 <= bottom - other.rect[3] < 8
    ]
    row = [other for other in page.widgets if abs(other.rect[1] - bottom) < 3]
    return Held.GRID if below and len(row) > 1 else Held.NOT


def _all_held(fields: tuple[PdfField, ...]) -> Held:
    return next((each.held for each in fields if each.held is not Held.NOT), Held.NOT)


def _dates(
    texts: list[PdfField], labels: Mapping[int, str]
) -> Iterator[tuple[PdfField, PdfField, PdfField]]:
    """Three short boxes in a row: a day, a month and a year."""
    ordered = sorted(
        (each for each in texts if each.kind == "text" and len(each.widgets) == 1),
        key=lambda e: (e.widgets[0].page, -round(e.widgets[0].rect[1] / 4), e.widgets[0].rect[0]),
    )
    number = 0
    while number + 2 < len(ordered):
        three = ordered[number], ordered[number + 1], ordered[number + 2]
        if _in_a_row(three) and _are_parts(three, labels):
            yield three
            number += 3
        else:
            number += 1


def _in_a_row(three: tuple[PdfField, PdfField, PdfField]) -> bool:
    rects = [each.widgets[0].rect for each in three]
    level = all(abs(rect[1] - rects[0][1]) < 3 for rect in rects)
    near = all(0 <= b[0] - a[2] < 45 for a, b in pairwise(rects))
    return level and near and len({each.widgets[0].page for each in three}) == 1


def _are_parts(three: tuple[PdfField, PdfField, PdfField], labels: Mapping[int, str]) -> bool:
    rooms = tuple(each.room for each in three)
    if rooms in {(2, 2, 4), (2, 2, 2)}:
        return True
    told = (("d", "day"), ("m", "month"), ("y", "year"))
    for each, words in zip(three, told, strict=True):
        names = f"{each.tip} {each.name} {labels[id(each)]}".casefold()
        if not re.search(rf"\b{words[1]}\b|\b{words[0]}{{1,4}}\b|_{words[1]}|{words[1]}$", names):
            return False
    return True


def _choices(fields: list[PdfField], pages: list[Page]) -> Iterator[tuple[Widget, Box, PdfPlace]]:
    for each in fields:
        if each.kind == "radio":
            marks = [(each, number) for number in range(len(each.widgets))]
            yield _choice(marks, pages)
    ticks = [(each, 0) for each in fields if each.kind == "check"]
    ticks.sort(key=lambda m: (_at(m).page, -round(_at(m).rect[1] / 4), _at(m).rect[0]))
    row: list[tuple[PdfField, int]] = []
    for mark in ticks:
        if row and not _same_row(row[-1], mark, pages):
            yield _choice(row, pages)
            row = []
        row.append(mark)
    if row:
        yield _choice(row, pages)


def _at(mark: tuple[PdfField, int]) -> Widget:
    return mark[0].widgets[mark[1]]


def _same_row(one: tuple[PdfField, int], other: tuple[PdfField, int], pages: list[Page]) -> bool:
    a, b = _at(one), _at(other)
    if a.page != b.page or abs(a.rect[1] - b.rect[1]) > 4:
        return False
    between = [
        piece
        for piece in pages[a.page].pieces
        if a.rect[2] - 2 <= piece.left
        and piece.right <= b.rect[0] + 2
        and a.rect[1] - 3 <= piece.middle <= a.rect[3] + 3
    ]
    return all(is_option(piece.text) or len(piece.text.split()) <= 2 for piece in between)


def _choice(marks: list[tuple[PdfField, int]], pages: list[Page]) -> tuple[Widget, Box, PdfPlace]:
    page = pages[_at(marks[0]).page]
    sides = [page.beside(_at(mark)) for mark in marks]
    lefts = [AT_END.match(b.text) if b else None for b, _ in sides]
    rights = [after is not None and is_option(after.text) for _, after in sides]
    before = sum(each is not None for each in lefts) > sum(rights)
    options = []
    for (_, after), left, mark in zip(sides, lefts, marks, strict=True):
        beside = left["option"] if before and left else after.text if after and not before else ""
        options.append(beside or _state_words(mark))
        piece = after if not before else None
        if piece is not None:
            page.used.add(id(piece))
    first = sides[0][0]
    label = page.question(_at(marks[0]), first, options[0] if before else "")
    field = marks[0][0]
    names = (
        tuple(filter(None, (field.tip, *field.names)))
        if len({id(m[0]) for m in marks}) == 1
        else ()
    )
    box = Box(
        "",
        label or (names[0] if names else ""),
        kind=BoxKind.CHOICE,
        options=tuple(options),
        names=tuple(name for name in names if not is_option(name) and name != label),
        held=_all_held(tuple(mark[0] for mark in marks)),
    )
    return _at(marks[0]), box, PdfPlace(tuple(mark[0] for mark in marks), tuple(marks))


def _state_words(mark: tuple[PdfField, int]) -> str:
    """What the file itself calls an option, where nothing is printed beside it."""
    states = _at(mark).states
    told = states[0].lstrip("/") if states else ""
    if is_option(told):
        return told
    for name in (mark[0].tip, mark[0].name.rpartition(".")[2]):
        found = AT_END.match(name.replace("_", " "))
        if found:
            return found["option"]
    return ""


def shortener(data: bytes) -> Callable[[Box, str], str | None]:
    """Tells how much of a text fits into a box of this file."""
    opened = read_pdf(data)
    writer = Writer(opened.pdf)
    fields = {box.id: place.fields[0] for box, place in opened.found}
    return lambda box, text: writer.shortened(fields[box.id], text)


def write_pdf(opened: OpenedPdf, writings: Mapping[str, Writing]) -> bytes:
    """The file with these boxes filled; encryption and permissions are kept."""
    writer = Writer(opened.pdf)
    for box, place in opened.found:
        writing = writings.get(box.id)
        if writing is not None:
            writer.write(writing, place.fields, place.choices)
    writer.finish()
    out = io.BytesIO()
    opened.pdf.save(out, encryption=opened.encrypted, fix_metadata_version=False)
    data = out.getvalue()
    _read_back(data, opened, writings)
    return data


def _read_back(data: bytes, opened: OpenedPdf, writings: Mapping[str, Writing]) -> None:
    """Raises FormFileError("read_back") unless every text stands in its own field."""
    wanted = {
        place.fields[0].name: text
        for box, place in opened.found
        if box.kind is BoxKind.TEXT and isinstance(text := writings.get(box.id), str)
    }
    with pikepdf.open(io.BytesIO(data)) as pdf:
        there = {each.name: str(each.thing.get("/V", "")) for each in fields_of(pdf)}
    if any(there.get(name) != str(pikepdf.String(text)) for name, text in wanted.items()):
        raise FormFileError("read_back")
