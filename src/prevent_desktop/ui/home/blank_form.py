"""A blank form for paper, made and saved; Home says where it is."""

from pathlib import Path

from PySide6.QtCore import QObject

from prevent_desktop import document
from prevent_desktop.saving import free_name, make_folder, save_new
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk

BLANK_NAME = "Prevent referral blank form"


class BlankForm(DeskFlow):
    """One blank form, in large print perhaps."""

    def __init__(self, at: OpenDesk, *, large: bool, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._large = large

    def start(self) -> None:
        self.waiting.emit()
        self._at.workers.paper.run(self._make, self._say_made, self.give_up, owner=self)

    def _make(self) -> Path:
        desk = self._desk
        form, area = desk.library.default_form, desk.library.default_area
        make_folder(desk.documents_folder)
        pdf = document.render_blank(form, area, desk.now(), large=self._large)
        print_size = " large print" if self._large else ""
        name = f"{BLANK_NAME}{print_size} {desk.today().isoformat()}"
        free = free_name(desk.documents_folder, name, ".pdf")
        return save_new(desk.documents_folder, {free: pdf})[0]

    def _say_made(self, path: Path) -> None:
        self.home_wanted.emit(f"The blank form is saved: {path}")
