"""Painting onto a printer of Qt, here one that writes a PDF: pages, size and way."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from tests.printing.papers import difference, poppler, signed_paper

from prevent_desktop.document.raster import open_pages
from prevent_desktop.ui.printing.painting import image_of, paint_pages

pytestmark = pytest.mark.usefixtures("qtbot")


def printer_into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.needs("pdftoppm")
def test_the_pages_are_those_of_the_paper(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    with open_pages(signed_paper()) as pages:
        assert paint_pages(printer_into(out), pages, range(len(pages)))
    printed = poppler(out.read_bytes(), tmp_path)
    wanted = poppler(signed_paper(), tmp_path)
    assert len(printed) == len(wanted)
    for one, other in zip(printed, wanted, strict=True):
        assert abs(one.width - other.width) <= 1
        assert difference(one, other) < 6


@pytest.mark.needs("pdftoppm")
def test_only_the_pages_that_were_wanted_in_their_order(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    with open_pages(signed_paper()) as pages:
        assert paint_pages(printer_into(out), pages, (0, 2), grey=True)
    first, third = poppler(out.read_bytes(), tmp_path)
    wanted = poppler(signed_paper(), tmp_path)
    assert difference(first, wanted[0]) < 6
    assert difference(third, wanted[2]) < 6


def test_a_page_that_lies_on_its_side_is_printed_so(tmp_path: Path) -> None:
    made = pypdfium2.PdfDocument.new()
    for size in ((595, 842), (842, 595), (400, 300)):
        made.new_page(*size)
    source, out = tmp_path / "in.pdf", tmp_path / "out.pdf"
    made.save(source)
    made.close()
    with open_pages(source.read_bytes()) as pages:
        assert paint_pages(printer_into(out), pages, range(3))
    with open_pages(out.read_bytes()) as printed:
        assert [tuple(round(each) for each in printed.size(n)) for n in range(3)] == [
            (595, 842),
            (842, 595),
            (400, 300),
        ]


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_will_not_begin_is_told(tmp_path: Path) -> None:
    with open_pages(signed_paper()) as pages:
        assert not paint_pages(printer_into(tmp_path / "no" / "folder.pdf"), pages, (0,))


def test_nothing_wanted_prints_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    with open_pages(signed_paper()) as pages:
        assert paint_pages(printer_into(out), pages, ())
    assert not out.exists()


def test_an_image_keeps_its_pixels_after_the_page_is_closed() -> None:
    with open_pages(signed_paper()) as pages:
        picture = pages.picture(0, 40)
        image = image_of(picture)
    assert (image.width(), image.height()) == (picture.width, picture.height)
    assert image.pixelColor(2, 2).name() == "#ffffff"
