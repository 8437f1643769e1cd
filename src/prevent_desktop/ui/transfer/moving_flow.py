"""Packs everything that is kept into a file, and takes such a file in, in the worker."""

import contextlib
from datetime import timedelta
from functools import partial
from pathlib import Path

from prevent_desktop.errors import FileError, PreventDesktopError
from prevent_desktop.kept.moving import (
    ENDING,
    VALID_DAYS,
    Unpacked,
    bring_beside,
    pack_everything,
    unpack_everything,
)
from prevent_desktop.kept.settings import Settings, read_settings, save_settings, settings_file
from prevent_desktop.saving import free_name, make_folder, read_limited, save_new
from prevent_desktop.sealing.transfer import MAX_TRANSFER
from prevent_desktop.ui.transfer.flow import WORDS_GONE, WRONG_WORDS
from prevent_desktop.ui.transfer.moving_pages import BringPage, TakePage, brought_words
from prevent_desktop.ui.transfer.others_page import OthersPage
from prevent_desktop.ui.work.flow import DeskFlow
from prevent_desktop.vault import new_passphrase


class TakeEverything(DeskFlow):
    """All that is kept goes out under words."""

    _saved = False

    @property
    def parting(self) -> str:
        """That the words of a file are gone."""
        return WORDS_GONE if self._saved else ""

    def start(self) -> None:
        """Show the words and let the person say where the file goes."""
        self.waiting.emit()
        self._at.workers.vault.run(new_passphrase, self._show, self.give_up, owner=self)

    def _show(self, words: str) -> None:
        until = self._desk.zone.day(self._desk.now() + timedelta(days=VALID_DAYS))
        page = TakePage(words, self._desk.documents_folder, until)
        page.folder_chosen.connect(partial(self._save, page, words))
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _save(self, page: TakePage, words: str, folder: Path) -> None:
        desk, store = self._desk, self._at.store

        def work() -> tuple[Path, int, int]:
            settings = read_settings(settings_file(desk.vault_folder)).settings
            packed = pack_everything(store.vault, words, desk.now(), settings=settings)
            make_folder(folder)
            name = free_name(folder, f"Prevent Desktop {desk.today().isoformat()}", ENDING)
            (path,) = save_new(folder, {name: packed.raw})
            self._saved = True  # whatever is shown by then
            return path, packed.count, packed.left

        def saved(done: tuple[Path, int, int]) -> None:
            page.show_saved(*done)

        def failed(error: PreventDesktopError) -> None:
            page.show_problem(desk.sentence(error))

        self._at.workers.vault.run(work, saved, failed, owner=page)


class BringEverything(DeskFlow):
    """A file of everything comes in; then the list says how many things there were."""

    _told = ""

    @property
    def parting(self) -> str:
        """What was brought in."""
        return self._told

    def start(self) -> None:
        """Ask for the file and its words."""
        page = BringPage(self._desk.documents_folder)
        page.wanted.connect(partial(self._bring, page))
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _bring(self, page: BringPage, path: Path, words: str) -> None:
        desk, vault = self._desk, self._at.store.vault

        def work() -> tuple[Unpacked, Settings | None]:
            done = unpack_everything(vault, read_limited(path, MAX_TRANSFER), words)
            self._told = brought_words(done)  # whatever is shown by then
            return done, self._keep_settings(done)

        def brought(found: tuple[Unpacked, Settings | None]) -> None:
            self._brought(*found)

        def failed(error: PreventDesktopError) -> None:
            page.show_problem(desk.sentence(error), at_words=error.code in WRONG_WORDS)

        self._at.workers.vault.run(work, brought, failed, owner=page)

    def _keep_settings(self, done: Unpacked) -> Settings | None:
        """In the worker, whatever is shown by then: the old computer's, where there are none."""
        file = settings_file(self._desk.vault_folder)
        if done.settings is None or file.exists():
            return None
        with contextlib.suppress(FileError):  # then the window looks so until it is closed
            save_settings(file, done.settings)
        return done.settings

    def _brought(self, done: Unpacked, settings: Settings | None) -> None:
        if settings is not None:
            self._desk.wear(settings)
        others = [each for each in done.others if each.may_be_beside]
        if not others:
            self.home_wanted.emit(self._told)
            return
        page = OthersPage(others, self._desk.zone)
        page.both_wanted.connect(partial(self._have_both, done))
        page.left.connect(partial(self.home_wanted.emit, self._told))
        self.page_wanted.emit(page)

    def _have_both(self, done: Unpacked) -> None:
        self.waiting.emit()  # pressed twice, it is still done once

        def bring() -> None:
            beside = bring_beside(self._at.store.vault, done.others)
            self._told = brought_words(done, beside)

        def had(_none: None) -> None:
            self.home_wanted.emit(self._told)

        self._at.workers.vault.run(bring, had, self.give_up, owner=self)
