"""The first page of an open vault: drafts to go on with, and what else can be done."""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from prevent_desktop.kept.drafts import DraftLine
from prevent_desktop.kept.notes import NoteKind, NoteLine
from prevent_desktop.moments import Zone
from prevent_desktop.ui.home.draft_card import DraftCard
from prevent_desktop.ui.home.home_notices import Deleted, clock_notice, plain_notices
from prevent_desktop.ui.home.home_state import HomeState
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.home.note_card import NoteCard
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
_Job = tuple[str, Callable[[], object]]
"""What a button says, and what it does."""


class HomePage(Page):
    """Drafts, and the other jobs. Signals that carry a text carry the id of a draft or a note."""

    new_wanted = Signal()
    open_wanted = Signal(str)
    delete_wanted = Signal(str)
    undo_wanted = Signal(str)
    hand_over_wanted = Signal(str)
    send_wanted = Signal(str)
    """The page to send a finished PDF on."""
    take_over_wanted = Signal()
    keeping_wanted = Signal()
    sent_set = Signal(str, bool)
    held_set = Signal(str, bool)
    warnings_seen = Signal(object)
    clock_confirmed = Signal()
    verify_wanted = Signal()
    blank_wanted = Signal(bool)
    """Carries whether it is to be in large print."""
    note_wanted = Signal(object)
    """Carries the kind of short paper to begin."""
    note_open_wanted = Signal(str)
    note_send_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(self, state: HomeState, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__("Your referrals", parent)
        self._state = state
        self._zone = zone
        self._cards: dict[str, KeptCard] = {}
        self.add(heading("Your referrals", 1))
        self._deleted = Deleted(state)
        self._deleted.undo_wanted.connect(self.undo_wanted)
        self.add(self._deleted, *plain_notices(state))
        if state.clock_doubtful:
            self._add_clock()
        new = Button("Start a new referral", "primary")
        new.clicked.connect(self.new_wanted)
        self.add(button_row(new))
        self._add_drafts(state)
        self._add_other_jobs()
        self.add(Rule(), hint(INDEPENDENT))

    def _add_clock(self) -> None:
        agree = Button("The date is right", "secondary")
        self._clock = clock_notice(agree)
        agree.clicked.connect(self.clock_confirmed)
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
        self._watch_warnings(state)

    def _add_cards(self, lines: Iterable[_Line]) -> None:
        for line in lines:
            card = self._draft_card(line) if isinstance(line, DraftLine) else self._note_card(line)
            card.delete_wanted.connect(self.delete_wanted)
            card.sent_set.connect(self.sent_set)
            card.held_set.connect(self.held_set)
            self._cards[line.object_id] = card
            self.add(card)

    def _draft_card(self, line: DraftLine) -> KeptCard:
        card = DraftCard(line, self._zone)
        card.open_wanted.connect(self.open_wanted)
        card.hand_over_wanted.connect(self.hand_over_wanted)
        card.send_wanted.connect(self.send_wanted)
        return card

    def _note_card(self, line: NoteLine) -> KeptCard:
        card = NoteCard(line, self._zone)
        card.open_wanted.connect(self.note_open_wanted)
        card.send_wanted.connect(self.note_send_wanted)
        return card

    def _watch_warnings(self, state: HomeState) -> None:
        watched: dict[str, QWidget] = {}
        for warning in state.warnings:
            card = self._cards.get(warning.object_id)
            if card is not None:
                card.warn(warning.delete_on)
                if card.warning is not None:
                    watched[warning.object_id] = card.warning
        if watched:
            Seen(self.column, watched).seen.connect(self.warnings_seen)

    def _add_other_jobs(self) -> None:
        addendum, considered = NoteKind.ADDENDUM, NoteKind.CONSIDERED
        papers: tuple[_Job, ...] = (
            ("Add to a referral you sent", lambda: self.note_wanted.emit(addendum)),
            ("Record a decision not to refer", lambda: self.note_wanted.emit(considered)),
            ("Check a signed PDF", self.verify_wanted.emit),
            ("Make a blank form for paper", lambda: self.blank_wanted.emit(False)),
            ("Make it in large print", lambda: self.blank_wanted.emit(True)),
        )
        others: tuple[_Job, ...] = (
            ("Take over a draft", self.take_over_wanted.emit),
            ("How your drafts are kept", self.keeping_wanted.emit),
            ("Help and contacts", self.help_wanted.emit),
        )
        for title, jobs in (("Papers", papers), ("Other things you can do", others)):
            buttons = [Button(words, "secondary") for words, _ in jobs]
            for button, (_, deed) in zip(buttons, jobs, strict=True):
                button.clicked.connect(deed)
            self.add(heading(title, 2), button_row(*buttons))

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
        if not isValid(self):
            return
        self._clock.hide()
        announce(self, "Noted.")
        self.focus_on(self.first_control())

    def not_done(self, object_id: str, sentence: str, **real: bool) -> None:
        """A tick on a card was not taken: show it as it is, and why."""
        card = self._cards.get(object_id) if isValid(self) else None
        if card is not None:
            card.put_back(**real)
            card.say(sentence)
            announce(card, sentence, urgent=True)
