"""A blank form for paper: in large print or not, made and saved; Home says where it is."""

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
from prevent_desktop.ui.work.flow import DeskFlow

BLANK_NAME = "Prevent referral blank form"
TITLE = "Make a blank form for paper"
WORDS = (
    "The same questions, to fill in by hand where there is no computer. It is saved as a PDF in "
    "your folder for PDFs; print it from there."
)


class BlankPage(Page):
    """`wanted` says whether it is to be in large print."""

    wanted = Signal(bool)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        large = CheckBox("In large print")
        make = Button("Make the form", "primary")
        make.clicked.connect(lambda: self.wanted.emit(large.isChecked()))
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add(heading(TITLE, 1), body(WORDS), large)
        self.add_buttons(make, back)


class BlankForm(DeskFlow):
    """One blank form."""

    def start(self) -> None:
        """Ask for the size of print."""
        page = BlankPage()
        page.wanted.connect(self._begin)
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _begin(self, large: bool) -> None:
        self.waiting.emit()
        make = partial(self._make, large=large)
        self._at.workers.paper.run(make, self._say_made, self.give_up, owner=self)

    def _make(self, *, large: bool) -> Path:
        desk = self._desk
        form, area = desk.library.default_form, desk.library.default_area
        make_folder(desk.documents_folder)
        pdf = document.render_blank(form, area, desk.now(), large=large)
        print_size = " large print" if large else ""
        name = f"{BLANK_NAME}{print_size} {desk.today().isoformat()}"
        free = free_name(desk.documents_folder, name, ".pdf")
        return save_new(desk.documents_folder, {free: pdf})[0]

    def _say_made(self, path: Path) -> None:
        self.home_wanted.emit(f"The blank form is saved: {path}")
