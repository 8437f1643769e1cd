"""The recovery phrase on paper: straight to a printer, never into a file."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from prevent_desktop.moments import day_in_words

JOB_NAME = "Prevent Desktop"
"""What the printer's list shows: neither a name nor what it is."""
MARGIN_SHARE = 0.1
SMALL, LARGE = 12, 26
"""Points."""
PRINTED, CANCELLED, NO_PRINTER = "printed", "cancelled", "no printer"


def print_phrase(parent: QWidget, phrase: str, today: date) -> str:
    """Let the person choose a printer and print; PRINTED, CANCELLED or NO_PRINTER."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        return NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB_NAME)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the recovery phrase")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return CANCELLED
    # A dialog of the system may offer a file all the same; the phrase does not go there.
    if printer.outputFileName():
        return CANCELLED
    return PRINTED if paint(printer, phrase, today) else CANCELLED


def paint(device: QPagedPaintDevice, phrase: str, today: date) -> bool:
    """Put the page on a printer; False when the printer does not take it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    width, height = device.width(), device.height()
    margin = width * MARGIN_SHARE
    top = margin
    for text, points, bold in _lines(phrase, today):
        font = QFont()
        font.setPointSize(points)
        font.setBold(bold)
        painter.setFont(font)
        room = QRectF(margin, top, width - 2 * margin, height - top - margin)
        used = painter.drawText(room, Qt.TextFlag.TextWordWrap, text)
        top += used.height() + QFontMetricsF(font, device).lineSpacing() * 0.7
    return painter.end()


def _lines(phrase: str, today: date) -> Iterator[tuple[str, int, bool]]:
    """Text, size in points, and whether it is bold."""
    yield "Recovery phrase for Prevent Desktop", SMALL + 4, True
    for number, word in enumerate(phrase.split(), start=1):
        yield f"{number}.  {word}", LARGE, True
    yield f"Made on {day_in_words(today)}.", SMALL, False
    yield (
        (
            "These words open the drafts of Prevent referrals on the computer where they were "
            "made, together with that computer's sign-in. They are for when the person who "
            "writes them is away or has forgotten the passphrase."
        ),
        SMALL,
        False,
    )
    yield (
        (
            "Keep this paper in the school or practice safe, in a closed envelope. Do not copy "
            "it, photograph it or send it. If it is lost, open Prevent Desktop, choose “How "
            "your drafts are kept”, and make a new phrase: these words then open nothing."
        ),
        SMALL,
        False,
    )
