"""Print a paper copy: on which printer, which pages, how often, and what came of it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from prevent_desktop.document.page_range import read_copies, read_page_range
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice, NoticeKind
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.printing.lp import MOST_COPIES
from prevent_desktop.ui.printing.paper import PrintPaper, ReadyToPrint
from prevent_desktop.ui.printing.preview import Preview
from prevent_desktop.ui.printing.print_words import (
    FAILED,
    IN_HAND,
    NOT_READY,
    ONLY_THE_FILE,
    SPOOL,
    pages_in_words,
)
from prevent_desktop.ui.printing.printer_list import PrinterList
from prevent_desktop.ui.printing.system import PrintOrder

TITLE = "Print a paper copy"
SLOW_MS = 500
"""After so long it is said that it is under way, and stopping it is offered."""


class PrintPage(Page):
    """`print_wanted` carries a PrintOrder; `stop_wanted` says that what is in hand shall end."""

    print_wanted = Signal(object)
    stop_wanted = Signal()
    pdf_wanted = Signal()
    back = Signal()

    def __init__(self, paper: PrintPaper, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._count = 0
        self._why_not = NOT_READY
        self._in_hand = False
        self._outcome: Notice | None = None
        self._place = body("")
        self._place.hide()
        self.printers = PrinterList(paper.another_way)
        self.preview = Preview()
        self._pages = TypedBox(
            "Pages", "print/pages", "Leave it empty for all of them, or write for example 1-3, 5."
        )
        self._copies = TypedBox("Copies", "print/copies", f"1 to {MOST_COPIES}.", characters=12)
        self._copies.edit.setText("1")
        self._sides = CheckBox("On both sides of the paper")
        self._grey = CheckBox("Black and white")
        elsewhere = Button("Open the PDF in your program for PDFs instead", "link")
        elsewhere.clicked.connect(self.pdf_wanted)
        self.add(heading(TITLE, 1), body(paper.name), self._place)
        self.add(heading("Printer", 2), hint(SPOOL))
        if paper.before:
            self.add(hint(paper.before))
        self.add(self.printers)
        if paper.file is not None:
            self.add(button_row(elsewhere))
        self.add(heading("How to print it", 2), self._pages, self._copies, self._sides, self._grey)
        self.add(heading("What comes out", 2))
        if paper.signed_as is not None:
            self.add(hint(ONLY_THE_FILE))
        self.add(self.preview)
        self._print = Button("Print", "primary")
        self._print.clicked.connect(self._ask)
        self._stop = Button("Stop printing", "secondary")
        self._stop.clicked.connect(self.stop_wanted)
        self._stop.hide()
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(self._print, self._stop, back)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._show_in_hand)

    def show_ready(self, ready: ReadyToPrint) -> None:
        """The pages are made ready."""
        self._count = ready.count
        self.preview.show_pages(ready.sizes)

    def show_unprintable(self, sentence: str) -> None:
        """The pages cannot be made ready."""
        self._why_not = sentence
        self.preview.say(sentence)

    def say(self, kind: NoticeKind, title: str, text: str) -> None:
        """What came of it: in view, with the focus, where another Space does nothing."""
        self._rest()
        self._take_outcome_away()
        notice = self._outcome = Notice(kind, title, text)
        notice.setAccessibleDescription(text)
        notice.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.column.insert_after(self._place, notice)
        notice.setFocus()
        announce(self, f"{title}. {text}", urgent=kind is not NoticeKind.SUCCESS)
        self.column.scroll_to(notice)

    def hideEvent(self, event: QHideEvent) -> None:
        """A lock, the end, or another page: they do not wait for a printer that does not answer."""
        super().hideEvent(event)
        if not event.spontaneous():  # the window was not just made small
            self.stop_wanted.emit()

    def _ask(self) -> None:
        """Hand the wishes on, if they are understood. Pressed again meanwhile, nothing happens."""
        if self._in_hand:
            return
        self._take_outcome_away()
        self.printers.be_well()
        self._pages.be_well()
        self._copies.be_well()
        order = self._order()
        if order is None:
            return
        self._in_hand = True
        self._slow.start()
        self.print_wanted.emit(order)

    def _order(self) -> PrintOrder | None:
        """None where something has to be mended first, which is then said at its place."""
        if not self.printers.chosen:
            self.printers.say_choose()
            self.column.scroll_to(self.printers)
            return None
        if not self._count:
            self.say(NoticeKind.WARNING, FAILED, self._why_not)
            return None
        pages = read_page_range(self._pages.text, self._count)
        if pages is None:
            there = f"There are {pages_in_words(self._count)}."
            self._pages.say(f"{there} Write for example 1-3, 5; or nothing for all of them.")
            return None
        copies = read_copies(self._copies.text, MOST_COPIES)
        if copies is None:
            self._copies.say(f"Write a number from 1 to {MOST_COPIES}.")
            return None
        return PrintOrder(
            self.printers.chosen,
            pages,
            copies,
            both_sides=self._sides.isChecked(),
            grey=self._grey.isChecked(),
        )

    def _show_in_hand(self) -> None:
        self._place.setText(IN_HAND)
        self._place.show()
        self._stop.show()
        announce(self, IN_HAND)
        self.column.scroll_to(self._place)

    def _rest(self) -> None:
        self._in_hand = False
        self._slow.stop()
        self._place.hide()
        self._stop.hide()

    def _take_outcome_away(self) -> None:
        if self._outcome is not None:
            self._outcome.hide()
            self._outcome.deleteLater()
            self._outcome = None
