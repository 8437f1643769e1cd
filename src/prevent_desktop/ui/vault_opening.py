"""Opens the vault in the worker, page by page: first run, passphrase, or what is wrong."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from prevent_desktop.errors import PreventDesktopError, VaultError
from prevent_desktop.ui.desk import WindowDesk
from prevent_desktop.ui.opening_page import FirstRunPage, OpeningPage, ProblemPage, UnlockPage
from prevent_desktop.ui.worker import Worker
from prevent_desktop.vault import KeyringState, SlotKind, Vault, describe, exists, set_aside

NEEDS_PASSPHRASE = ("passphrase_needed", "wrong_passphrase")
MAY_BE_UNLOCKED = (KeyringState.LOCKED, KeyringState.TIMEOUT)
MAY_SET_ASIDE = ("key_lost", "key_table_damaged", "slot_damaged")


class VaultOpening(QObject):
    """`opened` carries the Vault; `page_wanted` the page to show meanwhile."""

    opened = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, desk: WindowDesk, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker = worker

    def start(self) -> None:
        """Begin; the keyring is asked in the worker, so the window is painted before."""
        self.page_wanted.emit(OpeningPage())
        self._worker.run(self._look, self._looked, self._failed)

    def _look(self) -> KeyringState | SlotKind:
        """How an existing vault is opened; without one, whether the keyring can be used."""
        folder, keyring = self._desk.vault_folder, self._desk.keyring
        if exists(folder):
            return describe(folder).slot
        state = keyring.probe()
        if state in MAY_BE_UNLOCKED:
            keyring.unlock()
            state = keyring.probe()
        return state

    def _looked(self, found: KeyringState | SlotKind) -> None:
        if isinstance(found, KeyringState):
            if found in MAY_BE_UNLOCKED:
                self._offer_passphrase(found)
            else:
                self._first_run(found)
        elif found.needs_passphrase:
            self._ask("")
        else:
            self._open(None)

    def _offer_passphrase(self, state: KeyringState) -> None:
        """The keyring is there but closed: it may be opened, or be done without for good."""
        page = ProblemPage(self._desk.sentence(VaultError(state)), may_use_passphrase=True)
        page.again.connect(self.start)
        page.passphrase_wanted.connect(lambda: self._first_run(state))
        self.page_wanted.emit(page)

    def _first_run(self, state: KeyringState) -> None:
        works = state is KeyringState.OK
        why = "" if works else self._desk.sentence(VaultError(state))
        page = FirstRunPage(keyring_works=works, why_not=why)
        page.chosen.connect(lambda passphrase: self._create(state, passphrase))
        self.page_wanted.emit(page)

    def _create(self, keyring: KeyringState, passphrase: str) -> None:
        slot = SlotKind.PASSPHRASE
        if keyring is KeyringState.OK:
            slot = SlotKind.KEYRING_AND_PASSPHRASE if passphrase else SlotKind.KEYRING
        desk = self._desk
        self._work(
            lambda: Vault.create(
                desk.vault_folder, desk.keyring, slot=slot, passphrase=passphrase or None
            )
        )

    def _ask(self, problem: str) -> None:
        page = UnlockPage(problem)
        page.given.connect(self._open)
        self.page_wanted.emit(page)

    def _open(self, passphrase: str | None) -> None:
        desk = self._desk

        def attempt() -> Vault:
            if describe(desk.vault_folder).slot.needs_keyring:
                desk.keyring.unlock()
            return Vault.open(desk.vault_folder, desk.keyring, passphrase=passphrase)

        self._work(attempt)

    def _work(self, job: Callable[[], Vault]) -> None:
        self.page_wanted.emit(OpeningPage())
        self._worker.run(job, self.opened.emit, self._failed)

    def _failed(self, error: PreventDesktopError) -> None:
        if error.code in NEEDS_PASSPHRASE:
            self._ask(self._desk.sentence(error))
            return
        page = ProblemPage(self._desk.sentence(error), may_set_aside=error.code in MAY_SET_ASIDE)
        page.again.connect(self.start)
        page.set_aside.connect(self._set_aside)
        self.page_wanted.emit(page)

    def _set_aside(self) -> None:
        desk = self._desk
        self._worker.run(
            lambda: set_aside(desk.vault_folder, desk.today()),
            lambda _where: self.start(),
            self._failed,
        )
