"""The first pages as they will come out, and in words how many there are."""

from collections.abc import Sequence

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from prevent_desktop.document.raster import Picture
from prevent_desktop.ui.kit.flow import FlowLayout
from prevent_desktop.ui.kit.labels import body, small
from prevent_desktop.ui.printing.painting import image_of
from prevent_desktop.ui.printing.print_words import pages_in_words

GAP = 18


class Preview(QWidget):
    """Pictures side by side; below each other where there is no room. They go with the page."""

    def __init__(self) -> None:
        super().__init__()
        self._words = body("Getting the pages ready…")
        row = QWidget()
        self._pictures = FlowLayout(row, gap=GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addWidget(row)

    def show_pages(self, pictures: Sequence[Picture], count: int) -> None:
        """Show the first pages of so many."""
        shown = "" if len(pictures) == count else f" The first {len(pictures)} are shown."
        self._words.setText(f"{pages_in_words(count)} of A4.{shown}")
        for number, picture in enumerate(pictures, 1):
            self._pictures.addWidget(_page(picture, f"Page {number} of {count}"))

    def say(self, sentence: str) -> None:
        """Why there is nothing to show."""
        self._words.setText(sentence)


def _page(picture: Picture, name: str) -> QWidget:
    image = QLabel()
    image.setProperty("look", "page-picture")
    image.setPixmap(QPixmap.fromImage(image_of(picture)))
    image.setFixedSize(picture.width + 2, picture.height + 2)
    image.setAccessibleName(f"Picture of page {name.removeprefix('Page ')}")
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(image)
    column.addWidget(small(name))
    return both
