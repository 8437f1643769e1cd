"""Painting pages onto a printer of Qt: where there is no `lp`, and for preview and PDF printers."""

from collections.abc import Sequence
from threading import Event

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from prevent_desktop.document.raster import Pages, Picture

DOTS_PER_INCH = 300
_POINTS_OFF = 2.0
"""How far a page may be from A4 and still be called A4, in points."""


def paint_pages(
    printer: QPrinter,
    pages: Pages,
    numbers: Sequence[int],
    *,
    grey: bool = False,
    stop: Event | None = None,
) -> bool:
    """Paint these pages (from 0) onto a printer; False if it would not begin or go on.

    `stop`, set from another thread, ends it before the next page, and what was begun is withdrawn.

    Each page is drawn, painted and forgotten before the next. Raises DocumentError. A printer of
    Qt leaves the rest of a print that stopped in the middle to the system.
    """
    printer.setFullPage(True)
    printer.setResolution(DOTS_PER_INCH)
    painter = QPainter()
    try:
        for place, number in enumerate(numbers):
            if stop is not None and stop.is_set():
                if painter.isActive():
                    printer.abort()
                return False
            # Before the first page begins, and between pages: a printer at work takes no size.
            _set_page(printer, *pages.size(number))
            if not (printer.newPage() if place else painter.begin(printer)):
                return False
            picture = pages.picture(number, DOTS_PER_INCH, grey=grey)
            paint_picture(painter, image_of(picture), printer)
    finally:
        ended = painter.end() if painter.isActive() else not numbers
    return ended


def image_of(picture: Picture) -> QImage:
    """A page as an image of Qt, with its own copy of the pixels."""
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGB32,
    )
    return image.copy()


def paint_picture(painter: QPainter, image: QImage, printer: QPrinter) -> None:
    """Paint an image as large as the printer can print, in the middle, its shape kept."""
    area = printer.pageLayout().paintRectPixels(printer.resolution())
    size = QSizeF(image.size()).scaled(QSizeF(area.size()), Qt.AspectRatioMode.KeepAspectRatio)
    left = (area.width() - size.width()) / 2
    top = (area.height() - size.height()) / 2
    painter.drawImage(QRectF(left, top, size.width(), size.height()), image)


def _set_page(printer: QPrinter, width: float, height: float) -> None:
    """Paper of the page's size and the way it lies."""
    short, long = sorted((width, height))
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    points = a4.size(QPageSize.Unit.Point)
    like_a4 = (
        abs(short - points.width()) < _POINTS_OFF and abs(long - points.height()) < _POINTS_OFF
    )
    size = a4 if like_a4 else QPageSize(QSizeF(short, long), QPageSize.Unit.Point)
    way = QPageLayout.Orientation.Portrait
    if width > height:
        way = QPageLayout.Orientation.Landscape
    layout = printer.pageLayout()
    # Only where it differs: some printers complain of any change while they print.
    if layout.pageSize() != size:
        printer.setPageSize(size)
    if layout.orientation() != way:
        printer.setPageOrientation(way)
