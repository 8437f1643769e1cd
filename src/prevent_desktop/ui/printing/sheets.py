"""Which pictures of pages are kept and asked for: the page that is shown and its neighbours."""

from dataclasses import dataclass, field
from threading import Event

from PySide6.QtGui import QImage

from prevent_desktop.document.raster import open_pages
from prevent_desktop.ui.printing.painting import image_of
from prevent_desktop.ui.printing.paper import ReadyToPrint

SMALL_PIXELS = 3_000_000
"""Of a page whose neighbours are drawn beforehand; of larger ones only the page itself is kept."""


@dataclass(frozen=True, slots=True)
class PageWanted:
    """A picture that is asked for; `dropped` is set once nobody wants it any more."""

    number: int
    """From 0."""
    dots: float
    """Per inch."""
    dropped: Event = field(default_factory=Event, compare=False, repr=False)


def draw(ready: ReadyToPrint, wanted: PageWanted) -> QImage | None:
    """The picture; None where it was dropped meanwhile. Raises DocumentError.

    Blocking: use the worker in which everything else of a print is done, for PDFium knows only one
    thread. The PDF is opened for each page: that takes a millisecond or two, and nothing of it has
    to be closed when the page goes.
    """
    if wanted.dropped.is_set():
        return None
    with open_pages(ready.pdf) as pages:
        return image_of(pages.picture(wanted.number, wanted.dots))


class Sheets:
    """At most three pictures, however many pages there are."""

    def __init__(self, count: int = 0) -> None:
        self._count = count
        self._kept: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, PageWanted] = {}

    def want(self, number: int, dots: float, pixels: float) -> list[PageWanted]:
        """What to ask for now that this page is shown with so many dots: itself first."""
        beside = (number + 1, number - 1) if pixels <= SMALL_PIXELS else ()
        near = [each for each in (number, *beside) if 0 <= each < self._count]
        for each in [each for each in self._kept if each not in near]:
            del self._kept[each]
        for each, wanted in list(self._asked.items()):
            if each not in near or not _alike(wanted.dots, dots):
                self._asked.pop(each).dropped.set()
        new = [PageWanted(each, dots) for each in near if not self._has(each, dots)]
        self._asked.update((wanted.number, wanted) for wanted in new)
        return new

    def take(self, wanted: PageWanted, image: QImage) -> None:
        """A picture has come."""
        if not wanted.dropped.is_set():
            self._asked.pop(wanted.number, None)
            self._kept[wanted.number] = (wanted.dots, image)

    def give_up(self, wanted: PageWanted) -> None:
        """It cannot be drawn; it is not asked for again."""
        wanted.dropped.set()

    def picture(self, number: int) -> QImage | None:
        """The picture of a page, as sharp as it was drawn last."""
        return self._kept[number][1] if number in self._kept else None

    @property
    def kept(self) -> tuple[int, ...]:
        """The pages of which there are pictures."""
        return tuple(sorted(self._kept))

    def _has(self, number: int, dots: float) -> bool:
        if number in self._asked:
            return True
        return number in self._kept and _alike(self._kept[number][0], dots)


def _alike(one: float, other: float) -> bool:
    return abs(one - other) < 1.0
