"""Painting onto a printer of Qt, here one that writes a PDF: pages, size and way."""

from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from tests.printing.papers import REFERENCE, difference, poppler, signed_paper

from prevent_desktop.document.raster import open_pages
from prevent_desktop.ui.printing.lp import Printed
from prevent_desktop.ui.printing.painting import image_of, paint_pages
from prevent_desktop.ui.printing.qt_system import QtSystem
from prevent_desktop.ui.printing.system import LpSystem, PrintOrder, system_of

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


def test_qts_printer_says_what_became_of_it(tmp_path: Path) -> None:
    order, stop = PrintOrder("x", (0, 1), copies=2, grey=True), Event()
    printer = printer_into(tmp_path / "out.pdf")
    done = QtSystem().paint(printer, signed_paper(), REFERENCE, order, stop)
    assert done is Printed.HANDED_OVER
    assert printer.docName() == REFERENCE
    with open_pages((tmp_path / "out.pdf").read_bytes()) as pages:
        assert len(pages) in {2, 4}  # a printer that makes its own copies is sent the pages once
    stop.set()
    other = printer_into(tmp_path / "other.pdf")
    assert QtSystem().paint(other, signed_paper(), REFERENCE, order, stop) is Printed.STOPPED
    assert not (tmp_path / "other.pdf").exists()


def test_qts_printer_that_is_gone_refuses() -> None:
    order = PrintOrder("No such printer", (0,))
    assert QtSystem().print_out(b"", REFERENCE, order, Event()) is Printed.REFUSED


def test_windows_has_qts_printers_and_the_others_have_lp() -> None:
    assert isinstance(system_of("win32", {}), QtSystem)
    assert isinstance(system_of("darwin", {}), LpSystem)
    assert isinstance(system_of("linux", {}), LpSystem)


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
