"""What is printed on the pages of a PDF, piece by piece with its place (by PDFium)."""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

MOST_CHARACTERS = 60_000
"""Of one page; a page of a form has five thousand."""
_BOLD = 600
_LONGEST_STACK = 8
"""Lines of one label."""


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of printed text; places in points from the bottom left of its page."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class _Char:
    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool


def texts_of(data: bytes, pages: int) -> list[list[Said]]:
    """The pieces of text of each page, from top to bottom and left to right."""
    found: list[list[Said]] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(min(pages, len(document))):
            page = document[number]
            text = page.get_textpage()
            found.append(_pieces(list(_characters(text.raw)), number))
            text.close()
            page.close()
    finally:
        document.close()
    return found


def _characters(text: "ctypes._Pointer[ctypes.c_void_p]") -> Iterator[_Char]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(min(pdfium.FPDFText_CountChars(text), MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0, 0xFFFE, 0xFFFF) or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        size = pdfium.FPDFText_GetFontSize(text, index)
        bold = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD or _says_bold(text, index)
        yield _Char(chr(code), left.value, bottom.value, right.value, top.value, size, bold)


def _says_bold(text: "ctypes._Pointer[ctypes.c_void_p]", index: int) -> bool:
    """Whether the font calls itself bold; many state no weight."""
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    return 0 < length <= 128 and b"bold" in buffer.value.lower()


def _pieces(chars: list[_Char], page: int) -> list[Said]:
    found: list[Said] = []
    line: list[_Char] = []
    for char in chars:
        blank = unicodedata.category(char.char) in {"Zs", "Cc"}
        if line and not blank and not _goes_on(line, char):
            found.extend(_said(line, page))
            line = []
        if line or not blank:
            line.append(char)
    found.extend(_said(line, page))
    return sorted(found, key=lambda each: (-round(each.middle), each.left))


def _goes_on(line: list[_Char], char: _Char) -> bool:
    """Whether a character follows on the same line without a gap as wide as a column's."""
    last = next((each for each in reversed(line) if each.char.strip()), line[-1])
    size = max(last.size, char.size, 1.0)
    level = abs((char.bottom + char.top) / 2 - (last.bottom + last.top) / 2) < 0.75 * size
    return level and -0.5 * size < char.left - last.right < 1.1 * size


def _said(line: list[_Char], page: int) -> Iterator[Said]:
    told = [each for each in line if each.char.strip()]
    if told:
        yield Said(
            " ".join("".join(each.char for each in line).split()),
            page,
            min(each.left for each in told),
            min(each.bottom for each in told),
            max(each.right for each in told),
            max(each.top for each in told),
            median(each.size for each in told),
            sum(each.bold for each in told) * 2 > len(told),
        )


def stacked(pieces: list[Said]) -> list[Said]:
    """The same with lines that run on below each other joined to one piece."""
    found: list[Said] = []
    for piece in pieces:
        upper = next((i for i, each in enumerate(found) if _runs_on(each, piece)), -1)
        if upper < 0:
            found.append(piece)
            continue
        joined = found[upper]
        found[upper] = replace(
            joined,
            text=f"{joined.text} {piece.text}",
            bottom=min(joined.bottom, piece.bottom),
            right=max(joined.right, piece.right),
        )
    return found


def _runs_on(upper: Said, lower: Said) -> bool:
    near = 0 <= upper.bottom - lower.top < 0.75 * lower.size
    alike = abs(upper.size - lower.size) < 0.6 and upper.bold == lower.bold
    return near and alike and abs(upper.left - lower.left) < 3
