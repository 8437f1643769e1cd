"""The one place that draws with ReportLab: pages of operators, tagged from the start.

User text reaches a page only as glyph codes, never through a markup parser. ReportLab's own font
machinery is not used (it writes an unembedded Helvetica on every page, see `_make_preamble`); the
fonts named here are put into the file by `embedding`.
"""

import io
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from prevent_desktop.document.style import Colour, Style
from prevent_desktop.document.tags import Element, MarkedContent
from prevent_desktop.document.text_layout import Line


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field to be made: its name, what it is for, page index, rectangle in points."""

    name: str
    tip: str
    page: int
    box: tuple[float, float, float, float]


class _PlainCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that starts its pages with nothing and takes raw operators."""

    def _make_preamble(self) -> None:
        """Leave out the preamble, which would set a font that is not embedded (PDF/A, PDF/UA)."""
        self._preamble = ""

    def write(self, operators: str) -> None:
        """Add operators to the page as they are."""
        self._code.append(operators)

    def end_page(self) -> None:
        """Finish a page: its operators are ASCII, which ReportLab would look up sign by sign."""
        self.showPage()
        page = self._doc.Pages.pages[-1]
        page.stream = page.stream.encode("ascii")


class Sheets:
    """The pages of one paper while they are drawn; origin at the bottom left, in points."""

    def __init__(self, width: float, height: float) -> None:
        self._out = io.BytesIO()
        self._canvas = _PlainCanvas(
            # pikepdf compresses; ReportLab would write ASCII85 as well, which is slow and large
            self._out,
            pagesize=(width, height),
            pageCompression=0,
            invariant=1,
        )
        self._size = (width, height)
        self._page = 0
        self._marks = 0
        self.headings: list[Element] = []
        """The element that each bookmark leads to, in their order."""
        self.fields: list[Field] = []

    def end_page(self) -> None:
        """Finish this page and begin the next."""
        self._canvas.end_page()
        self._page += 1
        self._marks = 0

    def finish(self) -> bytes:
        """The pages as a PDF that `pdfa` still has to complete."""
        self._canvas.save()
        return self._out.getvalue()

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to the element."""
        element.content.append(MarkedContent(self._page, self._marks))
        self._canvas.write(f"/{element.role} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self._canvas.write("EMC")

    @contextmanager
    def artifact(self, kind: Literal["Header", "Footer", ""] = "") -> Iterator[None]:
        """What is drawn inside is no content: rules, boxes, page headers and footers."""
        if kind:
            self._canvas.write(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
        else:
            self._canvas.write("/Artifact BMC")
        yield
        self._canvas.write("EMC")

    def lines(
        self, lines: Sequence[Line], *, x: float, baseline: float, width: float, style: Style
    ) -> None:
        """Write lines below each other, in reading order."""
        size, scale = style.size, style.size / 1000
        red, green, blue = style.colour
        out = [f"{red:g} {green:g} {blue:g} rg BT"]
        font = -1
        rise = 0.0
        for line in lines:
            left = x + (width - line.width * scale if line.rtl else 0.0)
            for segment in line.segments:
                if not segment.codes:
                    continue  # nothing to see; its font may not even be in the file
                if segment.font != font:
                    font = segment.font
                    out.append(f"/T{font} {size:g} Tf")
                if segment.rise != rise:
                    rise = segment.rise
                    out.append(f"{rise * scale:.3f} Ts")
                if segment.x is not None:
                    out.append(f"1 0 0 1 {left + segment.x * scale:.3f} {baseline:.3f} Tm")
                out.append(f"[<{segment.codes}>] TJ")
            baseline -= style.leading
        if rise:
            out.append("0 Ts")
        out.append("ET")
        self._canvas.write("\n".join(out).replace("<>", ""))

    def turned(self, line: Line, style: Style, angle: float) -> None:
        """Write a line through the middle of the page, turned by an angle in degrees."""
        cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        width, height = self._size
        matrix = (cosine, sine, -sine, cosine, width / 2, height / 2)
        self._canvas.write(f"q {' '.join(f'{n:.4f}' for n in matrix)} cm")
        across = line.width * style.size / 1000
        self.lines([line], x=-across / 2, baseline=-style.size / 3, width=across, style=style)
        self._canvas.write("Q")

    def rule(self, x: float, y: float, width: float, colour: Colour, weight: float = 0.6) -> None:
        """Draw a horizontal line."""
        red, green, blue = colour
        end = x + width
        self._canvas.write(
            f"{red:g} {green:g} {blue:g} RG {weight:g} w {x:.2f} {y:.2f} m {end:.2f} {y:.2f} l S"
        )

    def box(
        self, place: tuple[float, float, float, float], colour: Colour, weight: float = 0.8
    ) -> None:
        """Draw the outline of a rectangle, given as x, y, width and height."""
        x, y, width, height = place
        red, green, blue = colour
        self._canvas.write(
            f"{red:g} {green:g} {blue:g} RG {weight:g} w "
            f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        )

    def ink(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Draw a stroke of a pen through the points."""
        red, green, blue = colour
        path = " ".join(
            f"{x:.1f} {y:.1f} {'l' if number else 'm'}" for number, (x, y) in enumerate(points)
        )
        self._canvas.write(f"{red:g} {green:g} {blue:g} RG 1.4 w 1 J 1 j {path} S")

    def bar(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Draw a filled rectangle."""
        red, green, blue = colour
        self._canvas.write(
            f"{red:g} {green:g} {blue:g} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f"
        )

    def bookmark(self, title: str, y: float, heading: Element) -> None:
        """Add an entry to the outline that leads to this heading, at this height of this page."""
        key = f"section-{len(self.headings)}"
        self.headings.append(heading)
        self._canvas.bookmarkHorizontalAbsolute(key, y)
        self._canvas.addOutlineEntry(title, key, 0)

    def field(self, name: str, tip: str, box: tuple[float, float, float, float]) -> int:
        """Note a signature field of this page; returns its index."""
        self.fields.append(Field(name, tip, self._page, box))
        return len(self.fields) - 1
