"""The first page of an open vault: drafts to go on with, and what else can be done."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.moments import Zone
from prevent_desktop.ui.home.card_list import AT_ONCE, CardList
from prevent_desktop.ui.home.card_words import found_in, record_words
from prevent_desktop.ui.home.home_notices import Deleted, clock_notice, plain_notices
from prevent_desktop.ui.home.home_state import HomeState, title_of
from prevent_desktop.ui.home.jobs import NEW, SET_UP, Offer, groups
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.home.wanted import ClockIsRight, SetTick, Undo, Wanted, WarningsSeen
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Rule
from prevent_desktop.ui.kit.typed import kept_as_typed

INDEPENDENT = (
    "Independent software: not made or endorsed by the Home Office, the police, Kent County "
    "Council or Medway Council. It never sends anything by itself."
)
NOT_TICKED = "Have you sent these?"
NOTES = "Additions and decisions not finished"
NOT_TICKED_WORDS = "The PDF is made. Tick each one once you have sent it; until then it is kept."

EMPTY = (
    "There are none yet. A referral goes in three steps: answer what you can, sign the PDF, send "
    "it yourself from your own email. What you type is kept here, encrypted; have the person's "
    "details and what you saw or heard by you, and start above."
)
ALONE = "Papers made before; the answers are deleted"
ALONE_WORDS = "Reference, day and address are kept for a year after the answers went."
OTHER_JOBS = "Other jobs"
FIND = "Find a referral"
QUIET_SPACING = 8
SEARCH_FROM = 8
"""From so many entries on there is a box to search them."""

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
        self._lists: list[CardList] = []
        self.add(heading("Your referrals", 1))
        self._deleted = Deleted(state)
        self._deleted.undo_wanted.connect(lambda object_id: self.wanted.emit(Undo(object_id)))
        self.add(self._deleted, *plain_notices(state))
        if state.clock_doubtful:
            self._add_clock()
        self.add(button_row(self._button(NEW, "primary")))
        self._add_drafts(state)
        self._add_other_jobs()

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
        if len(everything) >= SEARCH_FROM:
            self._add_search()
        if waiting:
            self.add(heading(NOT_TICKED, 2), body(NOT_TICKED_WORDS))
            self._add_cards(waiting)
        if drafts or not (waiting or sent or notes):
            self.add(heading("Drafts on this computer", 2))
        if not everything:
            self._say_empty(first_run=state.first_run)
        self._add_cards(drafts)
        if notes:
            self.add(heading(NOTES, 2))
            self._add_cards(notes)
        if sent:
            self.add(heading("Sent", 2))
            self._add_cards(sent)
        self._add_records(state)
        self._watch_warnings()

    def _add_records(self, state: HomeState) -> None:
        if state.records:
            from prevent_desktop.ui.kit.guidance import points

            words = [record_words(record, self._zone) for record in state.records]
            self.add(heading(ALONE, 2), body(ALONE_WORDS), points(words))

    def _say_empty(self, *, first_run: bool) -> None:
        self.add(body(EMPTY))
        if first_run:
            self.add(heading("Set up once", 2), self._quiet_list(SET_UP))

    def _add_search(self) -> None:
        from prevent_desktop.ui.kit.typed_box import TypedBox

        search = TypedBox(FIND, "home/find", "A name, a reference, a date of birth or an age")
        kept_as_typed(search.edit)
        self._found = hint("")
        self._found.hide()
        search.column.addWidget(self._found)
        search.edit.textChanged.connect(self._find)
        self.add(search)

    def _find(self, sought: str) -> None:
        """Show the cards that have every word; nothing is opened for it."""
        searching = bool(sought.strip())

        def keep(line: _Line) -> bool:
            return found_in(line, title_of(line), sought)

        for cards in self._lists:
            cards.show_only(keep if searching else None)
        self._watch_warnings()
        shown = sum(not card.isHidden() for card in self._cards.values())
        self._found.setText(f"{shown} of {sum(cards.count for cards in self._lists)} shown")
        self._found.setVisible(searching)
        announce(self._found, self._found.text())

    def _add_cards(self, lines: Iterable[_Line]) -> None:
        listed = tuple(lines)
        if listed:
            cards = CardList(listed, self._card, AT_ONCE - len(self._cards))
            cards.grown.connect(self._watch_warnings)
            self._lists.append(cards)
            self.add(cards)

    def _card(self, line: _Line) -> KeptCard:
        card = KeptCard(line, self._zone, self._state)
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
            from prevent_desktop.ui.kit.seen import Seen

            seen = Seen(self.column, watched)
            seen.seen.connect(lambda object_ids: self.wanted.emit(WarningsSeen(object_ids)))

    def _add_other_jobs(self) -> None:
        """Beside the drafts, so that these stay in view."""
        for title, offers in groups(self._state.rules):
            self.add_beside(OTHER_JOBS, heading(title, 3), self._quiet_list(offers))
        self.add_beside(OTHER_JOBS, Rule(), hint(INDEPENDENT))

    def _quiet_list(self, offers: Iterable[Offer]) -> QWidget:
        """Jobs close below each other."""
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(QUIET_SPACING)
        for offer in offers:
            column.addWidget(self._quiet(offer))
        return rows

    def _quiet(self, offer: Offer) -> QWidget:
        """A job as a link with its line below."""
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        link = self._button(offer, "link")
        link.setAccessibleDescription(offer.explains)
        words = hint(offer.explains)
        column.addWidget(link)
        column.addWidget(words)
        return row

    def _button(self, offer: Offer, look: str) -> Button:
        button = Button(offer.words, look)
        wanted: Wanted = offer.wanted
        button.clicked.connect(lambda: self.wanted.emit(wanted))
        return button

    def entered(self) -> None:
        """Whoever has just deleted something finds the way back first."""
        for words in (self._state.notice, self._deleted.said):
            if words:
                announce(self, words)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Undo first; else what was open last, wherever it stands; else the first control."""
        for cards in self._lists:
            cards.bring(self._state.last)
        undo, card = self._deleted.first_undo, self._cards.get(self._state.last)
        if undo is None and card is not None and card.first is not None and self.isVisible():
            card.first.setFocus(Qt.FocusReason.TabFocusReason)
            self.column.scroll_to(card)
            return
        self.focus_on(undo or self.first_control())

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
            card.say(sentence, asked.tick)
