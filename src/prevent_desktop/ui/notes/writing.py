"""A short paper from its first letter to its PDF: an addition, or a decision not to refer."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop import document
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.notes import KeptNotes, Note, NoteKind
from prevent_desktop.papers.first_referral import first_referral
from prevent_desktop.papers.short_papers import (
    FIRST_REFERENCE,
    Doubt,
    Values,
    holder_of,
    look_over,
    text_before,
    trimmed,
)
from prevent_desktop.papers.signing_key import SigningKey
from prevent_desktop.ui.notes.made import DecisionMade, send_on
from prevent_desktop.ui.notes.making import Made, keep_made, order_of, save_made
from prevent_desktop.ui.notes.note_page import NotePage, NoteWishes
from prevent_desktop.ui.notes.note_session import NoteSession
from prevent_desktop.ui.notes.note_words import NOTE_WORDS, doubt_sentence
from prevent_desktop.ui.signing.key_choice import look_at_key
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.ui.work.spelling import make_speller
from prevent_desktop.ui.work.whereabouts import Whereabouts
from prevent_desktop.ui.work.worker import nothing


class WritingNote(DeskFlow):
    """One of them: its session and its page. `unsaved` if no disk has taken the note as it is."""

    def __init__(
        self, at: OpenDesk, note: Note, *, unsaved: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(at, parent)
        self._unsaved = unsaved
        self._kept = KeptNotes(at.store.vault, at.store.now)
        self._made = False
        self._session = NoteSession(note, self._save, at.workers.paper, self)
        words = NOTE_WORDS[note.kind]
        speller = make_speller(at, self._session, self._names)
        page = self._page = NotePage(
            words.title,
            words.intro,
            words.boxes,
            note.values,
            speller=speller,
            keeps_key=at.desk.policy.allows("keep_signing_key"),
        )
        page.changed.connect(self._session.set_values)
        page.left.connect(self._session.save_now)
        page.back.connect(self._leave)
        page.discarded.connect(self._discard)
        page.look_wanted.connect(self._look_over)
        page.reading.wanted.connect(self._read_before)
        page.signed.connect(self._make)
        page.signer_typed.connect(self._look_at_key)

    def _names(self) -> frozenset[str]:
        return self._page.names()

    def start(self) -> None:
        """Show the page as the note stands."""
        self.page_wanted.emit(self._page)
        self._look_at_key()
        self._at.workers.paper.run(document.warm_up, nothing, nothing, owner=self, aside=True)
        if self._unsaved:
            self._session.save_again()

    @property
    def written(self) -> NoteSession:
        """The note as it is being written."""
        return self._session

    @property
    def whereabouts(self) -> Whereabouts | None:
        """The note; None once its paper is made or it is discarded."""
        note = self._session.note
        over = self._made or self._session.finished
        return None if over else Whereabouts(note.object_id, kind=note.kind)

    def _save(self, note: Note) -> None:
        """In the worker. What was to be tried again once more is void when the paper is made."""
        if not self._made:
            self._kept.save(note)

    def _leave(self) -> None:
        """Home, once what was typed is durable; while it is not, the page stays and is told why."""
        go = partial(self.home_wanted.emit, "")
        if self._session.has_unsaved:
            self._session.when_saved(go)
        else:
            go()

    def _discard(self) -> None:
        self._session.finish()
        self._at.workers.paper.run(
            partial(self._kept.delete, self._session.note.object_id),
            lambda _none: self.home_wanted.emit("It is discarded."),
            self.give_up,
            owner=self,
        )

    def _look_over(self, values: Values) -> None:
        page, store, typed = self._page, self._at.store, trimmed(values)
        several = len(store.library.areas) > 1 and not store.library.fixed

        def look() -> tuple[Doubt, ...]:
            if FIRST_REFERENCE not in typed:
                return look_over(typed, ())
            first = first_referral(store, typed[FIRST_REFERENCE], self._desk.today())
            return look_over(typed, first.references, first, several_areas=several)

        def told(doubts: tuple[Doubt, ...]) -> None:
            page.show_doubts(values, [(each.box, doubt_sentence(each)) for each in doubts])

        def failed(_error: PreventDesktopError) -> None:
            page.show_doubts(values, ())  # it is made all the same: a doubt never stops a paper

        self._at.workers.paper.run(look, told, failed, owner=page)

    def _look_at_key(self) -> None:
        look_at_key(self._at, self._page, holder_of(trimmed(self._page.values())))

    def _read_before(self) -> None:
        kind, values = self._session.note.kind, self._page.values()
        self._read(self._page.reading, lambda: text_before(order_of(self._at, kind, values)))

    def _make(self, wishes: NoteWishes) -> None:
        note = self._session.note
        key = self._page.key.take(self._at.store.vault)
        # The page may be gone by then, with a lock; the paper is shown all the same.
        job = partial(self._work, note, key, wishes)
        self._at.workers.paper.run(job, self._go_on, self._not_made, owner=self)

    def _work(self, note: Note, key: SigningKey, wishes: NoteWishes) -> Made:
        """In the worker: make it, save it beside the papers, then let go of what was kept."""
        order = order_of(self._at, note.kind, wishes.values)
        made = save_made(self._at, replace(note, values={}), order, key, wishes.mark)
        self._made = True
        return keep_made(self._desk, self._kept, made, order)

    def _not_made(self, error: PreventDesktopError) -> None:
        self._page.show_failure(error, self._desk.sentence(error))

    def _go_on(self, made: Made) -> None:
        self._session.finish()
        if made.note.kind is NoteKind.ADDENDUM:
            self.handed_on.emit(send_on(self._at, made))
        else:
            self.handed_on.emit(DecisionMade(self._at, made))

    def end(self) -> None:
        """Let go of what was typed; what is unsaved is lost."""
        self._session.close()
        super().end()
