"""The first page of an open vault: drafts to go on with, and what else can be done."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.kept.drafts import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.moments import Zone
from prevent_desktop.ui.home.card_list import AT_ONCE, CardList
from prevent_desktop.ui.home.home_notices import Deleted, clock_notice, plain_notices
from prevent_desktop.ui.home.home_state import HomeState
from prevent_desktop.ui.home.jobs import GROUPS, NEW, Offer
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.home.wanted import ClockIsRight, SetTick, Undo, Wanted, WarningsSeen
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Rule
from prevent_desktop.ui.kit.seen import Seen

INDEPENDENT = (
    "Independent software: not made or endorsed by the Home Office, the police, Kent County "
    "Council or Medway Council. It never sends anything by itself."
)
NOT_TICKED = "Have you sent these?"
NOTES = "Additions and decisions not finished"
NOT_TICKED_WORDS = "The PDF is made. Tick each one once you have sent it; until then it is kept."

_Line = DraftLine | NoteLine


class HomePage(Page):
    """Drafts, and the other jobs. `wanted` carries what somebody wants: see `wanted.py`."""

    wanted = Signal(object)

    def __init__(self, state: HomeState, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__("Your referrals", parent)
        self._state = state
        self._zone = zone
        self._cards: dict[str, KeptCard] = {}
        self._warned: set[str] = set()
        self.add(heading("Your referrals", 1))
        self._deleted = Deleted(state)
        self._deleted.undo_wanted.connect(lambda object_id: self.wanted.emit(Undo(object_id)))
        self.add(self._deleted, *plain_notices(state))
        if state.clock_doubtful:
            self._add_clock()
        self.add(button_row(self._button(NEW, "primary")))
        self._add_drafts(state)
        self._add_other_jobs()
        self.add(Rule(), hint(INDEPENDENT))

    def _add_clock(self) -> None:
        agree = Button("The date is right", "secondary")
        self._clock = clock_notice(agree)
        agree.clicked.connect(lambda: self.wanted.emit(ClockIsRight()))
        self.add(self._clock)

    def _add_drafts(self, state: HomeState) -> None:
        everything: tuple[_Line, ...] = (*state.lines, *state.notes)
        waiting = [line for line in everything if line.waits_to_be_sent]
        drafts = [line for line in state.lines if not line.finished]
        notes = [note for note in state.notes if not note.finished]
        sent = [line for line in everything if line.finished and line.sent]
        if waiting:
            self.add(heading(NOT_TICKED, 2), body(NOT_TICKED_WORDS))
            self._add_cards(waiting)
        if drafts or not (waiting or sent or notes):
            self.add(heading("Drafts on this computer", 2))
        if not everything:
            self.add(body("There are none yet. What you type is kept here, encrypted."))
        self._add_cards(drafts)
        if notes:
            self.add(heading(NOTES, 2))
            self._add_cards(notes)
        if sent:
            self.add(heading("Sent", 2))
            self._add_cards(sent)
        self._watch_warnings()

    def _add_cards(self, lines: Iterable[_Line]) -> None:
        listed = tuple(lines)
        if listed:
            cards = CardList(listed, self._card, AT_ONCE - len(self._cards))
            cards.grown.connect(self._watch_warnings)
            self.add(cards)

    def _card(self, line: _Line) -> KeptCard:
        card = KeptCard(line, self._zone)
        card.wanted.connect(self.wanted)
        self._cards[line.object_id] = card
        return card

    def _watch_warnings(self) -> None:
        """Of the cards that are there; those that come later are warned about then."""
        watched: dict[str, QWidget] = {}
        for warning in self._state.warnings:
            card = self._cards.get(warning.object_id)
            if card is not None and warning.object_id not in self._warned:
                self._warned.add(warning.object_id)
                watched[warning.object_id] = card.warn(warning.delete_on)
        if watched:
            seen = Seen(self.column, watched)
            seen.seen.connect(lambda object_ids: self.wanted.emit(WarningsSeen(object_ids)))

    def _add_other_jobs(self) -> None:
        for title, offers in GROUPS:
            buttons = (self._button(offer, "secondary") for offer in offers)
            self.add(heading(title, 2), button_row(*buttons))

    def _button(self, offer: Offer, look: str) -> Button:
        button = Button(offer.words, look)
        wanted: Wanted = offer.wanted
        button.clicked.connect(lambda: self.wanted.emit(wanted))
        return button

    def entered(self) -> None:
        """Whoever has just deleted something finds the way back first."""
        if self._state.notice:
            announce(self, self._state.notice)
        undo = self._deleted.first_undo
        QTimer.singleShot(0, self, lambda: self.focus_on(undo or self.first_control()))

    def update_deleted(self, state: HomeState, now: datetime) -> None:
        """Time has passed: what can be undone now, and what is gone."""
        undo = self._deleted.first_undo
        had_focus = undo is not None and undo.hasFocus()
        self._deleted.update_from(state, now)
        if had_focus:
            self.focus_on(self._deleted.first_undo or self.first_control())

    def clock_is_right(self) -> None:
        """The person's word for the date is taken."""
        self._clock.hide()
        announce(self, "Noted.")
        self.focus_on(self.first_control())

    def not_done(self, asked: SetTick, sentence: str) -> None:
        """A tick on a card was not taken: show it as it is, and why."""
        card = self._cards.get(asked.object_id)
        if card is not None:
            card.put_back(asked.tick, on=not asked.on)
            card.say(sentence)
            announce(card, sentence, urgent=True)
