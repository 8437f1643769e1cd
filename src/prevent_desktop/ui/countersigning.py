"""Countersigning in the window: the page, the work in the worker, the new file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.own_identity import identity_for
from prevent_desktop.saving import free_name, read_limited, save_new
from prevent_desktop.ui.alive import if_alive
from prevent_desktop.ui.countersign_page import (
    CountersignedPage,
    CountersigningWishes,
    CountersignPage,
)
from prevent_desktop.ui.desk import WindowDesk
from prevent_desktop.ui.worker import Worker
from prevent_desktop.vault import Vault


class Countersigning(QObject):
    """`page_wanted` carries a page to show; `home_wanted` says that it is over."""

    page_wanted = Signal(object)
    home_wanted = Signal()

    def __init__(
        self, desk: WindowDesk, vault: Vault, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._vault = vault
        self._worker = worker

    def start(self, pdf: Path) -> None:
        """Ask who signs this file; its verdict was shown before."""
        page = CountersignPage(pdf)
        page.back.connect(self.home_wanted)
        page.signed.connect(partial(self._sign, page, pdf))
        self.page_wanted.emit(page)

    def _sign(self, page: CountersignPage, pdf: Path, wishes: CountersigningWishes) -> None:
        desk, vault = self._desk, self._vault

        def work() -> tuple[Path, str]:
            moment = desk.now()
            identity = identity_for(vault, wishes.holder, moment)
            raw = read_limited(pdf, MAX_FILE_BYTES)
            signed = document.countersign(raw, identity, moment, wishes.mark)
            name = free_name(pdf.parent, f"{pdf.stem}-countersigned", ".pdf")
            return save_new(pdf.parent, {name: signed})[0], identity.fingerprint

        def failed(error: PreventDesktopError) -> None:
            page.show_failure(desk.sentence(error))

        self._worker.run(work, if_alive(page, self._signed), if_alive(page, failed))

    def _signed(self, done: tuple[Path, str]) -> None:
        page = CountersignedPage(*done)
        page.home_wanted.connect(self.home_wanted)
        self.page_wanted.emit(page)
