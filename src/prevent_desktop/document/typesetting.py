"""Texts to strips: the few shapes of which every page of the paper is made."""

from dataclasses import dataclass

from prevent_desktop.document.blocks import Cell, Passage, Strip
from prevent_desktop.document.fonts import FontSet
from prevent_desktop.document.languages import language_of
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.style import CONTENT_WIDTH, INK, Colour, Style, large
from prevent_desktop.document.tags import Element
from prevent_desktop.document.text_layout import Line, TextLayout

LABEL_WIDTH = 152.0
GUTTER = 18.0
VALUE_X = LABEL_WIDTH + GUTTER
VALUE_WIDTH = CONTENT_WIDTH - VALUE_X
_BAR_INDENT = 18.0
ROW_PAD = 6.0
"""The room above and below the words of a row."""
_WHOLE_ROW = 220.0
"""Rows of a table up to this height stay on one page."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one style, to become the content of one element."""

    element: Element
    text: str
    style: Style
    tick: bool = False


class Typesetter:
    """Lays out the texts of one paper as strips."""

    def __init__(self, fonts: FontSet, *, large: bool = False) -> None:
        self.fonts = fonts
        self.large = large
        self.shaper = Shaper(fonts)
        self._layout = TextLayout(self.shaper)

    def passage(self, words: Words, width: float) -> Passage:
        """Lay out words at a width in points."""
        style = self.sized(words.style)
        words.element.language = language_of(words.text)
        lines = self._layout.lines(words.text, weight=style.weight, size=style.size, width=width)
        return Passage(words.element, style, lines, tick=words.tick)

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

    def heading(
        self, element: Element, title: str, style: Style, *, new_page: bool = False
    ) -> Strip:
        """The heading of a section, with a line above and a bookmark."""
        return self.text(
            Words(element, title, style),
            before=26,
            pad=9,
            keep=True,
            new_page=new_page,
            outline=title,
            top_rule=INK,
        )

    def inset(self, *words: Words, colour: Colour, before: float = 12.0) -> Strip:
        """A strip set in, with a bar at its left."""
        width = CONTENT_WIDTH - _BAR_INDENT
        passages = tuple(self.passage(part, width) for part in words)
        return Strip((Cell(passages, _BAR_INDENT, width),), before=before, pad=5, bar=colour)

    def row(self, left: tuple[Words, ...], right: tuple[Words, ...]) -> Strip:
        """A row of a table: what is asked at the left, the answer at the right."""
        labels = tuple(self.passage(part, LABEL_WIDTH) for part in left)
        values = tuple(self.passage(part, VALUE_WIDTH) for part in right)
        cells = (Cell(labels, 0.0, LABEL_WIDTH), Cell(values, VALUE_X, VALUE_WIDTH))
        return Strip(cells, pad=ROW_PAD, rule=True, whole_up_to=_WHOLE_ROW)
