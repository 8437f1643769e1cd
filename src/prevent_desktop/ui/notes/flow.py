"""The short papers in the window: an addition to a referral, and a decision not to refer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document import Identity
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.notes import KeptNotes, Note, NoteKind, NotePaper
from prevent_desktop.kept.own_identity import identity_for, renewal_words
from prevent_desktop.papers.finished import FinishedPaper, read_made
from prevent_desktop.papers.key_files import open_key_file, read_key_file
from prevent_desktop.papers.short_papers import (
    Doubt,
    ShortOrder,
    Values,
    for_message,
    holder_of,
    look_over,
    make,
    paper_of,
    text_before,
    trimmed,
)
from prevent_desktop.saving import free_name, make_folder, save_new
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.notes.note_page import NotePage, NoteWishes
from prevent_desktop.ui.notes.note_saved_page import NoteSavedPage
from prevent_desktop.ui.notes.note_session import NoteSession
from prevent_desktop.ui.notes.note_words import NOTE_WORDS, doubt_sentence
from prevent_desktop.ui.sending.flow import Sending
from prevent_desktop.ui.work.alive import if_alive
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker

STILL_KEPT = (
    "What you typed is still kept here too; delete it on the first page when there is room."
)


@dataclass(frozen=True, slots=True)
class _Made:
    """A short paper that is made and saved; `trouble` is what went wrong afterwards."""

    note: Note
    paper: FinishedPaper
    sent: bool = False
    trouble: str = ""


class Notes(QObject):
    """One of them, from its first letter to its paper and on its way.

    `page_wanted` carries a page to show; `begun` the session of the note that is written;
    `home_wanted` what to say on the list of drafts.
    """

    page_wanted = Signal(object)
    begun = Signal(object)
    home_wanted = Signal(str)

    def __init__(
        self, desk: WindowDesk, store: DraftStore, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._kept = KeptNotes(store.vault, store.now)
        self._worker = worker
        self._over = False
        self.session: NoteSession | None = None
        """The note being written; None before and once its paper is made or it is discarded."""

    def start(self, kind: NoteKind) -> None:
        """Show the page of a new one; nothing is kept before the first letter."""
        self._worker.run(lambda: Note(self._kept.new_id(), kind), self.write, self._say_at_home)

    def resume(self, object_id: str) -> None:
        """Show the page with what was typed before."""

        def load() -> Note:
            kind = next(n.kind for n in self._kept.lines() if n.object_id == object_id and n.kind)
            return Note(object_id, kind, self._kept.load(object_id))

        self._worker.run(load, self.write, self._say_at_home)

    def come_back(self, object_id: str, kind: NoteKind) -> None:
        """Show the page that was open at a lock; of one without a letter nothing was kept."""

        def load() -> Note:
            kept = any(line.object_id == object_id for line in self._kept.lines())
            return Note(object_id, kind, self._kept.load(object_id) if kept else {})

        self._worker.run(load, self.write, self._say_at_home)

    def write(self, note: Note, *, unsaved: bool = False) -> None:
        """Show the page of a note as it stands; `unsaved` if no disk has taken it so yet."""
        session = self.session = NoteSession(note, self._save, self._worker, self)
        words = NOTE_WORDS[note.kind]
        page = NotePage(words.title, words.intro, words.boxes, note.values)
        page.changed.connect(session.set_values)
        page.left.connect(session.save_now)
        page.back.connect(self._leave)
        page.discarded.connect(self._discard)
        page.look_wanted.connect(partial(self._look_over, page))
        page.reading.wanted.connect(partial(self._read_before, note.kind, page))
        page.signed.connect(partial(self._make, page))
        page.signer_typed.connect(partial(self._look_at_key, page))
        self.begun.emit(session)
        self.page_wanted.emit(page)
        self._look_at_key(page)
        if unsaved:
            session.save_again()

    def _save(self, note: Note) -> None:
        """In the worker. What was to be tried again once more is void when the paper is made."""
        if not self._over:
            self._kept.save(note)

    def _leave(self) -> None:
        """Home, once what was typed is durable; while it is not, the page stays and is told why."""
        go = partial(self.home_wanted.emit, "")
        if self.session is not None and self.session.has_unsaved:
            self.session.when_saved(go)
        else:
            go()

    def _discard(self) -> None:
        session = self.session
        if session is None:
            return
        self._end_session()
        self._worker.run(
            partial(self._kept.delete, session.note.object_id),
            lambda _none: self.home_wanted.emit("It is discarded."),
            self._say_at_home,
        )

    def _end_session(self) -> None:
        if self.session is not None:
            self.session.finish()
            self.session.deleteLater()
            self.session = None

    def _look_over(self, page: NotePage, values: Values) -> None:
        def look() -> tuple[Doubt, ...]:
            known = frozenset(record.reference for record in self._store.records())
            return look_over(trimmed(values), known)

        def told(doubts: tuple[Doubt, ...]) -> None:
            page.show_doubts(values, [(each.box, doubt_sentence(each)) for each in doubts])

        # What cannot be looked over is made all the same: a doubt never stops a paper.
        failed = if_alive(page, lambda _error: page.show_doubts(values, ()))
        self._worker.run(look, if_alive(page, told), failed)

    def _look_at_key(self, page: NotePage) -> None:
        """Say on the page when the certificate of this person's key ends or ended."""
        holder = holder_of(trimmed(page.values()))
        self._worker.run(
            lambda: renewal_words(self._store.vault, holder, self._desk.local_now()),
            if_alive(page, page.own_key.show_renewal),
            lambda _error: None,
        )

    def _make(self, page: NotePage, wishes: NoteWishes) -> None:
        if self.session is None:
            return

        def failed(error: PreventDesktopError) -> None:
            page.show_failure(error, self._desk.sentence(error))

        self._worker.run(
            partial(self._work, self.session.note, wishes, page.key_file.take_passphrase()),
            if_alive(self, self._made),  # a lock may have taken the page
            if_alive(page, failed),
        )

    def _work(self, note: Note, wishes: NoteWishes, passphrase: bytes | None) -> _Made:
        """In the worker: make it, save it beside the papers, then let go of what was kept."""
        desk, order = self._desk, self._order(note.kind, wishes.values)
        values = order.values
        identity = self._identity(order, wishes.key_file, passphrase)
        pdf = make(order, identity, wishes.mark)
        make_folder(desk.documents_folder)
        addition = note.kind is NoteKind.ADDENDUM
        stem = f"Concern considered {desk.today().isoformat()}"
        # An addition travels, so its name is the reference alone.
        name = free_name(desk.documents_folder, order.reference if addition else stem, ".pdf")
        (path,) = save_new(desk.documents_folder, {name: pdf})
        paper = NotePaper(
            reference=order.reference,
            made=order.moment,
            pdf=str(path),
            sha256=sha256(pdf).hexdigest(),
            fingerprint=identity.fingerprint,
        )
        made = _Made(note, self._finished(values, paper, pdf))
        self._over = True
        try:
            if addition:
                self._kept.keep_paper(note.object_id, for_message(values), paper)
            else:
                self._kept.finish(note.object_id, note.kind)
        except PreventDesktopError as error:  # the paper is there: it is not made once more
            return replace(made, trouble=f"{STILL_KEPT} {desk.sentence(error)}")
        return made

    def _identity(
        self, order: ShortOrder, key_file: Path | None, passphrase: bytes | None
    ) -> Identity:
        """Who signs: the organisation's key, or the person's own, made at the first need."""
        if key_file is not None:
            local = self._desk.zone.local(order.moment)
            return open_key_file(read_key_file(key_file), passphrase, local)
        return identity_for(self._store.vault, holder_of(order.values), order.moment)

    def _order(self, kind: NoteKind, values: Values) -> ShortOrder:
        return ShortOrder(
            kind=kind,
            values=trimmed(values),
            reference=document.new_reference(),
            area=self._desk.library.default_area,
            moment=self._desk.now(),
        )

    def _finished(self, values: Values, paper: NotePaper, signed: bytes) -> FinishedPaper:
        area, template = self._desk.library.default_area, self._desk.addition_template
        return paper_of(values, paper, signed, area, template)

    def _made(self, made: _Made) -> None:
        self._end_session()
        if made.note.kind is NoteKind.ADDENDUM:
            self._hand_over(made)
            return
        page = NoteSavedPage(made.paper.pdf, made.trouble)
        page.reading.wanted.connect(partial(self._read, page.reading, made.paper.text))
        page.home_wanted.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def send(self, object_id: str) -> None:
        """Show the page to send an addition on that was made before."""

        def find() -> _Made:
            line = next(n for n in self._kept.lines() if n.object_id == object_id)
            values, paper = self._kept.paper(object_id)
            signed = read_made(Path(paper.pdf), paper.sha256)
            note = Note(object_id, NoteKind.ADDENDUM)
            return _Made(note, self._finished(values, paper, signed), line.sent)

        self._worker.run(find, self._hand_over, self._say_at_home)

    def _hand_over(self, made: _Made) -> None:
        sending = Sending(self._desk, self._worker, made.paper, sent=made.sent, parent=self)
        sending.page_wanted.connect(self.page_wanted)
        sending.sent.connect(partial(self._set_sent, made.note.object_id))
        sending.home_wanted.connect(self._go_home)
        sending.show(made.trouble)

    def _set_sent(self, object_id: str, sent: bool) -> None:
        """Note the tick; if that fails, the list shows how it really stands, and why."""
        set_sent = partial(self._kept.set_sent, object_id, sent=sent)
        self._worker.run(set_sent, lambda _none: None, self._say_at_home)

    def _go_home(self) -> None:
        """To the list, once what is to be in it is kept."""
        self._worker.run(lambda: None, lambda _none: self.home_wanted.emit(""), self._say_at_home)

    def _read_before(self, kind: NoteKind, page: NotePage) -> None:
        order = self._order(kind, page.values())
        self._read(page.reading, partial(text_before, order))

    def _read(self, box: ReadingBox, text: Callable[[], str]) -> None:
        def failed(error: PreventDesktopError) -> None:
            box.show_problem(self._desk.sentence(error))

        self._worker.run(text, if_alive(box, box.show_text), if_alive(box, failed))

    def _say_at_home(self, error: PreventDesktopError) -> None:
        self.home_wanted.emit(self._desk.sentence(error))
