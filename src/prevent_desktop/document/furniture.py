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

_TOP_MARKING = PAGE_HEIGHT - 36
_TOP_NAMES = PAGE_HEIGHT - 54
_TOP_RULE = PAGE_HEIGHT - 62
_FOOT_RULE = 48.0
_FOOT_NUMBERS = 36.0
_FOOT_MARKING = 21.0
_BAND_HEIGHT = 16.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """The texts of the page headers and footers; `alarm` stands in a red band."""

    marking: str
    person: str
    reference: str
    alarm: str = ""


def draw_furniture(
    sheets: Sheets, setter: Typesetter, furniture: Furniture, number: int, total: int
) -> None:
    """Draw the header and footer of page `number` of `total`."""
    half = CONTENT_WIDTH * 0.7
    with sheets.artifact("Header"):
        _band(sheets, setter, furniture.alarm, PAGE_HEIGHT - _BAND_HEIGHT)
        _put(sheets, setter, furniture.marking, _TOP_MARKING, FURNITURE_STRONG, "centre")
        _put(sheets, setter, furniture.person, _TOP_NAMES, FURNITURE, "left", half)
        _put(sheets, setter, furniture.reference, _TOP_NAMES, FURNITURE, "right")
        sheets.rule(MARGIN, _TOP_RULE, CONTENT_WIDTH, HAIRLINE)
    with sheets.artifact("Footer"):
        sheets.rule(MARGIN, _FOOT_RULE, CONTENT_WIDTH, HAIRLINE)
        _put(sheets, setter, "Made with Prevent Desktop, independent software",
             _FOOT_NUMBERS, FURNITURE, "left")  # fmt: skip
        _put(sheets, setter, f"Page {number} of {total}", _FOOT_NUMBERS, FURNITURE, "right")
        _put(sheets, setter, furniture.marking, _FOOT_MARKING, FURNITURE_STRONG, "centre")
        _band(sheets, setter, furniture.alarm, 0)


def _band(sheets: Sheets, setter: Typesetter, alarm: str, low: float) -> None:
    if alarm:
        sheets.bar(0, low, PAGE_WIDTH, _BAND_HEIGHT, ALARM)
        _put(sheets, setter, alarm, low + 5, BAND, "centre")


def _put(
    sheets: Sheets,
    setter: Typesetter,
    text: str,
    baseline: float,
    style: Style,
    side: Literal["left", "centre", "right"],
    room: float = CONTENT_WIDTH,
) -> None:
    if not text:
        return
    line = setter.line(text, style, room)
    width = line.width * style.size / 1000
    x = {
        "left": MARGIN,
        "centre": (PAGE_WIDTH - width) / 2,
        "right": MARGIN + CONTENT_WIDTH - width,
    }[side]
    sheets.lines([line], x=x, baseline=baseline, width=width, style=style)
