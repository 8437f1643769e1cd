"""Writing into the fields of a PDF: values, and appearances with letters that are in the file."""

import re
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from prevent_desktop import document
from prevent_desktop.document.text_layout import Line
from prevent_desktop.own_form.boxes import Choose, Day, Writing
from prevent_desktop.own_form.cutting import CONTINUED, cut
from prevent_desktop.own_form.pdf_fields import PdfField, Thing, Widget

_LARGEST, _SMALLEST = 11.0, 7.0
"""Points of letters where the form leaves the size to us, and the least that can be read."""
_LEADING = 1.2
_PAD = 2.0
_SHORT_CODE = 10
"""Characters of a text that is the same without its blanks, such as a postcode."""
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_COLOUR = re.compile(r"((?:[\d.]+\s+){1,4})(rg|g|k)\b")


class Writer:
    """Writes into the fields of one file; the fonts go in once, at the end."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._letters = document.letters_for_boxes()
        self._drawn: list[Thing] = []

    def write(
        self, writing: Writing, fields: Sequence[PdfField], choices: Sequence[tuple[PdfField, int]]
    ) -> None:
        """Put something into a box."""
        match writing:
            case Choose() if choices:
                _tick(*choices[writing.option])
            case Choose():
                self._choose(fields[0], writing.option)
            case Day():
                for field, part in zip(
                    fields, (writing.day, writing.month, writing.year), strict=True
                ):
                    short = field.room is not None and field.room < len(part)
                    if part:
                        self._text(field, part[-(field.room or 0) :] if short else part)
            case str():
                self._text(fields[0], writing)

    def finish(self) -> None:
        """Put the fonts in, and tell viewers that the appearances are made."""
        if not self._drawn:
            return
        fonts = self._letters.fonts_for(self._pdf)
        resources = self._pdf.make_indirect(Dictionary(Font=fonts))
        for stream in self._drawn:
            stream.Resources = resources
        form = self._pdf.Root.AcroForm
        if "/NeedAppearances" in form:
            del form["/NeedAppearances"]

    def _choose(self, field: PdfField, option: int) -> None:
        stored, shown = field.options[option]
        field.thing.V = pikepdf.String(stored)
        field.thing.I = Array([option])
        self._draw_all(field, shown)

    def _text(self, field: PdfField, text: str) -> None:
        field.thing.V = pikepdf.String(text)
        if "/RV" in field.thing:
            del field.thing["/RV"]
        self._draw_all(field, text)

    def _draw_all(self, field: PdfField, text: str) -> None:
        for widget in field.widgets:
            left, bottom, right, top = widget.rect
            size = right - left, top - bottom
            turned = _rotation(widget)
            if turned in {90, 270}:
                size = size[1], size[0]
            inner = self._comb(field, text, size) if field.comb else self._lines(field, text, size)
            content = f"{_ground(widget, size)}\n/Tx BMC\nq\n{_colour(field)}\n{inner}\nQ\nEMC"
            stream = self._pdf.make_stream(content.encode("ascii"))
            stream.Type, stream.Subtype = Name.XObject, Name.Form
            stream.BBox = Array([0, 0, round(size[0], 2), round(size[1], 2)])
            if turned:
                stream.Matrix = _matrix(turned, size)
            widget.thing.AP = Dictionary(N=stream)
            self._drawn.append(stream)

    def _lines(self, field: PdfField, text: str, size: tuple[float, float]) -> str:
        width, height = size
        points, lines = self.laid_out(field, text, size)
        leading = points * _LEADING
        room = width - 2 * _PAD
        places = [
            _PAD + self._shift(self._letters.width(line, points), room, field.align, rtl=line.rtl)
            for line in lines
        ]
        middle = (height - points) / 2 + points * 0.143
        top = height - _PAD - points if field.lines else middle
        return self._letters.operators(lines, size=points, leading=leading, places=places, top=top)

    @staticmethod
    def _shift(taken: float, room: float, align: int, *, rtl: bool) -> float:
        if align == 1:
            return max(0.0, (room - taken) / 2)
        return max(0.0, room - taken) if align == 2 or rtl else 0.0

    def laid_out(
        self, field: PdfField, text: str, size: tuple[float, float]
    ) -> tuple[float, list[Line]]:
        """The size of the letters and the lines: as the form wishes, or smaller until all fits."""
        wished = _wished(field)
        for points in _sizes(wished, size[1], field):
            lines = self._broken(field, text, points, size[0])
            if self._fits(field, lines, points, size):
                return points, lines
        return _SMALLEST, self._broken(field, text, _SMALLEST, size[0])

    def _broken(self, field: PdfField, text: str, points: float, width: float) -> list[Line]:
        room = width - 2 * _PAD if field.lines else 100_000.0
        flat = text if field.lines else " ".join(text.split())
        return list(self._letters.lines(flat, size=points, width=max(room, 5.0)))

    def _fits(
        self, field: PdfField, lines: Sequence[Line], points: float, size: tuple[float, float]
    ) -> bool:
        width = size[0] - 2 * _PAD
        if any(self._letters.width(line, points) > width + 0.5 for line in lines):
            return False
        return not field.lines or len(lines) * points * _LEADING <= size[1] - _PAD

    def shortened(self, field: PdfField, text: str) -> str | None:
        """The text, or as much of it as can be read in the field; None where no word of it can."""
        if field.room is not None and len(text) > field.room:
            bare = re.sub(r"\s", "", text)
            if len(bare) <= field.room and len(text) <= _SHORT_CODE:
                return bare
            within = None if field.comb else cut(text, field.room)
            if within is None:
                return None
            return within if self._whole(field, within, _smallest_size(field)) else None
        size = _smallest_size(field)
        most = int(size[0] * size[1] / (0.25 * _SMALLEST**2)) + 200
        if len(text) <= most and self._whole(field, text, size):
            return text
        words = list(re.finditer(r"\S+", text[:most]))
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self._whole(field, f"{text[: words[middle - 1].end()]} {CONTINUED}", size):
                low = middle
            else:
                high = middle - 1
        if low < 3:
            return None
        return f"{text[: words[low - 1].end()]} {CONTINUED}"

    def _whole(self, field: PdfField, text: str, size: tuple[float, float]) -> bool:
        points, lines = self.laid_out(field, text, size)
        return self._fits(field, lines, points, size)

    def _comb(self, field: PdfField, text: str, size: tuple[float, float]) -> str:
        """One letter in the middle of each part of the field."""
        step = size[0] / (field.room or 1)
        points = min(_wished(field) or _LARGEST, size[1] * 0.8, step * 1.3)
        out = []
        for number, char in enumerate(text[: field.room]):
            if char.isspace():
                continue
            lines = self._letters.lines(char, size=points, width=1000)
            left = number * step + (step - self._letters.width(lines[0], points)) / 2
            top = (size[1] - points) / 2 + points * 0.143
            out.append(
                self._letters.operators(lines, size=points, leading=0, places=[left], top=top)
            )
        return "\n".join(out)


def _smallest_size(field: PdfField) -> tuple[float, float]:
    """Width and height of the smallest place where the field is shown."""
    sizes = [(w.rect[2] - w.rect[0], w.rect[3] - w.rect[1]) for w in field.widgets]
    return min(sizes, key=lambda size: size[0] * size[1])


def _tick(field: PdfField, number: int) -> None:
    """Turn one button on and the others of its field off."""
    state = field.widgets[number].states[0]
    field.thing.V = Name(state)
    for widget in field.widgets:
        widget.thing.AS = Name(state) if state in widget.states else Name.Off


def _wished(field: PdfField) -> float:
    found = _SIZE.search(field.look)
    return float(found[1]) if found and re.fullmatch(r"\d+\.?\d*|\.\d+", found[1]) else 0.0


def _sizes(wished: float, height: float, field: PdfField) -> list[float]:
    start = wished or min(_LARGEST, _LARGEST if field.lines else height * 0.7)
    start = max(min(start, 24.0), _SMALLEST)
    steps = [start - 0.5 * n for n in range(int((start - _SMALLEST) / 0.5) + 1)]
    return [*steps, _SMALLEST]


def _colour(field: PdfField) -> str:
    found = _COLOUR.search(field.look)
    return found[0] if found else "0 g"


def _ground(widget: Widget, size: tuple[float, float]) -> str:
    """The ground and the frame that the form gives the field."""
    look = widget.thing.get("/MK")
    if not isinstance(look, Dictionary):
        return ""
    out = []
    for key, operator in (("/BG", "re f"), ("/BC", "re S")):
        numbers = look.get(key)
        if isinstance(numbers, Array) and len(numbers) in {1, 3, 4}:
            name = {1: "g", 3: "rg", 4: "k"}[len(numbers)]
            name = name if key == "/BG" else name.upper()
            told = " ".join(f"{float(each):g}" for each in numbers)
            edge = 0.0 if key == "/BG" else 0.5
            place = f"{edge:g} {edge:g} {size[0] - 2 * edge:.2f} {size[1] - 2 * edge:.2f}"
            out.append(f"q {told} {name} 1 w {place} {operator} Q")
    return "\n".join(out)


def _rotation(widget: Widget) -> int:
    look = widget.thing.get("/MK")
    told = look.get("/R") if isinstance(look, Dictionary) else None
    angle = told % 360 if isinstance(told, int) else 0
    return angle if angle in {90, 180, 270} else 0


def _matrix(turned: int, size: tuple[float, float]) -> Array:
    width, height = size
    return Array(
        {
            90: [0, 1, -1, 0, round(height, 2), 0],
            180: [-1, 0, 0, -1, round(width, 2), round(height, 2)],
            270: [0, -1, 1, 0, 0, round(width, 2)],
        }[turned]
    )
