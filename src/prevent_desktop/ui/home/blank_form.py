"""A blank form for paper, made and saved; its page says where it is, and prints it."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop import document
from prevent_desktop.saving import free_name, make_folder, save_new
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk

BLANK_NAME = "Prevent referral blank form"
TITLE = "The blank form is saved"
WORDS = (
    "It is to be filled in by pen. Hand the filled form to your safeguarding lead, who can type it "
    "in later: the sections have the same numbers here."
)


@dataclass(frozen=True, slots=True)
class _Made:
    file: Path
    pdf: bytes = field(repr=False)


class BlankPage(Page):
    """Where the form is."""

    print_wanted = Signal()
    home_wanted = Signal()

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.add(heading(TITLE, 1), Notice("success", f"It is saved: {file}"), body(WORDS))
        home = Button("Back to your referrals", "primary")
        home.clicked.connect(self.home_wanted)
        on_paper = Button("Print a paper copy", "quiet")
        on_paper.clicked.connect(self.print_wanted)
        self.add_buttons(home, on_paper)


class BlankForm(DeskFlow):
    """One blank form, in large print perhaps."""

    def __init__(self, at: OpenDesk, *, large: bool, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._large = large

    def start(self) -> None:
        self.waiting.emit()
        self._at.workers.paper.run(self._make, self._say_made, self.give_up, owner=self)

    def _make(self) -> _Made:
        desk = self._desk
        form, area = desk.library.default_form, desk.library.default_area
        make_folder(desk.documents_folder)
        pdf = document.render_blank(form, area, desk.now(), large=self._large)
        print_size = " large print" if self._large else ""
        name = f"{BLANK_NAME}{print_size} {desk.today().isoformat()}"
        free = free_name(desk.documents_folder, name, ".pdf")
        return _Made(save_new(desk.documents_folder, {free: pdf})[0], pdf)

    def _say_made(self, made: _Made) -> None:
        page = BlankPage(made.file)
        page.home_wanted.connect(partial(self.home_wanted.emit, ""))
        page.print_wanted.connect(partial(self._print, made))
        self.page_wanted.emit(page)

    def _print(self, made: _Made) -> None:
        size = "The blank form in large print" if self._large else "The blank form"
        printing = Printing(self._at, PrintPaper(size, made.file, made.pdf), parent=self)
        printing.page_wanted.connect(self.page_wanted)
        printing.back.connect(partial(self._say_made, made))
        printing.back.connect(printing.end)
        printing.start()
