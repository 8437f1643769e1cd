"""The short papers in the window: an addition to a referral, and a decision not to refer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.drafts import DraftStore
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.finished import FinishedPaper, read_made
from prevent_desktop.kept_notes import KeptNotes, NoteKind, NotePaper
from prevent_desktop.own_identity import identity_for
from prevent_desktop.saving import free_name, make_folder, save_new
from prevent_desktop.short_papers import (
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
from prevent_desktop.ui.alive import if_alive
from prevent_desktop.ui.desk import WindowDesk
from prevent_desktop.ui.note_page import NotePage, NoteWishes
from prevent_desktop.ui.note_saved_page import NoteSavedPage
from prevent_desktop.ui.note_words import NOTE_WORDS, doubt_sentence
from prevent_desktop.ui.reading_box import ReadingBox
from prevent_desktop.ui.sending import Sending
from prevent_desktop.ui.worker import Worker

STILL_KEPT = (
    "What you typed is still kept here too; delete it on the first page when there is room."
)


@dataclass(frozen=True, slots=True)
class _Note:
    """The note being written."""

    object_id: str
    kind: NoteKind
    values: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class _Made:
    """A short paper that is made and saved; `trouble` is what went wrong afterwards."""

    note: _Note
    paper: FinishedPaper
    sent: bool = False
    trouble: str = ""


class Notes(QObject):
    """`page_wanted` carries a page to show; `home_wanted` what to say on the list of drafts."""

    page_wanted = Signal(object)
    home_wanted = Signal(str)

    def __init__(
        self, desk: WindowDesk, store: DraftStore, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._kept = KeptNotes(store.vault, store.now)
        self._worker = worker

    def start(self, kind: NoteKind) -> None:
        """Show the page of a new one; nothing is kept before the first letter."""
        self._worker.run(lambda: _Note(self._kept.new_id(), kind), self._show, self._say_at_home)

    def resume(self, object_id: str) -> None:
        """Show the page with what was typed before."""

        def load() -> _Note:
            kind = next(n.kind for n in self._kept.lines() if n.object_id == object_id and n.kind)
            return _Note(object_id, kind, self._kept.load(object_id))

        self._worker.run(load, self._show, self._say_at_home)

    def _show(self, note: _Note) -> None:
        words = NOTE_WORDS[note.kind]
        page = NotePage(words.title, words.intro, words.boxes, note.values)
        page.changed.connect(partial(self._keep, note, page))
        page.back.connect(partial(self._leave, page))
        page.discarded.connect(partial(self._discard, note))
        page.look_wanted.connect(partial(self._look_over, page))
        page.reading.wanted.connect(partial(self._read_before, note, page))
        page.signed.connect(partial(self._make, note, page))
        self.page_wanted.emit(page)

    def _keep(self, note: _Note, page: NotePage, values: Mapping[str, str]) -> None:
        def failed(error: PreventDesktopError) -> None:
            page.not_kept(f"Not saved: {self._desk.sentence(error)} It is tried again.")

        save = partial(self._kept.save, note.object_id, note.kind, values)
        kept = if_alive(page, lambda _none: page.kept())
        self._worker.run(save, kept, if_alive(page, failed))

    def _leave(self, page: NotePage) -> None:
        """Home, once what was typed is durable; while it is not, the page stays and says why."""

        def go(_none: None) -> None:
            if not page.has_unsaved:
                self.home_wanted.emit("")

        self._worker.run(lambda: None, if_alive(page, go), self._say_at_home)

    def _discard(self, note: _Note) -> None:
        self._worker.run(
            partial(self._kept.delete, note.object_id),
            lambda _none: self.home_wanted.emit("It is discarded."),
            self._say_at_home,
        )

    def _look_over(self, page: NotePage, values: Mapping[str, str]) -> None:
        def look() -> tuple[Doubt, ...]:
            known = frozenset(record.reference for record in self._store.records())
            return look_over(trimmed(values), known)

        def told(doubts: tuple[Doubt, ...]) -> None:
            page.show_doubts(values, [(each.box, doubt_sentence(each)) for each in doubts])

        # What cannot be looked over is made all the same: a doubt never stops a paper.
        failed = if_alive(page, lambda _error: page.show_doubts(values, ()))
        self._worker.run(look, if_alive(page, told), failed)

    def _make(self, note: _Note, page: NotePage, wishes: NoteWishes) -> None:
        def failed(error: PreventDesktopError) -> None:
            page.show_failure(self._desk.sentence(error))

        self._worker.run(
            partial(self._work, note, wishes),
            if_alive(page, partial(self._made, page)),
            if_alive(page, failed),
        )

    def _work(self, note: _Note, wishes: NoteWishes) -> _Made:
        """In the worker: make it, save it beside the papers, then let go of what was kept."""
        desk, order = self._desk, self._order(note, wishes.values)
        values = order.values
        identity = identity_for(self._store.vault, holder_of(values), order.moment)
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
        try:
            if addition:
                self._kept.keep_paper(note.object_id, for_message(values), paper)
            else:
                self._kept.finish(note.object_id, note.kind)
        except PreventDesktopError as error:  # the paper is there: it is not made once more
            return replace(made, trouble=f"{STILL_KEPT} {desk.sentence(error)}")
        return made

    def _order(self, note: _Note, values: Values) -> ShortOrder:
        return ShortOrder(
            kind=note.kind,
            values=trimmed(values),
            reference=document.new_reference(),
            area=self._desk.library.default_area,
            moment=self._desk.now(),
        )

    def _finished(self, values: Values, paper: NotePaper, signed: bytes) -> FinishedPaper:
        area, template = self._desk.library.default_area, self._desk.addition_template
        return paper_of(values, paper, signed, area, template)

    def _made(self, old: NotePage, made: _Made) -> None:
        old.stop_keeping()
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
            note = _Note(object_id, NoteKind.ADDENDUM)
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

    def _read_before(self, note: _Note, page: NotePage) -> None:
        order = self._order(note, page.values())
        self._read(page.reading, partial(text_before, order))

    def _read(self, box: ReadingBox, text: Callable[[], str]) -> None:
        def failed(error: PreventDesktopError) -> None:
            box.show_problem(self._desk.sentence(error))

        self._worker.run(text, if_alive(box, box.show_text), if_alive(box, failed))

    def _say_at_home(self, error: PreventDesktopError) -> None:
        self.home_wanted.emit(self._desk.sentence(error))
