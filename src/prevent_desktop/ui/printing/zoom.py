"""How large a page is shown: the whole of it, or a share of its size on paper."""

from dataclasses import dataclass
from math import ceil, sqrt

from prevent_desktop.ui.printing.paper import Size

POINTS, PIXELS = 72, 96
"""To an inch, on paper and on a screen that is not enlarged."""
STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
MOST_PIXELS = 12_000_000
"""Of one picture, 48 MB: A4 at three times its size, and at twice on a screen of twice as many."""
_MORE = 1.1
"""A step that is less than a tenth larger or smaller would look like none."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """A share of the size on paper; None shows the whole page in the room there is."""

    share: float | None = None

    def scale(self, size: Size, room: Size) -> float:
        """The share that is shown: of a page in points, in so many pixels."""
        if self.share is not None:
            return self.share
        wide, high = (side * PIXELS / POINTS for side in size)
        return max(min(room[0] / max(wide, 1.0), room[1] / max(high, 1.0)), 0.05)

    def larger(self, size: Size, room: Size) -> "Zoom":
        """The next step above what is shown; at the last one, the same."""
        now = self.scale(size, room)
        return Zoom(next((step for step in STEPS if step > now * _MORE), STEPS[-1]))

    def smaller(self, size: Size, room: Size) -> "Zoom":
        """The next step below what is shown; at the first one, the same."""
        now = self.scale(size, room)
        return Zoom(next((step for step in reversed(STEPS) if step * _MORE < now), STEPS[0]))

    @property
    def words(self) -> str:
        """As it is said."""
        if self.share is None:
            return "the whole page"
        return f"{self.share:.0%} of its size on paper"


def pixels(size: Size, scale: float) -> tuple[int, int]:
    """How large a page in points is on the screen at this scale; rounded as PDFium rounds."""
    wide, high = (max(ceil(side * PIXELS / POINTS * scale), 1) for side in size)
    return wide, high


def dots(size: Size, scale: float, ratio: float) -> float:
    """Dots per inch that are sharp on a screen with `ratio` dots to a pixel, within `MOST_PIXELS`.

    A picture that would be larger is drawn smaller and stretched.
    """
    sharp = PIXELS * scale * ratio
    area = size[0] * size[1] * (sharp / POINTS) ** 2
    return sharp * min(1.0, sqrt(MOST_PIXELS / max(area, 1.0)))
