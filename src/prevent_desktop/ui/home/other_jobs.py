"""What can be done besides a referral: check a signed PDF, make a blank form for paper."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.saving import free_name, make_folder, save_new
from prevent_desktop.ui.verify.verifying import Verifying
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker
from prevent_desktop.vault import Vault

BLANK_NAME = "Prevent referral blank form"


class OtherJobs(QObject):
    """`page_wanted` carries a page to show; `home_wanted` what to say on the list of drafts."""

    page_wanted = Signal(object)
    home_wanted = Signal(str)

    def __init__(self, desk: WindowDesk, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker = worker
        self._verifying: Verifying | None = None

    def let_go(self) -> None:
        """Forget the file that was looked at: the drafts are being locked."""
        if self._verifying is not None:
            self._verifying.deleteLater()
        self._verifying = None

    def show_verify(self, vault: Vault) -> None:
        """Let the person choose a signed PDF and see whether it was changed."""
        self.let_go()
        job = self._verifying = Verifying(self._desk, vault, self._worker, self)
        job.page_wanted.connect(self.page_wanted)
        job.home_wanted.connect(partial(self.home_wanted.emit, ""))
        job.home_wanted.connect(self.let_go)
        job.start()

    def make_blank(self, *, large: bool = False) -> None:
        """Make the blank form, in large print perhaps, and say where it is."""
        self._worker.run(partial(self._blank, large=large), self._say_made, self._say_failed)

    def _blank(self, *, large: bool) -> Path:
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

    def _say_failed(self, error: PreventDesktopError) -> None:
        self.home_wanted.emit(self._desk.sentence(error))
