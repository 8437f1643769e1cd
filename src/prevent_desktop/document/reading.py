"""The logical text of a paper: what a screen reader reads, in the order in which it reads.

It is taken from the finished bytes themselves: the structure tree says the order, the pages' marked
content holds the codes, the fonts' ToUnicode maps say what each code reads as. Only papers of this
program are read, and never more than `_LARGEST` bytes of their content.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, cast

import pikepdf
from pikepdf import Array, Dictionary, Name

from prevent_desktop.errors import DocumentError

_LARGEST = 256 * 1024 * 1024
_DEEPEST = 40
_MAP_ENTRY = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]*)>")
_BEFORE = {"/H1": "\n", "/H2": "\n\n", "/H3": "\n", "/Table": "\n", "/Form": "\n"}
_LINES = frozenset({"/H1", "/H2", "/H3", "/P", "/TR", "/Form"})
_CODE_BYTES = 2
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What no letter reads as: one that did could begin a line of somebody else's."""

Texts = dict[int, str]
"""The text of each piece of marked content of a page, by its number."""

_Piece = tuple[tuple[int, int] | None, str]
"""Some text and the object of the page it stands on; None for what parts it from the next."""


class Piece(NamedTuple):
    """A heading, a paragraph or a row of a table; of a row the label, then each text beside it."""

    role: Literal["H1", "H2", "H3", "P", "TR"]
    texts: tuple[str, ...]


@dataclass(slots=True)
class Unpacking:
    """Unpacks what one file holds; `left` is how many bytes may still be unpacked."""

    left: int = _LARGEST

    def unpacked(self, stream: pikepdf.Object) -> bytes:
        """The content of a stream, as long as there is room for it."""
        raw = stream.read_raw_bytes()
        if stream.get(Name.Filter) != Name.FlateDecode:
            data = raw
        else:
            data = zlib.decompressobj().decompress(raw, self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise ValueError
        return data


@dataclass(slots=True)
class _Reader(Unpacking):
    """What is kept while one file is read."""

    fonts: dict[tuple[int, int], dict[int, str]] = field(default_factory=dict)
    pages: dict[tuple[int, int], Texts] = field(default_factory=dict)
    scratch: pikepdf.Pdf = field(default_factory=pikepdf.new)
    """Owns unpacked content while it is parsed."""
    seen: set[tuple[int, int]] = field(default_factory=set)
    """Elements that were read; none is read twice, however often it is named."""


def text_of(pdf: bytes) -> str:
    """The text of a paper; see `prevent_desktop.document.as_text`."""
    _, pieces = _read(pdf)
    return _tidied("".join(text for _, text in pieces))


def texts_of_pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page; see `prevent_desktop.document.page_texts`."""
    pages, pieces = _read(pdf)
    texts: dict[tuple[int, int], list[str]] = {page: [] for page in pages}
    here = pages[0] if pages else (0, 0)
    for page, text in pieces:
        here = here if page is None else page
        texts.setdefault(here, []).append(text)
    return tuple(_tidied("".join(texts[page])) for page in pages)


def pieces_of(pdf: bytes) -> list[Piece]:
    """Headings, paragraphs and rows in the order in which they are read.

    Raises:
        DocumentError: `unreadable` if it is not a paper of this program.

    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            reader = _Reader()
            top = opened.Root.StructTreeRoot
            return [piece for kid in _kids(top) for piece in _pieces(reader, kid, 0)]
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        raise DocumentError("unreadable") from None


def read_boxes(pdf: bytes) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By field: whom a signature names beside its certificate, and the lines that its box shows.

    Raises:
        DocumentError: `unreadable` if it is not a paper of this program.

    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            reader = _Reader()
            return {
                str(field.T): (
                    str(field.V.get(Name.Name, "")),
                    tuple(_tidied(_all_text(reader, field.AP.N)).splitlines()),
                )
                for field in opened.Root.AcroForm.Fields
                if Name.V in field
            }
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        raise DocumentError("unreadable") from None


def _read(pdf: bytes) -> tuple[list[tuple[int, int]], list[_Piece]]:
    """The objects of the pages, and every piece of text in the order in which it is read."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            reader = _Reader()
            top = opened.Root.StructTreeRoot
            pages = [page.obj.objgen for page in opened.pages]
            return pages, [piece for kid in _kids(top) for piece in _told(reader, kid, 0)]
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        raise DocumentError("unreadable") from None


def _tidied(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _told(
    reader: _Reader, element: pikepdf.Object, depth: int, *, in_row: bool = False
) -> Iterator[_Piece]:
    """An element's text and that of its children; a row of a table is one line."""
    _once(reader, element, depth)
    role = str(element.S)
    yield None, _BEFORE.get(role, "")
    for kid in _kids(element):
        if Name.MCID in kid:
            yield kid.Pg.objgen, _page_texts(reader, kid.Pg).get(int(kid.MCID), "")
        elif kid.get(Name.Type) == Name.OBJR:
            yield from ((kid.Pg.objgen, text) for text in _signature(reader, kid.Obj))
        else:
            yield from _told(reader, kid, depth + 1, in_row=in_row or role == "/TR")
    if role == "/TH":
        yield None, ": "
    elif role in _LINES:
        yield None, " " if in_row else "\n"


def _pieces(reader: _Reader, element: pikepdf.Object, depth: int) -> Iterator[Piece]:
    role = str(element.S).removeprefix("/")
    if role in {"H1", "H2", "H3", "P"}:
        yield Piece(cast("Literal['P']", role), (_whole(reader, element, depth),))
        return
    _once(reader, element, depth)
    if role == "TR":
        cells = [kid for kid in _kids(element) if Name.S in kid]
        yield Piece("TR", tuple(text for cell in cells for text in _cell(reader, cell, depth + 1)))
    else:
        for kid in _kids(element):
            if Name.S in kid:
                yield from _pieces(reader, kid, depth + 1)


def _cell(reader: _Reader, cell: pikepdf.Object, depth: int) -> Iterator[str]:
    """The paragraphs of a cell, or its text if it has none."""
    inside = [kid for kid in _kids(cell) if Name.S in kid and kid.S == Name.P]
    if not inside:
        yield _whole(reader, cell, depth)
        return
    _once(reader, cell, depth)
    for kid in inside:
        yield _whole(reader, kid, depth + 1)


def _whole(reader: _Reader, element: pikepdf.Object, depth: int) -> str:
    """All the text of an element."""
    _once(reader, element, depth)
    texts = []
    for kid in _kids(element):
        if Name.MCID in kid:
            texts.append(_page_texts(reader, kid.Pg).get(int(kid.MCID), ""))
        elif Name.S in kid:
            texts.append(_whole(reader, kid, depth + 1))
    return "".join(texts)


def _once(reader: _Reader, element: pikepdf.Object, depth: int) -> None:
    if depth > _DEEPEST or (element.is_indirect and element.objgen in reader.seen):
        raise ValueError
    reader.seen.add(element.objgen)


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get(Name.K)
    if isinstance(kids, Array):
        yield from kids
    elif isinstance(kids, Dictionary):
        yield kids


def _page_texts(reader: _Reader, page: pikepdf.Object) -> Texts:
    key = page.objgen
    if key not in reader.pages:
        reader.pages[key] = _texts(reader, page, page.Contents)
    return reader.pages[key]


def _signature(reader: _Reader, widget: pikepdf.Object) -> Iterator[str]:
    """What a signature's box shows, or that it is empty."""
    yield str(widget.get(Name.TU, ""))
    if Name.V not in widget:
        yield ": not signed"
        return
    form = widget.AP.N
    shown = _all_text(reader, form)
    yield f":\n{shown}" if shown else ": signed"


def _all_text(reader: _Reader, form: pikepdf.Object) -> str:
    """The text of a form and of the forms in it, line by line."""
    lines = _texts(reader, form, form).get(-1, "")
    inner = form.get(Name.Resources, Dictionary()).get(Name.XObject, Dictionary())
    return lines + "".join(_texts(reader, each, each).get(-1, "") for each in inner.values())


def _texts(reader: _Reader, owner: pikepdf.Object, contents: pikepdf.Object) -> Texts:
    """The text of each piece of marked content; what is not marked is under -1."""
    streams = contents if isinstance(contents, Array) else [contents]
    data = b"\n".join(reader.unpacked(stream) for stream in streams)
    fonts = owner.get(Name.Resources, Dictionary()).get(Name.Font, Dictionary())
    found: dict[int, list[str]] = {}
    stack: list[int] = []
    codes: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(pikepdf.Stream(reader.scratch, data)):
        operator, operands = str(instruction.operator), list(instruction.operands)
        match operator:
            case "BDC" | "BMC":
                stack.append(_number(operands))
            case "EMC":
                stack.pop()
            case "Tf":
                codes = _map_of(reader, fonts[str(operands[0])])
            case "TJ":
                text = "".join(_decoded(codes, part) for part in operands[0])
                found.setdefault(stack[-1] if stack else -1, []).append(text)
            case "ET" if not stack:
                found.setdefault(-1, []).append("\n")
    return {number: "".join(parts) for number, parts in found.items()}


def _number(operands: list[pikepdf.Object]) -> int:
    properties = operands[-1]
    named = isinstance(properties, Dictionary) and Name.MCID in properties
    return int(properties.MCID) if named else -2


def _map_of(reader: _Reader, font: pikepdf.Object) -> dict[int, str]:
    key = font.objgen
    if key not in reader.fonts:
        data = reader.unpacked(font.ToUnicode)
        reader.fonts[key] = {
            int(code, 16): _CONTROL.sub(" ", bytes.fromhex(text.decode()).decode("utf-16-be"))
            for code, text in _MAP_ENTRY.findall(data)
        }
    return reader.fonts[key]


def _decoded(codes: dict[int, str], part: object) -> str:
    if not isinstance(part, pikepdf.String):
        return ""
    raw = bytes(part)
    pairs = (raw[at : at + _CODE_BYTES] for at in range(0, len(raw), _CODE_BYTES))
    return "".join(codes.get(int.from_bytes(pair, "big"), "") for pair in pairs)
