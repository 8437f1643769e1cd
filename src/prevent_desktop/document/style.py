"""How the paper looks: sizes in points, colours as red, green and blue from 0 to 1."""

from dataclasses import dataclass, replace

from prevent_desktop.document.fonts import Weight

Colour = tuple[float, float, float]

INK: Colour = (0.043, 0.047, 0.047)
QUIET: Colour = (0.314, 0.353, 0.373)
"""For what matters less; 7:1 on white (WCAG 2.2 asks for 4.5:1)."""
HAIRLINE: Colour = (0.694, 0.706, 0.714)
ACCENT: Colour = (0.110, 0.286, 0.427)
ALARM: Colour = (0.580, 0.078, 0.098)
WHITE: Colour = (1.0, 1.0, 1.0)

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4."""
MARGIN = 56.7
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
CONTENT_TOP = PAGE_HEIGHT - 88
CONTENT_BOTTOM = 68.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a passage is set; `leading` is the distance from line to line."""

    size: float
    leading: float
    weight: Weight = "regular"
    colour: Colour = INK


TITLE = Style(26, 32, "bold")
LEAD = Style(14, 20)
HEADING = Style(15, 20, "bold")
SUBHEADING = Style(11, 16, "bold")
BODY = Style(10.5, 15)
LABEL = Style(10.5, 15, "bold")
BODY_QUIET = Style(10.5, 15, colour=QUIET)
HINT = Style(9.5, 15, colour=QUIET)
NOTE = Style(8.5, 15, colour=QUIET)
NOTICE = Style(9, 13, colour=QUIET)
PEN_LABEL = Style(10, 14, "bold")
PEN_HINT = Style(9, 12.5)
PEN_PROMPT_TITLE = Style(8.5, 12, "bold")
PEN_PROMPT = Style(8.5, 11.5)
WARNING = Style(10.5, 15, "bold", ALARM)
FURNITURE = Style(8.5, 11, colour=QUIET)
FURNITURE_STRONG = Style(8.5, 11, "bold")
BAND = Style(8.5, 11, "bold", WHITE)
WATERMARK = Style(150, 150, "bold", (0.925, 0.905, 0.905))
STAMP = Style(8, 11)
STAMP_STRONG = Style(8, 11, "bold")

_SMALLEST_LARGE = 18.0
"""The size of large print, in points."""


def large(style: Style) -> Style:
    """The style in large print."""
    size = max(_SMALLEST_LARGE, style.size * 1.2)
    return replace(style, size=size, leading=max(style.leading * 1.2, size * 1.3))
