"""Printing one paper: find the printers, make the pages ready, hand them over, say what came of it.

`back` leads to where it was asked for. When its page goes, by a lock or another page, a print that
the queue does not have yet is stopped: nothing of it waits for a printer in memory.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.ui.kit.panels import NoticeKind
from prevent_desktop.ui.printing.lp import Printed
from prevent_desktop.ui.printing.paper import PrintPaper, ReadyToPrint, make_ready
from prevent_desktop.ui.printing.preview import Preview
from prevent_desktop.ui.printing.print_page import PrintPage
from prevent_desktop.ui.printing.print_words import FAILED, outcome_words
from prevent_desktop.ui.printing.sheets import PageWanted, draw
from prevent_desktop.ui.printing.system import Printers, PrintOrder, PrintSystem, system_of
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.flow import Flow
from prevent_desktop.ui.work.worker import Workers


class Printing(Flow):
    """One paper on one page, whatever paper it is and wherever it was asked for."""

    back = Signal()

    def __init__(
        self,
        desk: WindowDesk,
        workers: Workers,
        paper: PrintPaper,
        system: PrintSystem | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workers = desk, workers
        self._paper = paper
        self._system = system or system_of(sys.platform, os.environ)

    def begin(self, page_wanted: SignalInstance, back: Callable[[], object]) -> None:
        """Show it in place of the page it was asked for on, which `back` shows again."""
        self.page_wanted.connect(page_wanted)
        self.back.connect(back)
        self.back.connect(self.end)
        self.start()

    def start(self) -> None:
        """Show the page, and what comes to it bit by bit."""
        page, stop = PrintPage(self._paper), Event()
        page.stop_wanted.connect(stop.set)
        page.back.connect(self.back)
        page.pdf_wanted.connect(partial(self._open_elsewhere, page))
        page.printers.wanted.connect(partial(self._find, page, stop))
        self.page_wanted.emit(page)
        self._find(page, stop)

        def ready(made: ReadyToPrint) -> None:
            page.print_wanted.connect(partial(self._print, page, made, stop))
            page.preview.picture_wanted.connect(partial(self._draw, page.preview, made))
            page.preview.texts_wanted.connect(partial(self._read_pages, page.preview))
            page.show_ready(made)

        def failed(error: PreventDesktopError) -> None:
            page.show_unprintable(self._desk.sentence(error))

        make = partial(make_ready, self._paper)
        self._workers.paper.run(make, ready, failed, owner=page)

    def _draw(self, preview: Preview, made: ReadyToPrint, wanted: PageWanted) -> None:
        show = partial(preview.show_picture, wanted)

        def failed(_error: PreventDesktopError) -> None:
            preview.show_no_picture(wanted)

        self._workers.paper.run(partial(draw, made, wanted), show, failed, owner=preview)

    def _read_pages(self, preview: Preview) -> None:
        def failed(error: PreventDesktopError) -> None:
            preview.show_no_texts(self._desk.sentence(error))

        read = self._paper.page_texts
        self._workers.paper.run(read, preview.show_texts, failed, owner=preview)

    def _find(self, page: PrintPage, stop: Event) -> None:
        stop.clear()
        find = partial(self._system.printers, stop)

        def failed(_error: PreventDesktopError) -> None:
            page.printers.show_printers(Printers(()))

        self._workers.review.run(find, page.printers.show_printers, failed, owner=page)

    def _print(self, page: PrintPage, made: ReadyToPrint, stop: Event, order: PrintOrder) -> None:
        stop.clear()
        hand_over = partial(self._system.print_out, made.pdf, self._paper.title, order, stop)

        def show(printed: Printed) -> None:
            page.say(*outcome_words(printed, order.printer, self._paper.another_way))

        def failed(error: PreventDesktopError) -> None:
            page.say(NoticeKind.WARNING, FAILED, self._desk.sentence(error))

        self._workers.paper.run(hand_over, show, failed, owner=page)

    def _open_elsewhere(self, page: PrintPage) -> None:
        file = self._paper.file
        if file is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            page.say(NoticeKind.WARNING, "No program for PDFs opened", f"The PDF is {file}")
