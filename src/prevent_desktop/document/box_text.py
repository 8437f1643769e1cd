"""Letters for the boxes of somebody else's PDF: shaped, measured and embedded as in our papers.

Lengths are in points. One `BoxText` belongs to one file that is filled.
"""

from collections.abc import Sequence
from pathlib import Path

import pikepdf

from prevent_desktop.document.embedding import embed
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.text_layout import Line, TextLayout


class BoxText:
    """Lays out texts for boxes and gives the fonts that they need."""

    def __init__(self, fonts_dir: Path) -> None:
        """Raises DocumentError("fonts_missing")."""
        fonts = load_fonts(fonts_dir)
        self._fonts = fonts.fonts
        self._shaper = Shaper(fonts)
        self._layout = TextLayout(self._shaper)

    def lines(self, text: str, *, size: float, width: float) -> list[Line]:
        """Break a text into lines of at most this width; each typed newline starts a new one."""
        return self._layout.lines(text, weight="regular", size=size, width=width)

    @staticmethod
    def width(line: Line, size: float) -> float:
        """How wide a line is."""
        return line.width * size / 1000

    @staticmethod
    def operators(
        lines: Sequence[Line], *, size: float, leading: float, places: Sequence[float], top: float
    ) -> str:
        """What draws the lines: each at its own distance from the left, from the first baseline."""
        scale = size / 1000
        out = ["BT"]
        font, rise = -1, 0.0
        baseline = top
        for line, left in zip(lines, places, strict=True):
            for segment in line.segments:
                if not segment.codes:
                    continue
                if segment.font != font:
                    font = segment.font
                    out.append(f"/T{font} {size:g} Tf")
                if segment.rise != rise:
                    rise = segment.rise
                    out.append(f"{rise * scale:.3f} Ts")
                if segment.x is not None:
                    out.append(f"1 0 0 1 {left + segment.x * scale:.3f} {baseline:.3f} Tm")
                out.append(f"[<{segment.codes}>] TJ")
            baseline -= leading
        out.append("ET")
        return "\n".join(out).replace("<>", "")

    def fonts_for(self, pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        """Put the fonts of all that was laid out into the file; the resources that name them."""
        return embed(pdf, self._fonts, self._shaper.tables)
