"""From a Word file to its boxes and where they are, in the order in which they are read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prevent_desktop.own_form.word_below import lines_over_labels
from prevent_desktop.own_form.word_blocks import (
    Cell,
    Grid,
    blocks,
    is_tick,
    one_label,
    read_grid,
    text_boxes,
)
from prevent_desktop.own_form.word_choices import is_option
from prevent_desktop.own_form.word_gathering import Gatherer
from prevent_desktop.own_form.word_paragraph import Paragraph
from prevent_desktop.own_form.word_places import (
    End,
    Hint,
    TickPlace,
)
from prevent_desktop.own_form.word_rooms import room_of_box, room_of_cell
from prevent_desktop.own_form.word_styles import LEAD_IN_LEVEL, ROW_LEVEL
from prevent_desktop.own_form.word_tables import Called, Naming, has_own_space
from prevent_desktop.own_form.word_xml import Element


class Reader(Gatherer):
    """Reads one part."""

    def read(self, container: Element) -> None:
        """Read the whole part."""
        self._sequence(list(blocks(container, self._styles)), Called(), body=True)
        self._flush()

    # --- what stands one below the other ------------------------------------------------------

    def _sequence(self, items: list[Paragraph | Element], called: Called, *, body: bool) -> None:
        prompt, told = "", 0
        unnamed = lines_over_labels(items, self._is_heading)
        for number, item in enumerate(items):
            if not isinstance(item, Paragraph):
                self._flush()
                self._table(item, prompt if number - told <= 2 else "")
                prompt = ""
                continue
            words = item.words()
            if number in unnamed:
                prompt = ""
            if item.slots:
                self._slots(item, prompt if number - told <= 2 else "", called)
                prompt = "" if any(not is_tick(slot) for slot in item.slots) else prompt
            elif words:
                prompt, told = words, number
                if body:
                    self._said(item, words)
                    self._rest_of_line(item, words, items[number + 1 :])
            elif body and self._is_space(prompt, number - told, items[number:]):
                self._add(self._text_box(prompt), End(item.element))
                prompt = ""
            self._boxes_of_text(item, words or prompt)

    def _is_heading(self, item: Paragraph) -> bool:
        return self._styles.heading_level(item.element, item.words()) is not None

    def _said(self, item: Paragraph, words: str) -> None:
        if words.count(":") > 1:
            return  # "Name:  Role:" is no heading
        level = self._styles.heading_level(item.element, words)
        self._push(LEAD_IN_LEVEL if level is None else level, words)

    def _push(self, level: int, words: str) -> None:
        self._flush()
        self._sections = [each for each in self._sections if each[0] < level]
        self._sections.append((level, words))

    def _rest_of_line(self, item: Paragraph, words: str, after: list[Paragraph | Element]) -> None:
        """As in "Name:" with nothing after it, in the text itself."""
        if not one_label(words) or len(words.split()) > 8 or "\n" in words:
            return
        following = after[0] if after else None
        if following is not None and not isinstance(following, Paragraph):
            return
        if isinstance(following, Paragraph):
            stands_alone = bool(following.words()) and not following.slots
            short = len(following.words().split()) <= 8 and following.words().endswith(":")
            if not (stands_alone and short) and following.element.getnext() is not None:
                return
            if following.slots or not following.words():
                return
        self._add(self._text_box(words), End(item.element))

    @staticmethod
    def _is_space(prompt: str, since: int, after: list[Paragraph | Element]) -> bool:
        """Whether blank lines after a prompt are left for the answer: two or more of them."""
        if since != 1 or not prompt.rstrip().endswith((":", "?")) or len(after) < 2:
            return False
        second = after[1]
        return isinstance(second, Paragraph) and not second.words() and not second.slots

    def _boxes_of_text(self, item: Paragraph, prompt: str) -> None:
        for content, twin in text_boxes(item.element):
            self._flush()
            outer = self._twin, self._room
            self._twin = (content, twin) if twin is not None else None
            self._room = room_of_box(content)
            inner = list(blocks(content, self._styles))
            empty = all(isinstance(b, Paragraph) and not b.words() and not b.slots for b in inner)
            if empty and inner and isinstance(inner[0], Paragraph):
                self._add(self._text_box(prompt), End(inner[0].element))
            elif empty_after := self._label_in_box(inner):
                self._add(self._text_box(empty_after[0]), End(empty_after[1]))
            else:
                self._sequence(inner, Called(label=prompt), body=False)
            self._flush()
            self._twin, self._room = outer

    @staticmethod
    def _label_in_box(inner: list[Paragraph | Element]) -> tuple[str, Element] | None:
        """A text box with its own label and an empty line after it."""
        if not all(isinstance(each, Paragraph) and not each.slots for each in inner):
            return None
        paragraphs = [each for each in inner if isinstance(each, Paragraph)]
        told = [each for each in paragraphs if each.words()]
        if len(told) != 1 or told[0] is not paragraphs[0]:
            return None
        if len(paragraphs) > 1:
            return told[0].words(), paragraphs[1].element
        return (told[0].words(), told[0].element) if told[0].words().endswith(":") else None

    # --- tables -------------------------------------------------------------------------------

    def _table(self, table: Element, prompt: str) -> None:
        grid = read_grid(table, self._styles)
        naming = Naming(grid, self._styles).read()
        for row in range(grid.height):
            heading = naming.section_of(row)
            if heading is not None and id(heading) not in naming.called:
                self._flush()
                if not self._own_space(heading, naming):
                    bold = self._styles.looks_like_heading(heading.element, heading.words)
                    self._push(ROW_LEVEL if bold else ROW_LEVEL + 1, heading.words)
                    continue
            for cell in grid.row(row):
                self._cell(cell, naming, prompt if grid.width == 1 or row == 0 else "")
        self._flush()

    def _own_space(self, heading: Cell, naming: Naming) -> bool:
        """Whether a wide cell has its own label and room below it, and no box of its own."""
        if id(heading) in naming.used or naming.is_value(naming.grid.below(heading)):
            return False
        if naming.is_box(heading):
            return True
        last = heading.paragraphs[-1]
        return not last.words() and bool(heading.paragraphs[0].words())

    def _cell(self, cell: Cell, naming: Naming, prompt: str) -> None:
        called = naming.called.get(id(cell), Called())
        outer = self._sections, self._room
        self._room = room_of_cell(cell) if cell.height else outer[1]
        around = [text for text in (called.group, called.header) if text]
        if cell.words:
            around += naming.around(cell)
            called = replace(called, above=naming.value_above(cell))
        self._sections = [*outer[0], *((ROW_LEVEL + 2 + i, t) for i, t in enumerate(around))]
        if cell.nested:
            self._nested(cell, naming)
        elif id(cell) in naming.hints:
            first, *others = (each.element for each in cell.paragraphs)
            self._add(self._text_box(called.label, called), Hint(first, tuple(others)))
        elif cell.empty:
            self._empty(cell, called, prompt, naming.grid)
        elif cell.slots:
            fallback = called if called.label or called.option else replace(called, label=prompt)
            self._sequence(list(cell.blocks), fallback, body=False)
        elif naming.is_label(cell):
            self._label_cell(cell, naming)
        self._text_boxes_in(cell)
        self._sections, self._room = outer

    def _text_boxes_in(self, cell: Cell) -> None:
        if cell.nested or cell.slots:
            return
        for paragraph in cell.paragraphs:
            self._boxes_of_text(paragraph, cell.words)

    def _nested(self, cell: Cell, naming: Naming) -> None:
        left = naming.grid.left(cell)
        if left is not None and naming.is_label(left):
            self._sections = [*self._sections, (ROW_LEVEL + 3, left.words)]
        above = naming.grid.above(cell)
        if above is not None and naming.is_label(above) and above.span == cell.span:
            self._sections = [*self._sections, (ROW_LEVEL + 4, above.words)]
        for paragraph in cell.paragraphs:
            if paragraph.words() and not paragraph.slots:
                self._sections = [*self._sections, (ROW_LEVEL + 5, paragraph.words())]
                break
        self._sequence(list(cell.blocks), Called(), body=False)

    def _empty(self, cell: Cell, called: Called, prompt: str, grid: Grid) -> None:
        if not cell.paragraphs:
            return
        place = cell.paragraphs[0].element
        if called.option:
            self._tick(TickPlace(place), called.option, called.label, ("row", id(grid), cell.row))
            return
        self._flush()
        whole = cell.span >= grid.width
        label = called.label or (prompt if whole else "")
        if label:
            self._add(self._text_box(label, called), End(place))

    def _label_cell(self, cell: Cell, naming: Naming) -> None:
        """Label and box in one cell: a colon at its end, or an empty line below the label."""
        if id(cell) in naming.used or is_option(cell.words):
            return
        right = naming.grid.right(cell)
        if right is not None and naming.is_label(right) and not has_own_space(right):
            return
        lines = cell.lines_to_fill()
        if len(lines) > 1:
            self._lines(cell, lines)
            return
        paragraphs = cell.paragraphs
        told = [number for number, each in enumerate(paragraphs) if each.words()]
        last = paragraphs[told[-1]]
        self._flush()
        if told[-1] + 1 < len(paragraphs):
            label = cell.words
            self._add(self._text_box(label), End(paragraphs[told[-1] + 1].element))
        elif one_label(last.words()):
            self._add(self._text_box(last.words()), End(last.element))

    def _lines(self, cell: Cell, lines: Sequence[Paragraph]) -> None:
        self._flush()
        first = next(each for each in cell.paragraphs if each.words())
        if first is not lines[0]:
            self._sections = [*self._sections, (ROW_LEVEL + 4, first.words())]
        for line in lines:
            self._add(self._text_box(line.words()), End(line.element))


def parts_in_order(names: Iterator[str], main: str) -> list[str]:
    """The parts that are read: headers, the text, footers."""
    stems = {name: name.rpartition("/")[2] for name in names}
    heads = sorted(name for name, stem in stems.items() if stem.startswith("header"))
    feet = sorted(name for name, stem in stems.items() if stem.startswith("footer"))
    return [*heads, main, *feet]
