"""What the boxes of a PDF are called by the text printed beside and above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from prevent_desktop.own_form.pdf_fields import PdfField, Widget
from prevent_desktop.own_form.pdf_text import Said, stacked
from prevent_desktop.own_form.word_choices import AT_END, is_option

_FAR_LEFT, _FAR_ABOVE, _FAR_RIGHT = 450.0, 20.0, 60.0
"""Points between a box and its label."""
_NEARER = 2.0
"""Points by which a label is nearer to the box that it belongs to."""
_MIDDLE = 297.6
"""Points from the left edge of an A4 page."""
_PART_OF_DATE = re.compile(r"^\W*(?:d{1,2}|day|m{1,2}|month|y{2,4}|year)\W*$", re.IGNORECASE)
_LONGEST_HEADING = 30
"""Words."""


@dataclass
class Page:
    """One page: what is printed, and the boxes on it."""

    pieces: list[Said]
    widgets: list[Widget]
    used: set[int] = field(default_factory=set)

    def label(self, widget: Widget) -> str:
        """The label of a box to write in; its pieces of text are used then."""
        return self._label(widget, self.pieces)

    def label_of_date(self, widget: Widget) -> str:
        """The label of a date of which this is the first of three places."""
        return self._label(widget, [p for p in self.pieces if not _PART_OF_DATE.match(p.text)])

    def _label(self, widget: Widget, pieces: list[Said]) -> str:
        left, above = self._left(widget, pieces), self._above(widget, pieces)
        if left and above:
            gap = widget.rect[0] - left[-1].right
            near = above[-1].bottom - widget.rect[3]
            chosen = above if gap > 90 and near < 8 else left
        else:
            chosen = left or above
        self.used.update(id(piece) for piece in chosen)
        return " ".join(piece.text for piece in chosen)

    def is_above(self, widget: Widget) -> bool:
        """Whether there is no label at the left."""
        return not self._left(widget, self.pieces)

    def _left(self, widget: Widget, pieces: list[Said]) -> list[Said]:
        left, bottom, _, top = widget.rect
        found = [
            piece
            for piece in pieces
            if piece.right <= left + 4
            and left - piece.right <= _FAR_LEFT
            and bottom - 3 <= piece.middle <= top + 3
            and not self._between(piece.right, left, piece.middle, widget)
        ]
        if not found:
            return []
        nearest = max(piece.right for piece in found)
        column = [piece for piece in found if nearest - piece.right < 90]
        start = max(column, key=lambda piece: piece.right)
        return [piece for piece in column if abs(piece.left - start.left) < 6]

    def _above(self, widget: Widget, pieces: list[Said]) -> list[Said]:
        left, _, right, top = widget.rect
        found = [
            piece
            for piece in pieces
            if top - 3 <= piece.bottom
            and piece.bottom - top <= _FAR_ABOVE
            and left - 12 <= piece.left <= right
            and not self._covered(piece, widget)
            and not self._hangs(piece, widget)
        ]
        if not found:
            return []
        lowest = min(found, key=lambda piece: piece.bottom)
        return self._stack(lowest)

    def _stack(self, lowest: Said) -> list[Said]:
        """A label of several lines, from its last line upwards."""
        found = [lowest]
        for piece in sorted(self.pieces, key=lambda each: each.bottom):
            upper = found[0]
            near = 0 <= piece.bottom - upper.top < 0.75 * upper.size
            alike = piece.bold == upper.bold and abs(piece.size - upper.size) < 0.6
            if near and alike and abs(piece.left - upper.left) < 3 and len(found) < 8:
                found.insert(0, piece)
        return found

    def _between(self, start: float, stop: float, level: float, own: Widget) -> bool:
        return any(
            other is not own
            and other.rect[0] >= start - 4
            and other.rect[2] <= stop + 4
            and other.rect[1] - 2 <= level <= other.rect[3] + 2
            for other in self.widgets
        )

    def _covered(self, piece: Said, own: Widget) -> bool:
        """Whether a piece above belongs to the box at its right, or another box lies between."""
        for other in self.widgets:
            if other is own:
                continue
            beside = other.rect[1] - 3 <= piece.middle <= other.rect[3] + 3
            if beside and 0 <= other.rect[0] - piece.right < 60:
                return True
            low, high = own.rect[3] - 1, piece.bottom + 1
            over = other.rect[0] < own.rect[2] and own.rect[0] < other.rect[2]
            if over and low <= other.rect[1] and other.rect[3] <= high + 2:
                return True
        return False

    def _hangs(self, piece: Said, own: Widget) -> bool:
        """Whether a piece stands below another box, nearer to that one than to this."""
        gap = piece.bottom - own.rect[3]
        return any(
            0 <= other.rect[1] - piece.top < gap - _NEARER
            for other in self.widgets
            if other is not own and other.rect[0] < piece.right and piece.left < other.rect[2]
        )

    def beside(self, widget: Widget) -> tuple[Said | None, Said | None]:
        """The nearest pieces at the left and right of a box to tick."""
        left, bottom, right, top = widget.rect
        level = [p for p in self.pieces if bottom - 4 <= p.middle <= top + 4]
        before = [p for p in level if p.right <= left + 4 and left - p.right < _FAR_LEFT]
        after = [p for p in level if p.left >= right - 4 and p.left - right < _FAR_RIGHT]
        before = [p for p in before if not self._between(p.right, left, p.middle, widget)]
        after = [p for p in after if not self._between(right, p.left, p.middle, widget)]
        return (
            max(before, key=lambda p: p.right, default=None),
            min(after, key=lambda p: p.left, default=None),
        )

    def question(self, first: Widget, before: Said | None, option: str) -> str:
        """What a row of boxes to tick is about: the words before it that are no option."""
        if before is not None and option:
            cut = AT_END.match(before.text)
            rest = cut["rest"].strip() if cut else before.text
            if rest and not is_option(rest):
                self.used.add(id(before))
                return self._whole(before, rest)
        elif before is not None and not is_option(before.text):
            self.used.add(id(before))
            return self._whole(before, before.text)
        start = first.rect[0] if before is None else before.left
        moved = Widget(first.thing, first.page, (start, *first.rect[1:]))
        found = [p for p in self._left(moved, self.pieces) if not is_option(p.text)]
        found = found or [p for p in self._above(first, self.pieces) if not is_option(p.text)]
        self.used.update(id(piece) for piece in found)
        return " ".join(piece.text for piece in found)

    def _whole(self, last: Said, rest: str) -> str:
        """A question of several lines of which the last stands beside the boxes."""
        lines = self._stack(last)
        self.used.update(id(piece) for piece in lines)
        return " ".join([*(piece.text for piece in lines[:-1]), rest])


def contexts(pages: Sequence[Page], fields: Sequence[PdfField]) -> dict[int, tuple[str, ...]]:
    """The headings above each field, the nearest first; by the id of the field."""
    headings = [_headings(page) for page in pages]
    starts = [[p.left for p in page.pieces if id(p) in page.used] for page in pages]
    columns = [_second_column(found) for found in headings]
    found: dict[int, tuple[str, ...]] = {}
    for each in fields:
        widget = each.widgets[0]
        found[id(each)] = _context(widget, headings, columns, starts)
    return found


def _headings(page: Page) -> list[Said]:
    free = [piece for piece in page.pieces if id(piece) not in page.used]
    alone = [piece for piece in free if not _beside_a_box(piece, page)]
    return [piece for piece in stacked(alone) if any(char.isalpha() for char in piece.text)]


def _beside_a_box(piece: Said, page: Page) -> bool:
    return any(
        widget.rect[1] - 2 <= piece.middle <= widget.rect[3] + 2
        and min(abs(piece.left - widget.rect[2]), abs(widget.rect[0] - piece.right)) < 60
        for widget in page.widgets
    )


def _second_column(headings: Sequence[Said]) -> float | None:
    """Where a second column of headings begins; None on a page with one column."""
    starts = [h.left for h in headings if h.left > _MIDDLE - 40 and abs(h.centre - _MIDDLE) > 40]
    return min(starts) - 8 if starts else None


def _elsewhere(piece: Said, widget: Widget, column: float | None) -> bool:
    """Whether a heading stands over the other column."""
    if column is None:
        return False
    right = (widget.rect[0] + widget.rect[2]) / 2 >= column
    return piece.right <= column if right else piece.left >= column


def _context(
    widget: Widget,
    headings: Sequence[list[Said]],
    columns: Sequence[float | None],
    starts: Sequence[list[float]],
) -> tuple[str, ...]:
    found: list[str] = []
    rank: tuple[float, bool] = (0.0, False)
    for number in range(widget.page, -1, -1):
        lines = headings[number]
        if number == widget.page:
            lines = [piece for piece in lines if piece.bottom >= widget.rect[3] - 4]
        lines = [piece for piece in lines if not _elsewhere(piece, widget, columns[number])]
        for line in _rows(lines):
            piece = _over(line, widget, starts[number])
            higher = (round(piece.size), piece.bold) > rank or not found
            if higher and len(piece.text.split()) <= _LONGEST_HEADING * 4:
                found.append(piece.text)
                rank = (round(piece.size), piece.bold)
    return tuple(found)


def _rows(lines: Sequence[Said]) -> list[list[Said]]:
    """The lines from the lowest up, those beside each other together."""
    rows: list[list[Said]] = []
    for piece in sorted(lines, key=lambda each: each.bottom):
        if rows and abs(rows[-1][0].middle - piece.middle) < 4:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _over(line: list[Said], widget: Widget, starts: list[float]) -> Said:
    """Of headings beside each other the one over the box; all of them if none is.

    `starts` are where labels begin: headings that begin there too stand over columns of them.
    """
    over = [p for p in line if p.left < widget.rect[2] and widget.rect[0] < p.right]
    if len(line) == 1 or len(over) == 1:
        return (over or line)[0]
    if all(any(abs(p.left - start) < 4 for start in starts) for p in line):
        before = [p for p in line if p.left <= widget.rect[0]]
        if before:
            return max(before, key=lambda piece: piece.left)
    first = min(line, key=lambda piece: piece.left)
    text = " / ".join(piece.text for piece in line)
    return Said(
        text, first.page, first.left, first.bottom, first.right, first.top, first.size, first.bold
    )
