"""Room to write by pen: lines, boxes to tick, short questions beside each other.

Lines and boxes are in the colour of ink and heavy enough for a school's printer or copier, which
drops a thin grey line. Nothing of them is content to be read out; the words are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from prevent_desktop.document.blocks import Passage, draw_passage
from prevent_desktop.document.canvas import Sheets
from prevent_desktop.document.style import INK, MARGIN

_SIDE = 14.5
"""A box to tick, in points: 5.1 mm."""
_AFTER_BOX, _AFTER_OPTION = 6.0, 18.0
_HALF_CAPITAL = 0.36
_WHOLE = 6
"""So many lines to write on are not parted."""
_FEWEST = 3
"""Lines to write on that stay together at the foot or the head of a page."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How heavy lines and boxes are, and how far lines are apart; in points."""

    line: float = 0.8
    box: float = 1.0
    gap: float = 23.0


LARGE_PEN = Pen(line=1.3, box=1.6, gap=28.0)


@dataclass(frozen=True, slots=True)
class PenCell:
    """Words, then boxes to tick in a row, then lines to write on; `x` from the left margin."""

    x: float
    width: float
    words: tuple[Passage, ...]
    ticks: tuple[Passage, ...] = ()
    lines: int = 0

    def height(self, pen: Pen) -> float:
        """The room it takes, in points."""
        rows = len(_tick_rows(self))
        return words_height(self.words) + rows * tick_row(self, pen) + self.lines * pen.gap


def words_height(words: Sequence[Passage]) -> float:
    """The height of passages below each other, in points."""
    return sum(len(each.lines) * each.style.leading for each in words)


def tick_row(cell: PenCell, pen: Pen) -> float:
    """The height of a row of boxes."""
    return max(pen.gap - 2, max((t.style.leading for t in cell.ticks), default=0.0))


def _tick_rows(cell: PenCell) -> list[list[tuple[float, Passage]]]:
    """The boxes in rows, each with its place from the cell's left edge."""
    rows: list[list[tuple[float, Passage]]] = []
    x = cell.width
    for tick in cell.ticks:
        wide = max((line.width for line in tick.lines), default=0.0) * tick.style.size / 1000
        wide += _SIDE + _AFTER_BOX
        if not rows or x + wide > cell.width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, tick))
        x += wide + _AFTER_OPTION
    return rows


@dataclass(frozen=True, slots=True)
class PenStrip:
    """Cells beside each other, kept on one page."""

    cells: tuple[PenCell, ...]
    pen: Pen
    before: float = 8.0
    keep: bool = False
    new_page: bool = False
    outline: str = ""
    whole_up_to: float = 0.0
    least: int = 1

    @property
    def rows(self) -> int:
        return 1

    def extent(self, start: int, stop: int) -> float:
        return max(cell.height(self.pen) for cell in self.cells) * (stop - start)

    def fit(self, start: int, room: float) -> int:
        return 1 if room >= self.extent(0, 1) else start

    def draw(self, sheets: Sheets, top: float, start: int, stop: int) -> None:
        bottom = top - self.extent(start, stop)
        for cell in self.cells:
            at = top
            for words in cell.words:
                draw_passage(sheets, words, cell.x, cell.width, at)
                at -= len(words.lines) * words.style.leading
            for row in _tick_rows(cell):
                at -= tick_row(cell, self.pen)
                for x, tick in row:
                    self._tick(sheets, tick, cell.x + x, at)
            with sheets.artifact():
                for number in range(cell.lines):  # lines beside each other stand on one height
                    low = bottom + number * self.pen.gap + self.pen.line
                    sheets.rule(MARGIN + cell.x, low, cell.width, INK, self.pen.line)

    def _tick(self, sheets: Sheets, tick: Passage, x: float, low: float) -> None:
        with sheets.artifact():
            sheets.box((MARGIN + x, low + 1, _SIDE, _SIDE), INK, self.pen.box)
        leading = tick.style.leading
        top = low + 1 + _SIDE / 2 + leading / 2
        draw_passage(sheets, tick, x + _SIDE + _AFTER_BOX, 1000, top)


@dataclass(frozen=True, slots=True)
class PenLines:
    """Lines to write a longer answer on, with prompts beside the first of them."""

    count: int
    width: float
    pen: Pen
    beside: PenCell | None = None
    before: float = 4.0
    keep: bool = False
    new_page: bool = False
    outline: str = ""

    @property
    def rows(self) -> int:
        return self.count

    @property
    def whole_up_to(self) -> float:
        return _WHOLE * self.pen.gap

    @property
    def least(self) -> int:
        """Lines that stand on one page with the prompts beside them."""
        if self.beside is None:
            return _FEWEST
        return int(self.beside.height(self.pen) // self.pen.gap) + 1

    def extent(self, start: int, stop: int) -> float:
        return (stop - start) * self.pen.gap

    def fit(self, start: int, room: float) -> int:
        stop = min(self.count, start + int(room / self.pen.gap))
        if stop < self.count:
            stop = min(stop, self.count - _FEWEST)
        whole = self.extent(0, self.count) <= self.whole_up_to
        least = self.count if whole else self.least if start == 0 else _FEWEST
        return stop if stop - start >= min(least, self.count - start) else start

    def draw(self, sheets: Sheets, top: float, start: int, stop: int) -> None:
        if start == 0 and self.beside is not None:
            at = top - 6
            for words in self.beside.words:
                draw_passage(sheets, words, self.beside.x, self.beside.width, at)
                at -= len(words.lines) * words.style.leading
        with sheets.artifact():
            for row in range(start, stop):
                shown = row < self.least or self.beside is None
                width = self.width if shown else self._whole
                low = top - (row - start + 1) * self.pen.gap + self.pen.line
                sheets.rule(MARGIN, low, width, INK, self.pen.line)

    @property
    def _whole(self) -> float:
        return self.width if self.beside is None else self.beside.x + self.beside.width
