"""A blank form for paper: in large print or not, made and saved, or printed at once."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop import document
from prevent_desktop.saving import free_name, make_folder, save_new
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper
from prevent_desktop.ui.work.flow import DeskFlow

BLANK_NAME = "Prevent referral blank form"
TITLE = "Make a blank form for paper"
WORDS = (
    "The same questions, to fill in by hand where there is no computer. It is saved as a PDF in "
    "your folder for PDFs, or printed at once."
)


class BlankPage(Page):
    """`wanted`, to save it, and `print_wanted` say whether it is to be in large print."""

    wanted = Signal(bool)
    print_wanted = Signal(bool)
    back = Signal()

    def __init__(self, *, in_large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        large = CheckBox("In large print")
        large.setChecked(in_large)
        make = Button("Make the form", "primary")
        make.clicked.connect(lambda: self.wanted.emit(large.isChecked()))
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add(heading(TITLE, 1), body(WORDS), large)
        on_paper = Button("Print a paper copy", "quiet")
        on_paper.clicked.connect(lambda: self.print_wanted.emit(large.isChecked()))
        self.add_buttons(make, back, on_paper)


class BlankForm(DeskFlow):
    """One blank form."""

    def start(self) -> None:
        """Ask for the size of print."""
        self._ask(large=False)

    def _ask(self, *, large: bool) -> None:
        page = BlankPage(in_large=large)
        page.wanted.connect(self._begin)
        page.print_wanted.connect(self._begin_to_print)
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _begin(self, large: bool) -> None:
        self.waiting.emit()
        make = partial(self._make, large=large)
        self._at.workers.paper.run(make, self._say_made, self.give_up, owner=self)

    def _make(self, *, large: bool) -> Path:
        desk = self._desk
        make_folder(desk.documents_folder)
        pdf = self._render(large=large)
        print_size = " large print" if large else ""
        name = f"{BLANK_NAME}{print_size} {desk.today().isoformat()}"
        free = free_name(desk.documents_folder, name, ".pdf")
        return save_new(desk.documents_folder, {free: pdf})[0]

    def _render(self, *, large: bool) -> bytes:
        form, area = self._desk.library.default_form, self._desk.library.default_area
        return document.render_blank(form, area, self._desk.now(), large=large)

    def _begin_to_print(self, large: bool) -> None:
        self.waiting.emit()
        render, show = partial(self._render, large=large), partial(self._print, large)
        self._at.workers.paper.run(render, show, self.give_up, owner=self)

    def _print(self, large: bool, pdf: bytes) -> None:
        name = "The blank form in large print" if large else "The blank form"
        paper = PrintPaper(name, pdf, called="Prevent blank form")
        printing = Printing(self._desk, self._at.workers, paper, parent=self)
        printing.begin(self.page_wanted, partial(self._ask, large=large))

    def _say_made(self, path: Path) -> None:
        self.home_wanted.emit(f"The blank form is saved: {path}")
