"""What each cell of a table is called: by the cell before it, above it, or both."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from prevent_desktop.own_form.boxes import Held
from prevent_desktop.own_form.word_blocks import Cell, Grid, is_tick
from prevent_desktop.own_form.word_choices import is_option
from prevent_desktop.own_form.word_styles import Styles
from prevent_desktop.own_form.words import core, plain

_COUNTED = re.compile(r"^[A-Z0-9]{1,3}[.):]?$")
"""The number or letter of a section, in a cell of its own."""


_THING = re.compile(
    r"\b(?:names?|aliases|address|date|dob|d\.o\.b|birth|numbers?|no|e-?mail|tel|telephone|phone|"
    r"mobile|post ?code|gender|sex|age|language|nationality|occupation|relationship|role|"
    r"job title)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:details?|information|section|part)\b", re.IGNORECASE)
_PAIR = 2
"""Cells of a row of a name and its value."""
_FEW = 3
"""Rows below each other that end in a colon, from which they are boxes and not headings."""


def names_a_thing(words: str) -> bool:
    """Whether a line is the name of something to fill in, as in "Full name of child:"."""
    told = words.rstrip()
    single = told.endswith(":") and told.count(":") == 1 and len(told.split()) <= 8
    return single and _THING.search(told) is not None and not _ABOUT.search(told)


def has_own_space(cell: Cell) -> bool:
    """Whether a cell with words ends with room to write."""
    if not cell.words or not cell.is_label:
        return False
    last = cell.paragraphs[-1].words().rstrip()
    return not last or last.endswith(":")


@dataclass(frozen=True)
class Called:
    """The words for a cell: its label, the head of its column, and the group of its row.

    `option` is set where the cell is one of several to tick, and says what it stands for.
    """

    label: str = ""
    header: str = ""
    group: str = ""
    option: str = ""
    held: Held = Held.NOT
    doubt: bool = False
    above: str = ""


@dataclass
class Naming:
    """The names of one table's cells; `used` are the cells that are a name of another."""

    grid: Grid
    styles: Styles
    used: set[int] = field(default_factory=set)
    hints: set[int] = field(default_factory=set)
    called: dict[int, Called] = field(default_factory=dict)

    def read(self) -> "Naming":
        """Find the hints, then the name of every cell that has a place to write."""
        for cell in self.grid.cells:
            if self._is_hint(cell):
                self.hints.add(id(cell))
        for cell in self.grid.cells:
            if self.is_value(cell) or cell.slots:
                self.called[id(cell)] = self._called(cell)
        return self

    def is_label(self, cell: Cell | None) -> bool:
        """Whether a cell only says something."""
        return cell is not None and cell.is_label and id(cell) not in self.hints

    def is_value(self, cell: Cell | None) -> bool:
        """Whether a cell is a place to write and says nothing itself."""
        if cell is None:
            return False
        return cell.empty or id(cell) in self.hints or (bool(cell.slots) and not cell.words)

    def section_of(self, row: int) -> Cell | None:
        """The cell of a row that is only a heading over what follows."""
        live = self.grid.row(row)
        told = [cell for cell in live if not cell.empty]
        if len(told) == 2 and len(live) == 2 and _COUNTED.match(told[0].words):
            wide = told[1].col + told[1].span >= self.grid.width and told[1].span > 1
            return told[1] if wide and self.is_label(told[1]) else None
        if len(told) != 1 or not self.is_label(told[0]):
            return None
        whole = told[0].span >= self.grid.width and self.grid.width >= 1
        return told[0] if whole and len(live) == 1 else None

    def is_box(self, cell: Cell) -> bool:
        """Whether a wide cell "Full name:" is filled in itself, as the cells around it are."""
        if len(cell.lines_to_fill()) > 1:
            return True
        if not names_a_thing(cell.words):
            return False
        rows = [self.grid.row(number) for number in range(self.grid.height)]
        if self.grid.width == 1:
            return sum(bool(row) and names_a_thing(row[0].words) for row in rows) >= _FEW
        return any(
            sum(self.is_label(c) and names_a_thing(c.words) for c in row) > 1 for row in rows
        )

    def group_of(self, cell: Cell) -> str:
        """The words of a merged cell at the left that a group of rows shares."""
        first = self.grid.at(cell.row, 0)
        if first is None or first is cell or first.rows < 2 or not self.is_label(first):
            return ""
        between = [
            each
            for each in self.grid.covering(cell.row)
            if first.col < each.col < cell.col and self.is_label(each)
        ]
        return first.words if between or self.is_label(cell) or cell.words else ""

    def around(self, cell: Cell) -> list[str]:
        """For a cell with labels of its own: the head of its column, and the cell before it.

        "Parent" over or beside "Name: ____" says whose name that is.
        """
        found: list[str] = []
        row = cell.row - 1
        while row >= 0 and not found:
            upper = self.grid.at(row, cell.col)
            if upper is None:
                break
            if self.is_label(upper) and not has_own_space(upper) and upper.span == cell.span:
                crowd = len(self.grid.row(upper.row)) > 1
                found += [upper.words] if crowd else []
                break
            row = upper.row - 1
        left = self.grid.left(cell)
        while left is not None and ((left.words and left.slots) or has_own_space(left)):
            left = self.grid.left(left)
        if left is not None and self.is_label(left) and not is_option(left.words):
            found.append(left.words)
        return found

    def value_above(self, cell: Cell) -> str:
        """The words over a row's cell that may be their own row's value, in a table of pairs."""
        row, upper = cell.row - 1, self.grid.at(cell.row - 1, cell.col)
        while upper is not None and not self.is_label(upper):
            row, upper = upper.row - 1, self.grid.at(upper.row - 1, cell.col)
        if upper is None:
            return ""
        lefts = self.grid.left(upper), self.grid.left(cell)
        pairs = all(len(self.grid.row(each)) == _PAIR for each in (row, cell.row))
        return upper.words if pairs and all(map(self.is_label, lefts)) else ""

    def _is_hint(self, cell: Cell) -> bool:
        if not cell.is_label:
            return False
        left, above = self.grid.left(cell), self.grid.above(cell)
        named = (left is not None and left.is_label) or (above is not None and above.is_label)
        if cell.says_what_to_write:
            return named
        if not cell.is_grey(self.styles) or left is None or not left.is_label:
            return False
        return not left.is_grey(self.styles) and not self._box_below(cell)

    def _box_below(self, cell: Cell) -> bool:
        below = self.grid.below(cell)
        if below is None or not below.empty or (below.col, below.span) != (cell.col, cell.span):
            return False
        named = self.grid.left(below)
        return named is None or not named.is_label

    def _called(self, cell: Cell) -> Called:
        left = self.grid.left(cell)
        header = self._header(cell)
        row_label = self._row_label(cell)
        group = self.group_of(cell)
        if cell.only_ticks or cell.empty:
            ticked = self._ticked(cell, header, row_label, group)
            if ticked is not None:
                return ticked
        if self.is_label(left) and left is row_label and left is not None:
            crossing = header if header and self._crosses(header, cell) else None
            self._use(left, crossing)
            held = Held.GRID if crossing and core(plain(left.words)).isdigit() else Held.NOT
            return Called(left.words, crossing.words if crossing else "", group, held=held)
        if row_label is not None and header is not None and self._crosses(header, cell):
            self._use(row_label, header)
            return Called(row_label.words, header.words, group)
        if row_label is not None and header is None and all(map(is_tick, cell.slots)):
            self._use(row_label)
            return Called(row_label.words, group=group)
        return self._by_header(cell, header, group)

    def _by_header(self, cell: Cell, header: Cell | None, group: str) -> Called:
        if header is None:
            below = self.grid.below(cell)
            if below is None or not self._is_under(below, cell):
                return Called(group=group)
            self._use(below)
            return Called(below.words, group=group, doubt=True)
        self._use(header)
        below = self.grid.below(cell)
        more = self.is_value(below) and below is not None and below.col == cell.col
        upper = self.grid.above(cell)
        held = Held.GRID if (more or upper is not header) and self._wide(cell) else Held.NOT
        return Called(header.words, "", group, held=held)

    def _wide(self, cell: Cell) -> bool:
        return len(self.grid.row(cell.row)) > 1

    def _ticked(
        self, cell: Cell, header: Cell | None, row_label: Cell | None, group: str
    ) -> Called | None:
        """A cell under "Yes", or beside it."""
        if header is not None and is_option(header.words) and row_label is not None:
            self._use(header, row_label)
            return Called(row_label.words, group=group, option=header.words)
        run = self._options_around(cell)
        if sum(not self.is_value(each) for each in run) < (1 if cell.only_ticks else 2):
            return None
        beside = self._beside(cell, run)
        if beside is None:
            return Called(self._question(cell), doubt=True)
        self._use(*(each for each in run if not self.is_value(each)))
        asked = self._question(cell)
        return Called(asked, group=group, option=beside.words)

    def _options_around(self, cell: Cell) -> list[Cell]:
        """The cells around a place to tick that are options or places: "[ ] Yes [ ] No"."""
        found: list[Cell] = []
        for each in self.grid.covering(cell.row):
            if self.is_value(each) or (self.is_label(each) and is_option(each.words)):
                found.append(each)
            elif each.col > cell.col:
                break
            else:
                found = []
        return found

    def _beside(self, cell: Cell, run: list[Cell]) -> Cell | None:
        """The option of a place: before it, or after it, as in the whole row, or unclear."""
        if len(run) % 2:
            return None
        kinds = [self.is_value(each) for each in run]
        if any(kind == following for kind, following in pairwise(kinds)):
            return None
        at = next(number for number, each in enumerate(run) if each is cell)
        return run[at + 1] if kinds[0] else run[at - 1]

    def _question(self, cell: Cell) -> str:
        """What the row asks: the nearest words at the left that are no option."""
        before = [
            each
            for each in self.grid.covering(cell.row)
            if each.col < cell.col and self.is_label(each) and not is_option(each.words)
        ]
        self._use(*before[-1:])
        return before[-1].words if before else ""

    def _row_label(self, cell: Cell) -> Cell | None:
        """The nearest name at the left with only places to write between."""
        before = [each for each in self.grid.covering(cell.row) if each.col < cell.col]
        for each in reversed(before):
            if self.is_label(each):
                return None if is_option(each.words) and cell.empty else each
            if not (self.is_value(each) or each.slots):
                return None
        return None

    def _header(self, cell: Cell) -> Cell | None:
        """The name over a column with only places to write between."""
        row = cell.row - 1
        while row >= 0:
            upper = self.grid.at(row, cell.col)
            if upper is None or upper.col > cell.col:
                return None
            if self.is_label(upper):
                heads = self._heads(upper, cell) and not self._stands_below(upper)
                return upper if heads else None
            if not (self.is_value(upper) or upper.slots) or upper.words:
                return None
            row = upper.row - 1
        return None

    def _heads(self, upper: Cell, cell: Cell) -> bool:
        """Whether a name over a cell is its own: as wide, and not the name of what is beside it."""
        if upper.span < cell.span or (upper.span > cell.span and not self._crowd(upper)):
            return False
        right = self.grid.right(upper)
        return not (self.is_value(right) and right is not None and right.rows == upper.rows)

    def _is_under(self, label: Cell, cell: Cell) -> bool:
        """Whether a cell below a box is a name that may be its own."""
        own = self.is_label(label) and self._heads(label, cell)
        return own and self._stands_below(label)

    def _stands_below(self, label: Cell) -> bool:
        """Whether names may stand below their boxes: one is over the first, none under the last."""
        first = self._in_turn(label, -1)
        return self.is_value(first) and not self.is_value(self._in_turn(label, 1))

    def _in_turn(self, cell: Cell, step: int) -> Cell:
        """The last cell of a column up or down in which names and boxes take turns."""
        while True:
            row = cell.row + (cell.rows if step > 0 else -1)
            following = self.grid.at(row, cell.col)
            if following is None or (following.col, following.span) != (cell.col, cell.span):
                return cell
            named = self.is_label(self.grid.left(following)) and self.is_value(following)
            if named or self.is_value(following) == self.is_value(cell):
                return cell
            cell = following

    def _crowd(self, upper: Cell) -> bool:
        return sum(self.is_label(each) for each in self.grid.row(upper.row)) > 1

    def _crosses(self, header: Cell, cell: Cell) -> bool:
        """Whether a header stands in a row of headers over more than one column of boxes."""
        row = self.grid.covering(header.row)
        labels = [each for each in row if self.is_label(each) and (each.col > 0 or each.span > 1)]
        others = [each for each in row if not self.is_label(each) and not each.empty]
        return len(labels) >= 2 and not others and header.row < cell.row

    def _use(self, *cells: Cell | None) -> None:
        self.used.update(id(cell) for cell in cells if cell is not None)
