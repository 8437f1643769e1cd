"""Texts to strips: the few shapes of which every page of the paper is made."""

from dataclasses import dataclass, replace

from prevent_desktop.document.blocks import Cell, Passage, Strip
from prevent_desktop.document.fonts import FontSet, Weight
from prevent_desktop.document.languages import language_of
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.style import CONTENT_WIDTH, INK, Colour, Style, large
from prevent_desktop.document.tags import Element
from prevent_desktop.document.text_layout import Line, TextLayout

LABEL_WIDTH = 122.0
GUTTER = 12.0
VALUE_X = LABEL_WIDTH + GUTTER
VALUE_WIDTH = CONTENT_WIDTH - VALUE_X
_SECOND_X = 262.0
"""Where the second of two questions in one row begins."""
_SECOND_LABEL = 92.0
_HALVES = (
    (0.0, LABEL_WIDTH, VALUE_X, _SECOND_X - VALUE_X - GUTTER),
    (_SECOND_X, _SECOND_LABEL, _SECOND_X + _SECOND_LABEL + 8, CONTENT_WIDTH - _SECOND_X - 100),
)
"""For each question of a shared row: where its label and its answer stand, how wide they are."""
_BAR_INDENT = 18.0
ROW_PAD = 4.0
"""The room above and below the words of a row."""
_MOST_LABEL_LINES = 2
_WHOLE_ROW = 220.0
"""Rows of a table up to this height stay on one page."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one style, to become the content of one element; `aside` is seen before it."""

    element: Element
    text: str
    style: Style
    aside: str = ""


class Typesetter:
    """Lays out the texts of one paper as strips."""

    def __init__(self, fonts: FontSet, *, large: bool = False) -> None:
        self.fonts = fonts
        self.large = large
        self.shaper = Shaper(fonts)
        self._layout = TextLayout(self.shaper)
        self._lines: dict[tuple[str, Weight, float, float], tuple[str, list[Line]]] = {}
        """What is laid out, and its language: the first page is tried several times."""

    def passage(self, words: Words, width: float) -> Passage:
        """Lay out words at a width in points."""
        style = self.sized(words.style)
        key = (words.text, style.weight, style.size, width)
        if key not in self._lines:
            spoken = language_of(words.text)
            lines = self._layout.lines(
                words.text, weight=style.weight, size=style.size, width=width, spoken=spoken
            )
            self._lines[key] = (spoken, lines)
        words.element.language, lines = self._lines[key]
        aside = self.line(words.aside, style, width) if words.aside else None
        return Passage(words.element, style, lines, aside=aside)

    def sized(self, style: Style) -> Style:
        """The style as it is set: in large print nothing is smaller than 18 points."""
        return large(style) if self.large else style

    def line(self, text: str, style: Style, width: float) -> Line:
        """One line of a page header or footer, shortened if it must be; `style` is as set."""
        return self._layout.first_line(text, weight=style.weight, size=style.size, width=width)

    def text(
        self,
        *words: Words,
        before: float = 0.0,
        keep: bool = False,
        new_page: bool = False,
        rule: bool = False,
        pad: float = 0.0,
        outline: str = "",
        top_rule: Colour | None = None,
        whole_up_to: float = 0.0,
    ) -> Strip:
        """A strip over the whole width, each text below the one before."""
        passages = tuple(self.passage(part, CONTENT_WIDTH) for part in words)
        return Strip(
            (Cell(passages),),
            before=before,
            keep=keep,
            new_page=new_page,
            rule=rule,
            pad=pad,
            outline=outline,
            top_rule=top_rule,
            whole_up_to=whole_up_to,
        )

    def heading(self, element: Element, title: str, style: Style, *, ruled: bool = True) -> Strip:
        """The heading of a section with a bookmark, and a line above unless it is not `ruled`."""
        return self.text(
            Words(element, title, style),
            before=12 if ruled else 16,
            pad=4 if ruled else 1,
            keep=True,
            outline=title,
            top_rule=INK if ruled else None,
        )

    def inset(self, *words: Words, colour: Colour, before: float = 12.0) -> Strip:
        """A strip set in, with a bar at its left."""
        width = CONTENT_WIDTH - _BAR_INDENT
        passages = tuple(self.passage(part, width) for part in words)
        return Strip((Cell(passages, _BAR_INDENT, width),), before=before, pad=5, bar=colour)

    def row(self, left: tuple[Words, ...], right: tuple[Words, ...]) -> Strip:
        """A row of a table: what is asked at the left, the answer at the right.

        In large print the answer stands below.
        """
        if self.large:
            below = tuple(self.passage(part, CONTENT_WIDTH) for part in (*left, *right))
            return Strip((Cell(below),), pad=ROW_PAD, rule=True, whole_up_to=_WHOLE_ROW)
        labels = tuple(self.passage(part, LABEL_WIDTH) for part in left)
        values = tuple(_at_the_left(self.passage(part, VALUE_WIDTH)) for part in right)
        cells = (Cell(labels, 0.0, LABEL_WIDTH), Cell(values, VALUE_X, VALUE_WIDTH))
        return Strip(cells, pad=ROW_PAD, rule=True, whole_up_to=_WHOLE_ROW)

    def shared_row(self, pairs: tuple[tuple[Words, Words], ...]) -> Strip | None:
        """Two questions with short answers beside each other; None where they do not fit.

        An answer fits in one line, what is asked in two.
        """
        if self.large:
            return None
        cells: list[Cell] = []
        for (label, value), place in zip(pairs, _HALVES, strict=True):
            label_x, label_width, value_x, value_width = place
            asked = self.passage(label, label_width)
            answered = self.passage(value, value_width)
            if len(asked.lines) > _MOST_LABEL_LINES or len(answered.lines) > 1:
                return None
            cells += [
                Cell((asked,), label_x, label_width),
                Cell((answered,), value_x, value_width),
            ]
        return Strip(tuple(cells), pad=ROW_PAD, rule=True, whole_up_to=_WHOLE_ROW)


def _at_the_left(passage: Passage) -> Passage:
    """A single line, such as a name, where other answers stand, whichever way it runs."""
    if len(passage.lines) != 1 or not passage.lines[0].rtl:
        return passage
    return replace(passage, lines=[passage.lines[0]._replace(rtl=False)])
