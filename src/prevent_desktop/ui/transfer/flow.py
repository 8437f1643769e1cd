"""Makes transfer files and takes them over, in the worker."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.handover import ENDING, VALID_DAYS, TakenOver, hand_over, take_over
from prevent_desktop.saving import free_name, make_folder, read_limited, save_new
from prevent_desktop.sealing.transfer import MAX_TRANSFER
from prevent_desktop.ui.referral.open_referral import OpenReferral
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, HandOverPage, TakeOverPage
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.vault import new_passphrase

WORDS_GONE = (
    "The words of the file that you made were shown only on that page. If you did not write them "
    "down, make the file again."
)
WRONG_WORDS = ("transfer_wrong_words", "passphrase_needed")


class HandOver(DeskFlow):
    """A draft goes out under words that are told by phone."""

    def __init__(self, at: OpenDesk, object_id: str, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._object_id = object_id
        self._saved = False

    @property
    def parting(self) -> str:
        """That the words of a file are gone."""
        return WORDS_GONE if self._saved else ""

    def start(self) -> None:
        """Show the words and let the person say where the file goes."""
        self.waiting.emit()

        def look() -> tuple[Draft, str]:
            return self._at.store.open(self._object_id), new_passphrase()

        def show(found: tuple[Draft, str]) -> None:
            self._show(*found)

        self._at.workers.vault.run(look, show, self.give_up, owner=self)

    def _show(self, draft: Draft, words: str) -> None:
        page = HandOverPage(
            draft.title(),
            words,
            sender=draft.referral.referrer_name(),
            folder=self._desk.documents_folder,
            until=self._desk.zone.day(self._desk.now() + timedelta(days=VALID_DAYS)),
        )
        page.wanted.connect(partial(self._save, page, words))
        page.back.connect(lambda: self.home_wanted.emit(""))
        self.page_wanted.emit(page)

    def _save(self, page: HandOverPage, words: str, folder: Path, sender: str) -> None:
        name = f"Prevent draft {self._desk.today().isoformat()}"

        def work() -> Path:
            raw = hand_over(self._at.store, self._object_id, words=words, sender=sender)
            make_folder(folder)
            (path,) = save_new(folder, {free_name(folder, name, ENDING): raw})
            self._saved = True  # whatever is shown by then
            return path

        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error))

        self._at.workers.vault.run(work, page.show_saved, failed, owner=page)


class TakeOver(DeskFlow):
    """A draft comes in: its file, its words, what it says of itself, then it is opened."""

    def __init__(self, at: OpenDesk, file: Path | None = None) -> None:
        super().__init__(at)
        self._file = file
        """What was handed over."""

    def start(self) -> None:
        """Ask for the file, unless it was handed over, and for its words."""
        page = TakeOverPage(self._desk.documents_folder)
        if self._file is not None:
            page.take_file(self._file)
        page.wanted.connect(partial(self._open, page))
        page.back.connect(lambda: self.home_wanted.emit(""))
        self.page_wanted.emit(page)

    def _open(self, page: TakeOverPage, path: Path, words: str) -> None:
        def failed(error: PreventDesktopError) -> None:
            page.show_problem(self._desk.sentence(error), at_words=error.code in WRONG_WORDS)

        self._at.workers.vault.run(
            lambda: take_over(self._at.store, read_limited(path, MAX_TRANSFER), words),
            self._show_arrived,
            failed,
            owner=self,
        )

    def _show_arrived(self, taken: TakenOver) -> None:
        page = ArrivedPage(taken, self._desk.zone)
        page.accepted.connect(partial(self._keep, taken.draft))
        page.refused.connect(lambda: self.home_wanted.emit(""))
        self.page_wanted.emit(page)

    def _keep(self, draft: Draft) -> None:
        self.waiting.emit()  # pressed twice, it is still one draft
        save = partial(self._at.store.save, draft)
        self._at.workers.vault.run(save, self._begin, self.give_up, owner=self)

    def _begin(self, draft: Draft) -> None:
        self.handed_on.emit(OpenReferral(self._at, draft))
