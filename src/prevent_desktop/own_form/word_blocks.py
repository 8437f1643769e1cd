"""What stands one below the other in a part of a Word file: paragraphs and tables, as cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from prevent_desktop.own_form.word_controls import Control
from prevent_desktop.own_form.word_legacy import LegacyField
from prevent_desktop.own_form.word_paragraph import (
    CONTROL,
    Atom,
    Kind,
    Paragraph,
    Slot,
    is_field,
    read_paragraph,
)
from prevent_desktop.own_form.word_styles import Styles, is_hint
from prevent_desktop.own_form.word_xml import Element, child, is_text_box, q, value

Block = Paragraph | Element
"""A paragraph, or the element of a table."""
_THROUGH = frozenset(map(q, ("w:customXml", "w:ins", "w:moveTo", "w:smartTag")))


def blocks(container: Element, styles: Styles) -> Iterator[Block]:
    """The paragraphs and tables of a container in order, out of the frames around them."""
    for each in container:
        if each.tag == q("w:p"):
            yield read_paragraph(each, leaders=styles.has_leaders(each))
        elif each.tag == q("w:tbl"):
            yield each
        elif each.tag == q("w:sdt"):
            content = child(each, "w:sdtContent")
            if is_field(each):
                yield control_paragraph(each)
            elif content is not None:
                yield from blocks(content, styles)
        elif each.tag in _THROUGH:
            yield from blocks(each, styles)


def control_paragraph(sdt: Element) -> Paragraph:
    """A control that holds whole paragraphs, or a cell, as a paragraph with one slot."""
    atom = Atom(CONTROL, sdt, 0, None)
    return Paragraph(sdt, [atom], [Slot(Kind.CONTROL, 0, 1, sdt)])


def is_tick(slot: Slot) -> bool:
    """Whether a slot is ticked, not written."""
    if slot.kind is Kind.CONTROL:
        return Control(slot.node).is_check_box
    if slot.kind is Kind.LEGACY:
        return LegacyField(slot.node).is_check_box
    return slot.kind is Kind.TICK


def one_label(words: str) -> bool:
    """Whether a line is one label with nothing after its colon; "Name:  Role:" is two."""
    told = words.rstrip()
    return told.endswith(":") and told.count(":") == 1 and "\t" not in told


@dataclass
class Cell:
    """A cell of a table; `row` and `col` are those of its first corner."""

    element: Element
    row: int
    col: int
    span: int
    rows: int = 1
    height: int | None = None
    """Points, where the row cannot grow."""
    blocks: list[Block] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def nested(self) -> bool:
        return any(not isinstance(block, Paragraph) for block in self.blocks)

    @property
    def slots(self) -> list[Slot]:
        return [slot for paragraph in self.paragraphs for slot in paragraph.slots]

    @property
    def words(self) -> str:
        return "\n".join(filter(None, (paragraph.words() for paragraph in self.paragraphs)))

    @property
    def empty(self) -> bool:
        drawn = next(self.element.iter(q("w:drawing"), q("w:pict"), q("w:object")), None)
        return drawn is None and not (self.words or self.slots or self.nested)

    @property
    def is_label(self) -> bool:
        return bool(self.words) and not self.slots and not self.nested

    def lines_to_fill(self) -> list[Paragraph]:
        """The lines "Name:", "Telephone:" below each other, where it holds no others.

        A first line that ends in no colon is the name of them all.
        """
        told = [each for each in self.paragraphs if each.words()]
        asked = [each for each in told if one_label(each.words())]
        return asked if self.is_label and asked in (told, told[1:]) else []

    @property
    def only_ticks(self) -> bool:
        return bool(self.slots) and all(map(is_tick, self.slots)) and not self.words

    def is_grey(self, styles: Styles) -> bool:
        """Whether all that stands in it is set like a placeholder."""
        told = [each for each in self.paragraphs if each.words()]
        return self.is_label and all(styles.is_grey(each.element) for each in told)

    @property
    def says_what_to_write(self) -> bool:
        return self.is_label and is_hint(self.words)


@dataclass
class Grid:
    """A table as cells."""

    cells: list[Cell]
    width: int
    height: int
    _at: dict[tuple[int, int], Cell]

    def at(self, row: int, col: int) -> Cell | None:
        """The cell that covers a place."""
        return self._at.get((row, col))

    def row(self, row: int) -> list[Cell]:
        """The cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == row]

    def covering(self, row: int) -> list[Cell]:
        """The cells that stand in a row, also those that began above."""
        found = {id(c): c for col in range(self.width) if (c := self.at(row, col)) is not None}
        return list(found.values())

    def left(self, cell: Cell) -> Cell | None:
        return self.at(cell.row, cell.col - 1)

    def right(self, cell: Cell) -> Cell | None:
        return self.at(cell.row, cell.col + cell.span)

    def above(self, cell: Cell) -> Cell | None:
        return self.at(cell.row - 1, cell.col)

    def below(self, cell: Cell) -> Cell | None:
        return self.at(cell.row + cell.rows, cell.col)


_MOST_COLUMNS = 63
"""Word's own limit (support.microsoft.com, operating parameter limitations)."""


def read_grid(table: Element, styles: Styles) -> Grid:
    """A table as cells, merged ones once."""
    cells: list[Cell] = []
    at: dict[tuple[int, int], Cell] = {}
    width = 0
    number = -1
    for number, row in enumerate(_rows(table)):
        col = _number(value(child(row, "w:trPr", "w:gridBefore")))
        for element, control in _row_cells(row):
            span = min(
                max(1, _number(value(child(element, "w:tcPr", "w:gridSpan")))), _MOST_COLUMNS
            )
            merge = child(element, "w:tcPr", "w:vMerge")
            upper = at.get((number - 1, col))
            if merge is not None and value(merge) != "restart" and upper is not None:
                upper.rows = number - upper.row + 1
                cell = upper
            else:
                cell = Cell(element, number, col, span, height=_exact(row))
                whole = control is not None
                cell.blocks = (
                    [control_paragraph(control)] if whole else list(blocks(element, styles))
                )
                cells.append(cell)
            for each in range(col, col + span):
                at[number, each] = cell
            col += span
        width = max(width, col)
    return Grid(cells, width, number + 1, at)


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if each.tag == q("w:tr"):
            yield each
        elif each.tag == q("w:sdt") and child(each, "w:sdtContent") is not None:
            yield from _rows(child(each, "w:sdtContent"))
        elif each.tag in _THROUGH:
            yield from _rows(each)


def _row_cells(row: Element) -> Iterator[tuple[Element, Element | None]]:
    """The cells of a row; with the control around one, if that is a place to write."""
    for each in row:
        if each.tag == q("w:tc"):
            yield each, None
        elif each.tag == q("w:sdt") and child(each, "w:sdtContent") is not None:
            content = child(each, "w:sdtContent")
            for inner, _ in _row_cells(content):
                yield inner, each if is_field(each) else None
        elif each.tag in _THROUGH:
            yield from _row_cells(each)


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 4 else 0


def _exact(row: Element) -> int | None:
    height = child(row, "w:trPr", "w:trHeight")
    if height is None or value(height, "w:hRule") != "exact":
        return None
    told = value(height)
    return int(told) // 20 if told.isdigit() else None


def text_boxes(paragraph: Element) -> Iterator[tuple[Element, Element | None]]:
    """The contents of the text boxes of a paragraph, each with its second copy if it has one."""
    seen: set[int] = set()
    for each in paragraph.iter(q("w:txbxContent")):
        if id(each) in seen or _nearest(each.getparent(), "w:txbxContent") is not None:
            continue
        if _nearest(each, "mc:Fallback") is not None:
            if _twin(each, "mc:Choice") is None:
                yield each, None
            continue
        twin = _twin(each, "mc:Fallback")
        yield each, twin


def _nearest(element: Element, name: str) -> Element | None:
    while element is not None:
        if element.tag == q(name):
            return element
        element = element.getparent()
    return None


def _twin(content: Element, side: str) -> Element | None:
    """The same text box in the other branch for older or newer programs."""
    branch = _nearest(content, "mc:AlternateContent")
    other = child(branch, side) if branch is not None else None
    if branch is None or other is None:
        return None
    own = _nearest(content, "mc:Fallback" if side == "mc:Choice" else "mc:Choice")
    if own is None:
        return None
    here = [each for each in own.iter() if is_text_box(each)]
    there = [each for each in other.iter() if is_text_box(each)]
    place = next((i for i, each in enumerate(here) if each is content), -1)
    return there[place] if 0 <= place < len(there) == len(here) else None
