"""What stands at the top and the bottom of every page. None of it is content to be read out."""

from dataclasses import dataclass, replace
from typing import Literal

from prevent_desktop.document.canvas import Sheets
from prevent_desktop.document.style import (
    ALARM,
    BAND,
    CONTENT_WIDTH,
    FURNITURE,
    FURNITURE_STRONG,
    HAIRLINE,
    INK,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    WATERMARK,
    Style,
)
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.document.wording import MADE_WITH


@dataclass(frozen=True, slots=True)
class _Heights:
    """Where the lines of headers and footers stand, in points from the foot of the page."""

    marking: float
    names: float
    rule: float
    foot_rule: float
    numbers: float
    foot_marking: float


_USUAL = _Heights(PAGE_HEIGHT - 36, PAGE_HEIGHT - 54, PAGE_HEIGHT - 62, 48, 36, 21)
_LARGE = _Heights(PAGE_HEIGHT - 43, PAGE_HEIGHT - 64, PAGE_HEIGHT - 72, 64, 43, 20)
_BAND_HEIGHT, _LARGE_BAND_HEIGHT = 16.0, 22.0
_CONTINUED = PAGE_HEIGHT - 77
_WATERMARK_ANGLE = 55.0
_LEFT_SHARE, _NAME_SHARE, _NAME_SHARE_LARGE = 0.78, 0.68, 0.56
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
    name_line: str = ""
    """Stands before a line on which the person's name is written by pen."""
    watermark: str = ""
    """Stands large and pale across the page, behind the text."""


def draw_furniture(
    sheets: Sheets, setter: Typesetter, furniture: Furniture, *, number: int, total: int
) -> None:
    """Draw the header and footer of page `number` of `total`."""
    pen = _Pen(sheets, setter)
    at = _LARGE if setter.large else _USUAL
    below = setter.large and bool(furniture.person)  # beside each other they have no room
    with sheets.artifact("Header"):
        pen.across(furniture.watermark)
        high = _LARGE_BAND_HEIGHT if setter.large else _BAND_HEIGHT
        pen.band(furniture.alarm, PAGE_HEIGHT - high, high)
        pen.put(furniture.marking, at.marking, FURNITURE_STRONG, "centre")
        room = CONTENT_WIDTH * (1 if below else _LEFT_SHARE)
        pen.pair((furniture.person, furniture.born), at.names, FURNITURE, room)
        if not below:
            pen.put(furniture.reference, at.names, FURNITURE, "right")
        pen.line_after(furniture.name_line, at.names)
        sheets.rule(MARGIN, at.rule, CONTENT_WIDTH, HAIRLINE)
    with sheets.artifact("Footer"):
        sheets.rule(MARGIN, at.foot_rule, CONTENT_WIDTH, HAIRLINE)
        if below:
            pen.put(furniture.reference, at.numbers, FURNITURE, "left")
        if not setter.large:  # there is no room for it, and the first page says so
            pen.put(MADE_WITH, at.numbers, FURNITURE, "left")
        pen.put(f"Page {number} of {total}", at.numbers, FURNITURE, "right")
        pen.put(furniture.marking, at.foot_marking, FURNITURE_STRONG, "centre")
        if not setter.large:
            pen.band(furniture.alarm, 0, _BAND_HEIGHT)


def draw_continued(sheets: Sheets, setter: Typesetter, text: str) -> None:
    """Say above a page's content that its section began on an earlier page."""
    with sheets.artifact():
        _Pen(sheets, setter).put(text, _CONTINUED, FURNITURE, "left")


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes single lines at fixed places."""

    sheets: Sheets
    setter: Typesetter

    def across(self, word: str) -> None:
        """A word across the page, from the lower left to the upper right."""
        if word:
            line = self.setter.line(word, WATERMARK, PAGE_HEIGHT)
            self.sheets.turned(line, WATERMARK, _WATERMARK_ANGLE)

    def band(self, alarm: str, low: float, high: float) -> None:
        """A red band over the whole width of the page."""
        if alarm:
            self.sheets.bar(0, low, PAGE_WIDTH, high, ALARM)
            self.put(alarm, low + 5, BAND, "centre")

    def pair(self, texts: tuple[str, str], baseline: float, style: Style, room: float) -> None:
        """Two texts after each other at the left; only the first is cut to fit."""
        first, second = texts
        if not first:
            return
        style = self.setter.sized(style)
        scale = style.size / 1000
        after = self.setter.line(second, style, room)
        before = self.setter.line(first, style, room - after.width * scale - _PAIR_GAP)
        x = MARGIN
        for line in (before, after):
            width = line.width * scale
            self.sheets.lines([line], x=x, baseline=baseline, width=width, style=style)
            x += width + _PAIR_GAP

    def line_after(self, text: str, baseline: float) -> None:
        """A line to write on after a text at the left."""
        if not text:
            return
        inked = replace(FURNITURE, colour=INK)  # as heavy as what is written after it
        style = self.setter.sized(inked)
        wide = self.setter.line(text, style, CONTENT_WIDTH).width * style.size / 1000
        self.put(text, baseline, inked, "left")
        share = _NAME_SHARE_LARGE if self.setter.large else _NAME_SHARE
        room = CONTENT_WIDTH * share - wide - _PAIR_GAP
        self.sheets.rule(MARGIN + wide + _PAIR_GAP, baseline - 3, room, INK, 0.8)

    def put(
        self, text: str, baseline: float, style: Style, side: Literal["left", "centre", "right"]
    ) -> None:
        """One line at a side of the page; what stands at the left is cut to fit."""
        if not text:
            return
        style = self.setter.sized(style)
        room = CONTENT_WIDTH * _LEFT_SHARE if side == "left" else CONTENT_WIDTH
        line = self.setter.line(text, style, room)
        width = line.width * style.size / 1000
        places = {
            "left": MARGIN,
            "centre": (PAGE_WIDTH - width) / 2,
            "right": MARGIN + CONTENT_WIDTH - width,
        }
        self.sheets.lines([line], x=places[side], baseline=baseline, width=width, style=style)
