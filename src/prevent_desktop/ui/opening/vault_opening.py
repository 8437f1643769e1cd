"""Opens the vault in the worker, page by page: first run, passphrase, or what is wrong."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.computer.place import PlaceKind
from prevent_desktop.errors import PreventDesktopError, VaultError
from prevent_desktop.moments import to_seconds
from prevent_desktop.system_keyring import KeyringState
from prevent_desktop.ui.opening.opening_page import OpeningPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.flow import Flow
from prevent_desktop.ui.work.worker import Workers
from prevent_desktop.vault import (
    Description,
    SlotKind,
    Vault,
    describe,
    exists,
    new_passphrase,
    set_aside,
)

if TYPE_CHECKING:
    from prevent_desktop.ui.opening.trouble_pages import Trouble

NEEDS_PASSPHRASE = ("passphrase_needed", "wrong_passphrase", "wrong_passphrase_or_key")
NEEDS_RECOVERY = ("passphrase_needed", "wrong_recovery")
TOO_SOON = "too_soon"
"""Another window has tried meanwhile; the page's own count of seconds says it all."""
MAY_BE_UNLOCKED = (KeyringState.LOCKED, KeyringState.TIMEOUT)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is on this computer: a vault, or the state of the keyring for a new one."""

    vault: Description | None
    keyring: KeyringState = KeyringState.OK


class VaultOpening(Flow):
    """`opened` carries the Vault; every page until then is wanted here.

    Where the drafts open by themselves no page is needed but the one that is painted first: the
    others are loaded when they are.
    """

    opened = Signal(object)

    def __init__(
        self,
        desk: WindowDesk,
        workers: Workers,
        parent: QObject | None = None,
        *,
        holds_unsaved: Callable[[], bool] = lambda: False,
    ) -> None:
        """`holds_unsaved` says that something typed waits for who can open the drafts."""
        super().__init__(parent)
        self._holds_unsaved = holds_unsaved
        self._decided: tuple[str | None] | None = None
        """The recovery phrase, or none, that was settled for a vault that is not made yet."""
        self._desk = desk
        self._workers, self._worker = workers, workers.vault
        self._found = _Found(None)
        self._asks_keyring = 0

    @property
    def is_new(self) -> bool:
        """Whether the vault that was opened last was made just before."""
        return self._found.vault is None

    @property
    def under_way(self) -> bool:
        """Whether an opening waits, perhaps for a keyring that does not answer."""
        return self._asks_keyring > 0

    @contextlib.contextmanager
    def _asking(self) -> Iterator[None]:
        """In the worker, around what may wait for the keyring."""
        self._asks_keyring += 1
        try:
            yield
        finally:
            self._asks_keyring -= 1

    def _seconds(self) -> float:
        """The vault's time is the window's."""
        return to_seconds(self._desk.now())

    def start(self) -> None:
        """Begin; the keyring is asked in the worker, so the window is painted before."""
        place = self._desk.place
        if place.kind is not PlaceKind.FINE and not self._desk.policy.allow_shared_folder:
            from prevent_desktop.ui.opening.place_pages import PlaceRefusedPage

            self.page_wanted.emit(PlaceRefusedPage(place.kind))
            return
        self.page_wanted.emit(OpeningPage())
        failed = partial(self._failed, self.start)
        self._worker.run(self._look, self._looked, failed, owner=self)

    def _look(self) -> _Found:
        """How an existing vault is opened; without one, whether the keyring can be used."""
        folder, keyring = self._desk.vault_folder, self._desk.keyring
        if exists(folder):
            return _Found(describe(folder))
        with self._asking():
            state = keyring.probe()
            if state in MAY_BE_UNLOCKED:
                keyring.unlock()
                state = keyring.probe()
        return _Found(None, state)

    def _looked(self, found: _Found) -> None:
        self._found, self._decided = found, None
        if found.vault is None:
            if found.keyring in MAY_BE_UNLOCKED:
                self._offer_passphrase(found.keyring)
            else:
                self._first_run(found.keyring)
        elif found.vault.slot.needs_passphrase:
            self._ask()
        else:
            self._open(None)

    # --- a new vault ------------------------------------------------------------------------

    def _offer_passphrase(self, state: KeyringState) -> None:
        """The keyring is there but closed: it may be opened, or be done without for good."""
        from prevent_desktop.ui.opening.trouble_pages import TroublePage, trouble_for

        trouble = trouble_for(f"vault.{state}", "")
        page = TroublePage(trouble, first_run=True, may_use_passphrase=True)
        page.again.connect(self.start)
        page.passphrase_wanted.connect(partial(self._first_run, state))
        self.page_wanted.emit(page)

    def _first_run(self, state: KeyringState) -> None:
        from prevent_desktop.ui.opening.first_run_page import FirstRunPage

        works = state is KeyringState.OK
        why = "" if works else self._desk.sentence(VaultError(state))
        required = self._desk.policy.requires_passphrase
        page = FirstRunPage(
            self._suggest, keyring_works=works, passphrase_required=required, why_not=why
        )
        page.chosen.connect(partial(self._offer_recovery, state))
        self.page_wanted.emit(page)

    def _suggest(self, widget: QWidget, take: Callable[[str], None]) -> None:
        self._worker.run(new_passphrase, take, partial(self._failed, self.start), owner=widget)

    def _offer_recovery(self, state: KeyringState, passphrase: str) -> None:
        from prevent_desktop.ui.opening.recovery_talk import RecoveryTalk

        slot = SlotKind.PASSPHRASE
        if state is KeyringState.OK:
            slot = SlotKind.KEYRING_AND_PASSPHRASE if passphrase else SlotKind.KEYRING
        if self._decided is not None:  # the phrase may be on paper by now
            self._create(slot, passphrase or None, *self._decided)
            return
        talk = RecoveryTalk(self._desk, self._workers, partial(self._failed, self.start), self)
        talk.page_wanted.connect(self.page_wanted)
        talk.offer(
            lambda phrase: self._create(slot, passphrase or None, phrase),
            back=partial(self._first_run, state),
        )

    def _create(self, slot: SlotKind, passphrase: str | None, recovery: str | None) -> None:
        desk = self._desk
        self._decided = (recovery,)

        def make() -> Vault:
            if slot.needs_keyring:
                with self._asking():
                    desk.keyring.unlock()
            return Vault.create(
                desk.vault_folder,
                desk.keyring,
                slot=slot,
                passphrase=passphrase,
                recovery=recovery,
                clock=self._seconds,
            )

        # The phrase may be on paper by now: another try must not make it worthless.
        again = partial(self._create, slot, passphrase, recovery)
        self.page_wanted.emit(OpeningPage())
        failed = partial(self._not_made, again)
        self._worker.run(make, self.opened.emit, failed, owner=self)

    def _not_made(self, again: Callable[[], object], error: PreventDesktopError) -> None:
        """There is no vault yet: nothing is untouched, and nothing to be kept aside."""
        from prevent_desktop.ui.opening.trouble_pages import Trouble, TroublePage, trouble_for

        sentence = self._desk.sentence(error)
        trouble = trouble_for(f"{error.family}.{error.code}", sentence)
        keyrings = isinstance(error, VaultError) and error.code in set(KeyringState)
        if keyrings and error.code not in MAY_BE_UNLOCKED:
            trouble = Trouble(trouble.title, sentence, "", trouble.more)
        page = TroublePage(trouble, first_run=True, may_use_passphrase=keyrings)
        page.again.connect(again)
        if keyrings:
            page.passphrase_wanted.connect(partial(self._first_run, KeyringState(error.code)))
        self.page_wanted.emit(page)

    # --- a vault that is there --------------------------------------------------------------

    @property
    def _has_recovery(self) -> bool:
        return self._found.vault is not None and self._found.vault.has_recovery

    def _ask(self, problem: str = "") -> None:
        self._when_waited(partial(self._show_unlock, problem))

    def _show_unlock(self, problem: str, seconds: int) -> None:
        from prevent_desktop.ui.opening.unlock_page import UnlockPage

        # What waits unsaved is for who opens the drafts, and goes into no others.
        page = UnlockPage(has_recovery=self._has_recovery, may_forget=not self._holds_unsaved())
        page.refuse(problem, seconds)
        page.given.connect(self._open)
        page.recovery_wanted.connect(self._ask_recovery)
        page.forgotten.connect(self._tell_of_forgotten)
        self.page_wanted.emit(page)

    def _tell_of_forgotten(self) -> None:
        from prevent_desktop.ui.opening.trouble_pages import FORGOTTEN

        self._show_trouble(FORGOTTEN, self.start)

    def _ask_recovery(self, problem: str = "") -> None:
        self._when_waited(partial(self._show_recovery, problem))

    def _show_recovery(self, problem: str, seconds: int) -> None:
        from prevent_desktop.ui.opening.unlock_page import RecoveryUnlockPage

        page = RecoveryUnlockPage()
        page.refuse(problem, seconds)
        page.given.connect(self._open_with_recovery)
        page.back.connect(self.start)
        self.page_wanted.emit(page)

    def _when_waited(self, show: Callable[[int], None]) -> None:
        """Show a page that asks, with the seconds still to wait as the disk has them."""
        failed = partial(self._failed, self.start)
        self._worker.run(self._desk.tries.seconds_left, show, failed, owner=self)

    def _open(self, passphrase: str | None) -> None:
        desk = self._desk

        def attempt() -> Vault:
            if describe(desk.vault_folder).slot.needs_keyring:
                with self._asking():
                    desk.keyring.unlock()
            with contextlib.ExitStack() as stack:
                if passphrase is not None:
                    stack.enter_context(desk.tries.one_try())
                return Vault.open(
                    desk.vault_folder, desk.keyring, passphrase=passphrase, clock=self._seconds
                )

        self._work(attempt, again=self.start)

    def _open_with_recovery(self, phrase: str) -> None:
        desk = self._desk

        def attempt() -> Vault:
            with desk.tries.one_try():
                return Vault.open(
                    desk.vault_folder, desk.keyring, recovery=phrase, clock=self._seconds
                )

        def refused(error: PreventDesktopError) -> None:
            if error.code == TOO_SOON:
                self._ask_recovery()
            elif error.code in NEEDS_RECOVERY:
                self._ask_recovery(self._desk.sentence(error))
            else:
                self._failed(self._ask_recovery, error)

        self.page_wanted.emit(OpeningPage())
        self._worker.run(attempt, self.opened.emit, refused, owner=self)

    def _work(self, job: Callable[[], Vault], again: Callable[[], object]) -> None:
        self.page_wanted.emit(OpeningPage())
        self._worker.run(job, self.opened.emit, partial(self._failed, again), owner=self)

    def _failed(self, again: Callable[[], object], error: PreventDesktopError) -> None:
        if error.code == TOO_SOON:
            self._ask()
            return
        if error.code in NEEDS_PASSPHRASE:
            self._ask(self._desk.sentence(error))
            return
        from prevent_desktop.ui.opening.trouble_pages import trouble_for

        trouble = trouble_for(f"{error.family}.{error.code}", self._desk.sentence(error))
        self._show_trouble(trouble, again)

    def _show_trouble(self, trouble: "Trouble", again: Callable[[], object]) -> None:
        from prevent_desktop.ui.opening.trouble_pages import TroublePage

        page = TroublePage(trouble, has_recovery=self._has_recovery)
        page.again.connect(again)
        page.recovery_wanted.connect(self._ask_recovery)
        page.set_aside.connect(self._set_aside)
        self.page_wanted.emit(page)

    def _set_aside(self) -> None:
        desk = self._desk
        self.page_wanted.emit(OpeningPage())
        self._worker.run(
            lambda: set_aside(desk.vault_folder, desk.today()),
            lambda _where: self.start(),
            partial(self._failed, self.start),
            owner=self,
        )
