"""Makes transfer files and takes them over, in the worker."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.handover import ENDING, VALID_DAYS, TakenOver, hand_over, take_over
from prevent_desktop.saving import free_name, make_folder, read_limited, save_new
from prevent_desktop.sealing.transfer import MAX_TRANSFER
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, HandOverPage, TakeOverPage
from prevent_desktop.ui.work.alive import if_alive
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker
from prevent_desktop.vault import new_passphrase

WRONG_WORDS = ("transfer_wrong_words", "passphrase_needed")


class Transfers(QObject):
    """`page_wanted` carries a page; `home_wanted` words for Home; `taken` a saved new draft."""

    page_wanted = Signal(object)
    home_wanted = Signal(str)
    taken = Signal(object)

    def __init__(
        self, desk: WindowDesk, store: DraftStore, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._worker = worker
        self._asking: TakeOverPage | None = None

    def hand_over(self, object_id: str) -> None:
        """Show the words and let the person say where the file goes."""

        def look() -> tuple[Draft, str]:
            return self._store.open(object_id), new_passphrase()

        self._worker.run(look, lambda found: self._show_hand_over(*found), self._go_home_with)

    def _show_hand_over(self, draft: Draft, words: str) -> None:
        page = HandOverPage(
            draft.title(),
            words,
            sender=draft.referral.referrer_name(),
            folder=self._desk.documents_folder,
            until=self._desk.zone.day(self._desk.now() + timedelta(days=VALID_DAYS)),
        )
        page.wanted.connect(partial(self._save, page, draft.object_id, words))
        page.back.connect(lambda: self.home_wanted.emit(""))
        self.page_wanted.emit(page)

    def _save(
        self, page: HandOverPage, object_id: str, words: str, folder: Path, sender: str
    ) -> None:
        name = f"Prevent draft {self._desk.today().isoformat()}"

        def work() -> Path:
            raw = hand_over(self._store, object_id, words=words, sender=sender)
            make_folder(folder)
            return save_new(folder, {free_name(folder, name, ENDING): raw})[0]

        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error))

        self._worker.run(work, if_alive(page, page.show_saved), if_alive(page, failed))

    def take_over(self) -> None:
        """Ask for the file and its words."""
        page = self._asking = TakeOverPage(self._desk.documents_folder)
        page.wanted.connect(partial(self._open, page))
        page.back.connect(self._take_nothing_over)
        self.page_wanted.emit(page)

    def _take_nothing_over(self) -> None:
        self._asking = None
        self.home_wanted.emit("")

    def _open(self, page: TakeOverPage, path: Path, words: str) -> None:
        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error), at_words=error.code in WRONG_WORDS)

        self._worker.run(
            lambda: take_over(self._store, read_limited(path, MAX_TRANSFER), words),
            if_alive(page, partial(self._show_arrived, page)),
            if_alive(page, failed),
        )

    def _show_arrived(self, asked: TakeOverPage, taken: TakenOver) -> None:
        """What is in the file, unless the person has gone back while it was opened."""
        if asked is not self._asking:
            return
        self._asking = None
        page = ArrivedPage(taken, self._desk.zone)
        page.accepted.connect(partial(self._keep, page, taken.draft))
        page.refused.connect(lambda: self.home_wanted.emit(""))
        self.page_wanted.emit(page)

    def _keep(self, page: ArrivedPage, draft: Draft) -> None:
        page.setEnabled(False)  # pressed twice, it is still one draft
        self._worker.run(partial(self._store.save, draft), self.taken.emit, self._go_home_with)

    def _go_home_with(self, error: PreventDesktopError) -> None:
        self.home_wanted.emit(self._desk.sentence(error))
