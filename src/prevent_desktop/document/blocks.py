"""What a page is made of: blocks of rows that can be drawn in slices, so they flow over pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from prevent_desktop.document.canvas import Sheets
from prevent_desktop.document.spoken_runs import spoken_runs
from prevent_desktop.document.style import CONTENT_WIDTH, HAIRLINE, MARGIN, Colour, Style
from prevent_desktop.document.tags import Element
from prevent_desktop.document.text_layout import Line

_ASIDE_GAP = 3.0
_HALF_CAPITAL = 0.36
"""Half the height of a capital letter, in ems."""
_FEWEST = 2
"""Rows of a long text that stay together at the foot or the head of a page."""


class Block(Protocol):
    """Something that takes `rows` rows, a slice of which can be measured and drawn.

    `before` is the room above it, `keep` holds it on one page with the block after it; one no
    higher than `whole_up_to` points is not parted, and of any the first `least` rows are not.
    `outline` is the title of what begins with it.
    """

    @property
    def before(self) -> float: ...

    @property
    def keep(self) -> bool: ...

    @property
    def new_page(self) -> bool: ...

    @property
    def outline(self) -> str: ...

    @property
    def rows(self) -> int: ...

    @property
    def least(self) -> int: ...

    @property
    def whole_up_to(self) -> float: ...

    def extent(self, start: int, stop: int) -> float: ...

    def fit(self, start: int, room: float) -> int: ...

    def draw(self, sheets: Sheets, top: float, start: int, stop: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of one element in one style.

    `aside` stands before the first line, seen and not read: what it means is said elsewhere.
    """

    element: Element | None
    style: Style
    lines: Sequence[Line]
    aside: Line | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of passages; `x` and `width` in points from the left margin."""

    passages: tuple[Passage, ...]
    x: float = 0.0
    width: float = CONTENT_WIDTH
    rows: int = field(init=False)
    """How many the passages take."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", sum([len(passage.lines) for passage in self.passages]))


@dataclass(frozen=True, slots=True)
class Strip:
    """Cells beside each other, row by row at one leading.

    `pad` is the room above and below the rows, `rule` a hairline at the foot, `bar` a coloured
    bar at the left, `outline` the title of a bookmark; a strip no higher than `whole_up_to` stays
    whole.
    """

    cells: tuple[Cell, ...]
    before: float = 0.0
    pad: float = 0.0
    rule: bool = False
    bar: Colour | None = None
    top_rule: Colour | None = None
    outline: str = ""
    keep: bool = False
    new_page: bool = False
    whole_up_to: float = 0.0
    least: int = 2
    leading: float = field(init=False)
    rows: int = field(init=False)

    def __post_init__(self) -> None:
        leadings = [p.style.leading for cell in self.cells for p in cell.passages]
        object.__setattr__(self, "leading", max(leadings, default=0.0))
        object.__setattr__(self, "rows", max([cell.rows for cell in self.cells]))

    def extent(self, start: int, stop: int) -> float:
        above = self.pad if start == 0 else 0.0
        below = self.pad if stop == self.rows else 0.0
        return above + (stop - start) * self.leading + below

    def fit(self, start: int, room: float) -> int:
        """The row before which a page with this much room ends; `start` if nothing fits."""
        rows = self.rows
        if self.extent(start, rows) <= room:
            return rows
        if start == 0 and self.extent(0, rows) <= self.whole_up_to:
            return 0
        above = self.pad if start == 0 else 0.0
        stop = min(start + int((room - above) / self.leading), rows - _FEWEST)
        return stop if stop - start >= _FEWEST else start

    def draw(self, sheets: Sheets, top: float, start: int, stop: int) -> None:
        height = self.extent(start, stop)
        heading = self.cells[0].passages[0].element
        if self.outline and start == 0 and heading is not None:
            sheets.bookmark(self.outline, top + 8, heading)
        with sheets.artifact():
            if self.bar:
                sheets.bar(MARGIN, top - height, 4, height, self.bar)
            if self.top_rule and start == 0:
                sheets.rule(MARGIN, top, CONTENT_WIDTH, self.top_rule, 1.2)
            if self.rule and stop == self.rows:
                sheets.rule(MARGIN, top - height, CONTENT_WIDTH, HAIRLINE)
        first_row = top - (self.pad if start == 0 else 0.0)
        for cell in self.cells:
            self._draw_cell(sheets, cell, first_row, start, stop)

    def _draw_cell(self, sheets: Sheets, cell: Cell, top: float, start: int, stop: int) -> None:
        done = 0
        for passage in cell.passages:
            first, last = max(start - done, 0), min(stop - done, len(passage.lines))
            if first < last:
                row_top = top - (done + first - start) * self.leading
                part = replace(
                    passage,
                    lines=passage.lines[first:last],
                    aside=passage.aside if first == 0 else None,
                    style=replace(passage.style, leading=self.leading),
                )
                draw_passage(sheets, part, cell.x, cell.width, row_top)
            done += len(passage.lines)


def draw_passage(sheets: Sheets, passage: Passage, x: float, width: float, top: float) -> None:
    """Draw lines below each other from `top` down; `x` and `width` in points, from the margin."""
    style, left = passage.style, MARGIN + x
    baseline = top - style.leading / 2 - style.size * _HALF_CAPITAL
    if passage.aside is not None:
        aside = passage.aside.width * style.size / 1000
        with sheets.artifact():
            before = left - aside - _ASIDE_GAP
            sheets.lines([passage.aside], x=before, baseline=baseline, width=aside, style=style)
    for element, first, lines in spoken_runs(passage.element, passage.lines):
        low = baseline - first * style.leading
        with sheets.content(element):
            sheets.lines(lines, x=left, baseline=low, width=width, style=style)


@dataclass(frozen=True, slots=True)
class FieldBox:
    """An empty signature field with a hairline round it."""

    element: Element
    name: str
    tip: str
    width: float
    height: float
    before: float = 6.0
    keep: bool = False
    whole_up_to: float = 0.0
    new_page: bool = False
    outline: str = ""
    least: int = 1

    @property
    def rows(self) -> int:
        return 1

    def extent(self, start: int, stop: int) -> float:
        return self.height * (stop - start)

    def fit(self, start: int, room: float) -> int:
        return 1 if room >= self.height else start

    def draw(self, sheets: Sheets, top: float, start: int, stop: int) -> None:
        del start, stop
        low = top - self.height
        with sheets.artifact():
            sheets.box((MARGIN, low, self.width, self.height), HAIRLINE)
        box = (MARGIN, low, MARGIN + self.width, top)
        self.element.field_index = sheets.field(self.name, self.tip, box)
