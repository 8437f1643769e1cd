"""Printing with Qt's printers, where there is no `lp`: pages go as pictures.

Source: Qt, *Threads and QObjects*: QPainter may paint on a QPrinter in another thread than the
window's, as long as one thread alone uses it.
"""

from threading import Event

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from prevent_desktop.document.raster import open_pages
from prevent_desktop.ui.printing.lp import Printed
from prevent_desktop.ui.printing.painting import paint_pages
from prevent_desktop.ui.printing.system import Printers, PrintOrder


class QtSystem:
    """Windows."""

    def printers(self, _stop: Event) -> Printers:
        """What Windows knows."""
        names = tuple(QPrinterInfo.availablePrinterNames())
        usual = QPrinterInfo.defaultPrinterName()
        return Printers(names, usual if usual in names else "")

    def print_out(self, pdf: bytes, title: str, order: PrintOrder, stop: Event) -> Printed:
        """Paint the pages. Raises DocumentError."""
        info = QPrinterInfo.printerInfo(order.printer)
        if info.isNull():
            return Printed.REFUSED
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        return self.paint(printer, pdf, title, order, stop)

    def paint(
        self, printer: QPrinter, pdf: bytes, title: str, order: PrintOrder, stop: Event
    ) -> Printed:
        """Paint on this printer. Raises DocumentError."""
        printer.setDocName(title)
        printer.setCopyCount(order.copies)
        duplex = QPrinter.DuplexMode
        printer.setDuplex(duplex.DuplexLongSide if order.both_sides else duplex.DuplexNone)
        with open_pages(pdf) as pages:
            done = paint_pages(printer, pages, order.pages, grey=order.grey, stop=stop)
        if stop.is_set():
            return Printed.STOPPED
        return Printed.HANDED_OVER if done else Printed.REFUSED
