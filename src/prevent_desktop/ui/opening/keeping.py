"""Changes how the vault is kept, in the worker, and says what came of it."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.opening.must import Must, must_of
from prevent_desktop.ui.opening.recovery_talk import RecoveryTalk
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.vault import SlotKind, new_passphrase

WAY_CHANGED = "Done. From now on your drafts open as you chose; the way before no longer works."
PHRASE_MADE = "Done. The new recovery phrase opens your drafts; any earlier one no longer does."
PHRASE_NOT_SET = "The new recovery phrase was not set: the paper with it opens nothing."
EARLIER_HOLDS = " The earlier one still opens your drafts."
PHRASE_GONE = "Done. There is no recovery phrase any more; the paper opens nothing."


@dataclass(frozen=True, slots=True)
class _State:
    """How the vault is kept, and what is still to be done."""

    slot: SlotKind
    has_recovery: bool
    must: Must


class Keeping(DeskFlow):
    """How the drafts are kept, and what can be changed; or what has to be, before Home."""

    def __init__(self, at: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._vault = at.store.vault
        self._worker = at.workers.vault
        self._phrase = ""
        self._told = ""
        """What has to be said of it, whatever is shown by then."""
        self._recovery = RecoveryTalk(at.desk, at.workers, self.give_up, self)
        self._recovery.page_wanted.connect(self.page_wanted)

    @property
    def parting(self) -> str:
        """What came of a change, or that a phrase on paper is none yet."""
        return self._told

    def start(self) -> None:
        """Show how things are, and what can or has to be changed."""
        self.waiting.emit()
        self._look_again()

    def _look_again(self) -> None:
        self._told = ""

        def show(state: _State) -> None:
            self._show(state)

        self._look(show)

    def _go_on(self, words: str, state: _State) -> None:
        """Nothing is left to do, or the page where it is done."""
        if state.must is Must.NOTHING:
            self.home_wanted.emit(words)
        else:
            self._show(state)

    def _look(self, then: Callable[[_State], None]) -> None:
        """Ask the vault in the worker: it may be busy with a save."""
        vault, policy = self._vault, self._desk.policy

        def look() -> _State:
            return _State(vault.slot, vault.has_recovery, must_of(vault, policy))

        self._worker.run(look, then, self.give_up, owner=self)

    def _suggest(self, widget: QWidget, take: Callable[[str], None]) -> None:
        self._worker.run(new_passphrase, take, self.give_up, owner=widget)

    def _show(self, state: _State) -> KeepingPage:
        page = KeepingPage(
            state.slot,
            self._suggest,
            has_recovery=state.has_recovery,
            must=state.must,
            phrase_waits=bool(self._phrase),
            may_remove=self._desk.policy.recovery != "required",
            passphrase_required=self._desk.policy.requires_passphrase,
        )
        page.way_wanted.connect(partial(self._change_way, page))
        page.phrase_wanted.connect(partial(self._make_phrase, page, state))
        page.phrase_removed.connect(partial(self._remove_phrase, page))
        page.back.connect(self._leave)
        self.page_wanted.emit(page)
        return page

    def _leave(self) -> None:
        self._phrase = ""
        self.home_wanted.emit(self._told)

    def _change_way(self, page: KeepingPage, slot: SlotKind, passphrase: str, present: str) -> None:
        vault = self._vault
        self._work(
            page,
            present,
            lambda: vault.change_slot(
                slot, passphrase=passphrase or None, current_passphrase=present or None
            ),
            WAY_CHANGED,
        )

    def _make_phrase(self, page: KeepingPage, state: _State, present: str) -> None:
        if self._phrase:
            self._set_phrase(page, present)
            return

        def kept(phrase: str) -> None:
            self._phrase = phrase
            self._set_phrase(self._show(state), present)

        def make(_none: None) -> None:
            self._told = PHRASE_NOT_SET + (EARLIER_HOLDS if state.has_recovery else "")
            self._recovery.make(kept, back=self._look_again)

        vault = self._vault
        # Nobody puts a paper away and is told only then that the passphrase was mistyped.
        self._try(page, present, lambda: vault.check_passphrase(present or None), make)

    def _set_phrase(self, page: KeepingPage, present: str) -> None:
        vault, phrase = self._vault, self._phrase
        self._work(
            page,
            present,
            lambda: vault.set_recovery(phrase, current_passphrase=present or None),
            PHRASE_MADE,
        )

    def _remove_phrase(self, page: KeepingPage, present: str) -> None:
        vault = self._vault
        self._work(
            page,
            present,
            lambda: vault.set_recovery(None, current_passphrase=present or None),
            PHRASE_GONE,
        )

    def _work(self, page: KeepingPage, present: str, job: Callable[[], None], words: str) -> None:
        """Do it, and say so."""
        self._try(page, present, job, lambda _none: self._changed(words))

    def _try(
        self,
        page: KeepingPage,
        present: str,
        job: Callable[[], None],
        then: Callable[[None], object],
    ) -> None:
        """A present passphrase is a try like any other."""
        tries = self._desk.tries

        def attempt() -> None:
            with tries.one_try() if present else contextlib.nullcontext():
                job()

        page.show_working()
        refused = partial(self._not_changed, page)
        self._worker.run(attempt, then, refused, owner=self)

    def _changed(self, words: str) -> None:
        if words != WAY_CHANGED:
            self._phrase = ""
        self._told = words
        self._look(partial(self._go_on, words))

    def _not_changed(self, page: KeepingPage, error: PreventDesktopError) -> None:
        sentence = self._desk.sentence(error)
        if error.code in ("wrong_passphrase", "passphrase_needed", "too_soon"):
            self._worker.run(
                self._desk.tries.seconds_left,
                partial(page.refuse, sentence),
                lambda _error: page.refuse(sentence, 0),
                owner=page,
            )
        else:
            page.show_problem(sentence)
