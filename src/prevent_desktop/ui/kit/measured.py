"""How much room words take: worked out once for each width, until they or their font change.

Qt's layouts ask the same again and again, and laying out words is most of what an answer costs.
"""

from functools import cached_property

from PySide6.QtGui import QFont, QFontMetrics

from prevent_desktop.ui.kit.painting import longest_word, natural_width, wrapped_height


class Measured:
    """Words in a font, in pixels."""

    def __init__(self, font: QFont, words: str) -> None:
        self.font, self.words = font, words
        self._metrics = QFontMetrics(font)
        self._heights: dict[int, int] = {}

    @cached_property
    def line(self) -> int:
        """The height of one line."""
        return self._metrics.height()

    @cached_property
    def natural_width(self) -> int:
        """How wide they are on one line."""
        return natural_width(self._metrics, self.words)

    @cached_property
    def longest_word(self) -> int:
        """How wide the widest word is."""
        return longest_word(self._metrics, self.words)

    def height(self, width: int) -> int:
        """How high they are when no line is wider than this."""
        if width not in self._heights:
            self._heights[width] = wrapped_height(self._metrics, self.words, width)
        return self._heights[width]


class MeasuredWords:
    """What was measured of a widget's words; it goes with the widget, as they do."""

    def __init__(self) -> None:
        self._last: Measured | None = None

    def of(self, font: QFont, words: str) -> Measured:
        """These words in this font, as measured before if they are the same."""
        if self._last is None or self._last.words != words or self._last.font != font:
            self._last = Measured(font, words)
        return self._last
