"""A sent referral from the list: found with its PDF, looked at, added to, put right by a copy."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.form.anonymity import named_in
from prevent_desktop.kept.copies import amended_copy, boxes_of_addition
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.notes import KeptNotes, Note, NoteKind
from prevent_desktop.papers.finished import read_made
from prevent_desktop.papers.pdf_state import pdf_of, record_of, state_of_pdf
from prevent_desktop.papers.sent_answers import sent_answers, sent_referral
from prevent_desktop.referral import Referral
from prevent_desktop.ui.notes.writing import WritingNote
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper
from prevent_desktop.ui.records.amend_page import AmendPage
from prevent_desktop.ui.records.record_page import RecordFacts, RecordPage
from prevent_desktop.ui.referral.open_referral import OpenReferral
from prevent_desktop.ui.sending.answers_page import AnswersPage
from prevent_desktop.ui.sending.draft_words import opened_words
from prevent_desktop.ui.sending.own_record import read_notes
from prevent_desktop.ui.sending.returning import Returning, own_record
from prevent_desktop.ui.sending.show_file import show_file
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk


class SentReferral(DeskFlow):
    """One referral that was sent."""

    def __init__(self, at: OpenDesk, object_id: str, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._object_id = object_id

    def start(self) -> None:
        """Find what is kept of it and look at its PDF."""
        self.waiting.emit()
        self._at.workers.vault.run(self._find, self._show, self.give_up, owner=self)

    def _find(self) -> tuple[Draft, RecordFacts]:
        """In the worker."""
        store, desk = self._at.store, self._desk
        draft = store.open(self._object_id)
        record = record_of(store, draft)
        pdf = pdf_of(draft, desk.documents_folder)
        referral = draft.referral
        facts = RecordFacts(
            reference=draft.reference,
            person=draft.title(),
            to=record.recipient if record else referral.area.recipient.address,
            own=own_record(self._at, draft, self),
            pdf=pdf,
            state=state_of_pdf(pdf, record.sha256 if record else ""),
            today=desk.today(),
            notes=read_notes(),
            replaces=draft.amends.replaces,
            opened=opened_words(draft.opened, desk.zone),
        )
        return draft, facts

    def _show(self, found: tuple[Draft, RecordFacts]) -> None:
        draft, facts = found
        page = RecordPage(facts)
        page.answers_wanted.connect(partial(self._find_answers, draft, facts))
        page.pdf_wanted.connect(partial(self._open_pdf, page, facts))
        page.folder_wanted.connect(partial(self._open_folder, page, facts))
        page.sending_wanted.connect(self._go_to_sending)
        page.print_wanted.connect(partial(self._print, page, draft, facts))
        page.add_wanted.connect(partial(self._add, draft))
        page.amend_wanted.connect(partial(self._ask_why, draft, facts))
        page.not_sent.connect(self._take_back)
        page.back.connect(partial(self.home_wanted.emit, ""))
        page.follow_up.chase_wanted.connect(facts.own.note.set_chase)
        page.follow_up.reply_wanted.connect(facts.own.note.set_reply)
        page.deleting.day_wanted.connect(facts.own.note.set_delete_on)
        page.deleting.delete_wanted.connect(facts.own.delete)
        self.page_wanted.emit(page)

    def _find_answers(self, draft: Draft, facts: RecordFacts) -> None:
        """What the paper holds; the draft may have been changed since."""
        store, folder = self._at.store, self._desk.documents_folder

        def find() -> Referral | None:
            return sent_referral(store, sent_answers(store, draft, folder))

        def show(sent: Referral | None) -> None:
            kept = f"Your answers as they are kept here: {facts.reference}"
            title = kept if sent is None else f"What was sent: {facts.reference}"
            self._show_answers(title, sent or draft.referral)

        self._at.workers.vault.run(find, show, self.give_up, owner=self)

    def _show_answers(self, title: str, referral: Referral) -> None:
        copying = self._desk.policy.allows("copy_answers")
        page = AnswersPage(
            title, referral.form, referral.released(), "Back to the record", copying=copying
        )
        page.back.connect(self.start)
        self.page_wanted.emit(page)

    def _open_pdf(self, page: RecordPage, facts: RecordFacts) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(facts.pdf))):
            page.say(f"No program for PDFs opened. The PDF is {facts.pdf}")

    def _open_folder(self, page: RecordPage, facts: RecordFacts) -> None:
        show_file(self._at, facts.pdf, page.say, owner=page)

    def _print(self, page: RecordPage, draft: Draft, facts: RecordFacts) -> None:
        """Its PDF, if it is still the one that was made."""
        store, file = self._at.store, facts.pdf

        def read() -> PrintPaper:
            record = record_of(store, draft)
            pdf = read_made(file, record.sha256 if record else "")
            name = f"The referral {facts.reference}"
            return PrintPaper(name, pdf, file, signed_as=facts.reference)

        def show(paper: PrintPaper) -> None:
            printing = Printing(self._desk, self._at.workers, paper, parent=self)
            printing.begin(self.page_wanted, self.start)

        def failed(error: PreventDesktopError) -> None:
            page.say(self._desk.sentence(error))

        self._at.workers.vault.run(read, show, failed, owner=page)

    def _go_to_sending(self) -> None:
        self.handed_on.emit(Returning(self._at, self._object_id))

    def _take_back(self) -> None:
        """It was not sent after all: it stands first in the list again."""
        note = partial(self._at.store.set_sent, self._object_id, sent=False)
        self.waiting.emit()
        self._at.workers.vault.run(
            note, lambda _n: self.home_wanted.emit(""), self.give_up, owner=self
        )

    # --- going on ----------------------------------------------------------------------------

    def _add(self, draft: Draft) -> None:
        kept = KeptNotes(self._at.store.vault, self._at.store.now)
        note = Note(kept.new_id(), NoteKind.ADDENDUM, boxes_of_addition(draft))
        self.handed_on.emit(WritingNote(self._at, note))

    def _ask_why(self, draft: Draft, facts: RecordFacts) -> None:
        page = AmendPage(facts.reference, partial(named_in, draft.referral.answers))
        page.wanted.connect(self._amend)
        page.add_wanted.connect(partial(self._add, draft))
        page.back.connect(self.start)
        self.page_wanted.emit(page)

    def _amend(self, why: str) -> None:
        store, object_id = self._at.store, self._object_id
        folder = self._desk.documents_folder

        def make() -> Draft:
            sent = sent_answers(store, store.open(object_id), folder)
            copy = amended_copy(store, object_id, sent)
            return store.save(replace(copy, amends=copy.amends.with_reason(why)))

        self.waiting.emit()
        self._at.workers.vault.run(make, self._write, self.give_up, owner=self)

    def _write(self, draft: Draft) -> None:
        self.handed_on.emit(OpenReferral(self._at, draft))
