"""What stands at the top and the bottom of every page. None of it is content to be read out."""

from dataclasses import dataclass
from typing import Literal

from prevent_desktop.document.canvas import Sheets
from prevent_desktop.document.style import (
    ALARM,
    BAND,
    CONTENT_WIDTH,
    FURNITURE,
    FURNITURE_STRONG,
    HAIRLINE,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Style,
)
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.document.wording import MADE_WITH

_TOP_MARKING = PAGE_HEIGHT - 36
_TOP_NAMES = PAGE_HEIGHT - 54
_TOP_RULE = PAGE_HEIGHT - 62
_FOOT_RULE = 48.0
_FOOT_NUMBERS = 36.0
_FOOT_MARKING = 21.0
_BAND_HEIGHT = 16.0
_LEFT_SHARE = 0.78
_PAIR_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """The texts of the page headers and footers; `alarm` stands in a red band."""

    marking: str
    person: str
    born: str
    """Stands after the person and is never cut, however long the name is."""
    reference: str
    alarm: str = ""


def draw_furniture(
    sheets: Sheets, setter: Typesetter, furniture: Furniture, *, number: int, total: int
) -> None:
    """Draw the header and footer of page `number` of `total`."""
    pen = _Pen(sheets, setter)
    with sheets.artifact("Header"):
        pen.band(furniture.alarm, PAGE_HEIGHT - _BAND_HEIGHT)
        pen.put(furniture.marking, _TOP_MARKING, FURNITURE_STRONG, "centre")
        pen.pair(furniture.person, furniture.born, _TOP_NAMES, FURNITURE)
        pen.put(furniture.reference, _TOP_NAMES, FURNITURE, "right")
        sheets.rule(MARGIN, _TOP_RULE, CONTENT_WIDTH, HAIRLINE)
    with sheets.artifact("Footer"):
        sheets.rule(MARGIN, _FOOT_RULE, CONTENT_WIDTH, HAIRLINE)
        pen.put(MADE_WITH, _FOOT_NUMBERS, FURNITURE, "left")
        pen.put(f"Page {number} of {total}", _FOOT_NUMBERS, FURNITURE, "right")
        pen.put(furniture.marking, _FOOT_MARKING, FURNITURE_STRONG, "centre")
        pen.band(furniture.alarm, 0)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes single lines at fixed places."""

    sheets: Sheets
    setter: Typesetter

    def band(self, alarm: str, low: float) -> None:
        """A red band over the whole width of the page."""
        if alarm:
            self.sheets.bar(0, low, PAGE_WIDTH, _BAND_HEIGHT, ALARM)
            self.put(alarm, low + 5, BAND, "centre")

    def pair(self, first: str, second: str, baseline: float, style: Style) -> None:
        """Two texts after each other at the left; only the first is cut to fit."""
        if not first:
            return
        scale = style.size / 1000
        room = CONTENT_WIDTH * _LEFT_SHARE
        after = self.setter.line(second, style, room)
        before = self.setter.line(first, style, room - after.width * scale - _PAIR_GAP)
        x = MARGIN
        for line in (before, after):
            width = line.width * scale
            self.sheets.lines([line], x=x, baseline=baseline, width=width, style=style)
            x += width + _PAIR_GAP

    def put(
        self, text: str, baseline: float, style: Style, side: Literal["left", "centre", "right"]
    ) -> None:
        """One line at a side of the page; what stands at the left is cut to fit."""
        if not text:
            return
        room = CONTENT_WIDTH * _LEFT_SHARE if side == "left" else CONTENT_WIDTH
        line = self.setter.line(text, style, room)
        width = line.width * style.size / 1000
        places = {
            "left": MARGIN,
            "centre": (PAGE_WIDTH - width) / 2,
            "right": MARGIN + CONTENT_WIDTH - width,
        }
        self.sheets.lines([line], x=places[side], baseline=baseline, width=width, style=style)
