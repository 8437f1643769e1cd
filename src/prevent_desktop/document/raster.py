"""Pages of a PDF as pictures, for looking at them and for printers: the one user of pypdfium2.

Form fields and the boxes of signatures are drawn, which PDFium does only after `init_forms()`.
Nothing is written anywhere. Source: pypdfium2 5, `PdfDocument.init_forms`, `PdfPage.render`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prevent_desktop.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72
LARGEST_SIDE = 10_000
"""Pixels; A3 at 600 dots per inch. Strangers' pages can be kilometres long."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: rows of pixels from the top, four bytes each (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    """Bytes from one row to the next."""
    pixels: bytes = field(repr=False)


class Pages:
    """The pages of one PDF, each drawn when it is asked for. Not thread-safe."""

    def __init__(self, document: "PdfDocument") -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points; the first page is 0."""
        width, height = self._document.get_page_size(number)
        return float(width), float(height)

    def picture(self, number: int, dots: float, *, grey: bool = False) -> Picture:
        """A page with `dots` per inch, smaller where it would have more than `LARGEST_SIDE`.

        Raises DocumentError("unreadable").
        """
        scale = dots / POINTS_PER_INCH
        scale = min(scale, *(LARGEST_SIDE / max(side, 1.0) for side in self.size(number)))
        try:
            page = self._document[number]
            drawn = page.render(scale=scale, may_draw_forms=True, prefer_bgrx=True, grayscale=False)
            pixels = bytes(drawn.buffer)
            page.close()
        except RuntimeError as error:
            raise DocumentError("unreadable") from error
        if grey:
            pixels = _without_colour(pixels)
        return Picture(drawn.width, drawn.height, drawn.stride, pixels)


@contextmanager
def open_pages(pdf: bytes) -> Iterator[Pages]:
    """The pages of a PDF until the block ends. Raises DocumentError("unreadable")."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        pages = Pages(document)
        empty = not len(pages)
    except RuntimeError as error:  # PdfiumError; the text may name what stands in the file
        raise DocumentError("unreadable") from error
    if empty:
        document.close()
        raise DocumentError("unreadable")
    try:
        yield pages
    finally:
        document.close()


def _without_colour(pixels: bytes) -> bytes:
    """The green of each pixel in all three, which is nearest to how light it looks to an eye."""
    made = bytearray(pixels)
    made[0::4] = made[2::4] = made[1::4]
    return bytes(made)
