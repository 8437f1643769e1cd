"""Handing a finished paper over, page by page: the message, the receipt, what happens next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.kept.reply import Reply, chase_of_area
from prevent_desktop.mail import DraftMessage, MailProgram, Opening, Outcome, Way
from prevent_desktop.papers.finished import FinishedPaper, HandedOver
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.answers_page import AnswersPage
from prevent_desktop.ui.sending.copies_part import Copies, CopyKind
from prevent_desktop.ui.sending.draft_part import DraftPart
from prevent_desktop.ui.sending.draft_words import opened_words
from prevent_desktop.ui.sending.mail_choice import find_choice, remember
from prevent_desktop.ui.sending.own_record import OwnRecord, read_notes
from prevent_desktop.ui.sending.send_page import SendFacts, SendPage
from prevent_desktop.ui.sending.show_file import show_file
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.ui.work.worker import nothing

if TYPE_CHECKING:
    from prevent_desktop.ui.own_form.answering import Answering
    from prevent_desktop.ui.own_form.flow import OwnForm


class Sending(DeskFlow):
    """One finished paper. `set_sent` notes what the person ticked; nothing is sent here.

    `record` is the person's own and stands on the page after; an addition has none. `trouble` is
    what went wrong after the paper was saved. `correct_wanted` says that the answers are to be
    changed; it is offered where `may_correct`. `answering` are the answers for a form of the
    police's own; without them none can be filled. `copies` makes other copies of a paper that was
    just signed.
    """

    correct_wanted = Signal()

    def __init__(
        self,
        at: OpenDesk,
        paper: FinishedPaper,
        set_sent: Callable[[bool], object],
        *,
        record: OwnRecord | None = None,
        sent: bool = False,
        trouble: str = "",
        answering: "Answering | None" = None,
        may_correct: bool = False,
        copies: Copies | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._paper = paper
        self._note_sent = set_sent
        self._record = record
        self._sent = sent
        self._trouble = trouble
        self._answering = answering
        self._own_form: OwnForm | None = None
        self._may_correct = may_correct
        self._copies = copies
        self._first = paper.sha256

    def start(self) -> None:
        """Show the page to send on."""
        paper, desk = self._paper, self._desk
        message, problem = None, ""
        try:
            message = paper.message()
        except PreventDesktopError as error:
            problem = desk.sentence(error)
        addition = paper.adds_to is not None
        facts = SendFacts(
            embedded=desk.policy.embed_answers and not addition and paper.sha256 == self._first,
            sent=self._sent,
            outdated=paper.outdated,
            addition=addition,
            may_correct=self._may_correct,
            administrators=paper.area.id in desk.library.administrators,
            thoughts=paper.second_thoughts() if message else (),
            opened=self._opened_words(),
            copies=self._copies is not None,
            word_copy=desk.policy.allows("word_copy"),
            copy_answers=desk.policy.allows("copy_answers"),
            set_area=desk.library.set_instead_of(paper.area.id),
        )
        offers_form = self._answering is not None and desk.policy.allows("own_form")
        page = SendPage(
            paper.area,
            message,
            paper.pdf,
            lambda: desk.zone.day_and_time(desk.now()),
            facts,
            problem=problem,
            next_words="Back to your referrals" if addition else "What happens next",
            own_form=str(paper.own_form or "") if offers_form else None,
        )
        page.own_form_wanted.connect(self.fill_own_form)
        page.reading.wanted.connect(partial(self._read, page.reading, paper.text))
        page.receipt.sent.connect(self._set_sent)
        page.receipt.wanted.connect(partial(self._save_receipt, page))
        page.folder_wanted.connect(partial(self._show_folder, page))
        page.pdf_wanted.connect(partial(self._show_pdf, page))
        page.print_wanted.connect(self._print)
        page.correct_wanted.connect(self.correct_wanted)
        page.answers_wanted.connect(self._show_answers)
        page.copy_wanted.connect(partial(self._add_copy, page))
        page.other_copy_wanted.connect(partial(self._make_copy, page))
        page.next_wanted.connect(self._go_home if addition else self._show_after)
        self.page_wanted.emit(page)
        if page.draft is not None and message is not None:
            self._watch_draft(page.draft, message)
        if self._trouble:
            page.say(self._trouble)
            self._trouble = ""

    def _opened_words(self) -> str:
        record = self._record
        return "" if record is None else opened_words(record.follow_up.opened, self._desk.zone)

    def _print(self) -> None:
        paper = self._paper
        kind = "The finished PDF" if paper.adds_to is None else "The addition"
        on_paper = PrintPaper(
            f"{kind} {paper.reference}", paper.signed, paper.pdf, signed_as=paper.reference
        )
        printing = Printing(self._at, on_paper, parent=self)
        printing.page_wanted.connect(self.page_wanted)
        printing.back.connect(self.start)
        printing.back.connect(printing.end)
        printing.start()

    def fill_own_form(self) -> None:
        """Let the person fill the police's own form, to go beside the paper."""
        from prevent_desktop.ui.own_form.flow import OwnForm

        if self._answering is None:
            return
        job = OwnForm(self._at, self._answering, self._paper, self)
        job.page_wanted.connect(self.page_wanted)
        job.back.connect(self._leave_own_form)
        job.attached.connect(self._attach)
        self._own_form = job
        job.start()

    def _attach(self, paper: FinishedPaper) -> None:
        self._paper = paper
        self._leave_own_form()

    def _leave_own_form(self) -> None:
        if self._own_form is not None:
            self._own_form.end()
            self._own_form = None
        if self._answering is not None and self._answering.changed:
            self._paper = replace(self._paper, outdated=True)
        self.start()

    def _set_sent(self, sent: bool) -> None:
        self._sent = sent
        if self._record is not None:
            before = self._record.follow_up
            day = (before.sent_on or self._desk.today()) if sent else None
            chase = before.chase or (chase_of_area(self._paper.area, day) if day else None)
            gone = before.delete_on if sent else None
            follow_up = replace(before, sent_on=day, chase=chase if sent else None, delete_on=gone)
            self._record = replace(self._record, follow_up=follow_up)
        self._note_sent(sent)

    def _add_copy(self, page: SendPage, address: str) -> None:
        """One more copy, as far as it can be one: the page is shown anew with it."""
        paper = replace(self._paper, leads=(*self._paper.leads, address))
        try:
            paper.message()
        except PreventDesktopError as error:
            page.refuse_copy(self._desk.sentence(error))
            return
        self._paper = paper
        self.start()

    def _make_copy(self, page: SendPage, kind: CopyKind) -> None:
        """Another copy of the paper; one without data goes in its place from now on."""
        if self._copies is None:
            return

        def made(outcome: tuple[FinishedPaper, str]) -> None:
            before = self._paper
            self._paper, words = outcome
            if self._paper is before:
                page.say(words)
            else:
                self._trouble = words
                self.start()

        def failed(error: PreventDesktopError) -> None:
            there = "That copy is already saved beside the PDF."
            page.say(there if error.code == "exists" else self._desk.sentence(error))

        page.say("Making the copy…")
        make = partial(self._copies.make, kind, self._paper)
        self._at.workers.paper.run(make, made, failed, owner=page)

    # --- the draft message -------------------------------------------------------------------

    def _watch_draft(self, draft: DraftPart, message: DraftMessage) -> None:
        """Find the programs, and do what the part asks for."""
        draft.open_wanted.connect(partial(self._open_draft, draft, message))
        draft.chosen.connect(self._remember)
        draft.seen.connect(self._note_seen)
        draft.save_wanted.connect(partial(self._save_message, draft))
        find = partial(find_choice, self._desk)

        def failed(error: PreventDesktopError) -> None:
            draft.say(self._desk.sentence(error))
            draft.by_hand.emit()

        self._at.workers.review.run(find, draft.show_choice, failed, owner=draft)

    def _remember(self, program: MailProgram) -> None:
        """When it cannot be kept, it is asked another time."""
        keep = partial(remember, self._desk, program)
        self._at.workers.review.run(keep, nothing, nothing, owner=self)

    def _open_draft(
        self, draft: DraftPart, message: DraftMessage, program: MailProgram, after: Way | None
    ) -> None:
        desk = self._desk
        ask = partial(
            desk.open_draft, program, message, desk.private_folder, self._paper.saved, after=after
        )

        def failed(error: PreventDesktopError) -> None:
            draft.say(desk.sentence(error))
            draft.by_hand.emit()

        def asked(opening: Opening) -> None:
            if opening.outcome is Outcome.ASKED:
                self._note_opened(Opened(at=desk.now(), program=program.name))
            draft.show_opening(opening)

        self._at.workers.paper.run(ask, asked, failed, owner=draft)

    def _note_seen(self, seen: bool) -> None:
        """What the person saw of the last draft that was asked for."""
        if self._record is not None:
            asked = self._record.follow_up.opened
            self._note_opened(msgspec.structs.replace(asked, seen=True) if seen else NOT_OPENED)

    def _note_opened(self, opened: Opened) -> None:
        if self._record is not None:
            follow_up = replace(self._record.follow_up, opened=opened)
            self._record = replace(self._record, follow_up=follow_up)
            self._record.note.set_opened(opened)

    def _save_message(self, draft: DraftPart) -> None:
        folder = self._paper.pdf.parent

        def said(path: Path) -> None:
            draft.say(f"The draft message is saved: {path}. It has NOT been sent.")

        def failed(error: PreventDesktopError) -> None:
            there = f"The draft message is already saved in {folder}. It has NOT been sent."
            draft.say(there if error.code == "exists" else self._desk.sentence(error))

        save = partial(self._paper.save_message, folder)
        self._at.workers.paper.run(save, said, failed, owner=draft)

    # --- the receipt and the file ------------------------------------------------------------

    def _save_receipt(self, page: SendPage, handed: HandedOver) -> None:
        self._at.workers.paper.run(
            partial(self._paper.save_receipt, handed, self._desk.now()),
            lambda path: page.receipt.say(f"The receipt is saved: {path}"),
            lambda error: page.receipt.say(self._desk.sentence(error)),
            owner=page,
        )

    def _show_folder(self, page: SendPage) -> None:
        show_file(self._at, self._paper.pdf, page.say, owner=page)

    def _show_pdf(self, page: SendPage) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paper.pdf))):
            page.say(f"No program for PDFs opened. The PDF is {self._paper.pdf}")

    def _show_answers(self) -> None:
        if self._record is None:
            return
        referral = self._record.referral
        page = AnswersPage("Your answers", referral.form, referral.released(), "Back to sending")
        page.back.connect(self.start)
        self.page_wanted.emit(page)

    # --- afterwards ----------------------------------------------------------------------------

    def _show_after(self) -> None:
        desk, record = self._desk, self._record
        try:
            notes = read_notes() if record is not None else None
        except PreventDesktopError:
            notes = None  # a shipped file is gone: the page goes without it
        page = AfterPage(
            desk.guidance("after"),
            record,
            notes,
            reference=self._paper.reference,
            today=desk.today(),
            sent=self._sent,
        )
        page.sent.connect(self._set_sent)
        if page.follow_up is not None:
            page.follow_up.chase_wanted.connect(self._set_chase)
            page.follow_up.reply_wanted.connect(self._set_reply)
        if page.deleting is not None and record is not None:
            page.deleting.day_wanted.connect(self._set_delete_on)
            page.deleting.delete_wanted.connect(record.delete)
        page.home_wanted.connect(self._go_home)
        page.back.connect(self.start)
        self.page_wanted.emit(page)

    def _set_chase(self, chase: date | None) -> None:
        if self._record is not None:
            follow_up = replace(self._record.follow_up, chase=chase)
            self._record = replace(self._record, follow_up=follow_up)
            self._record.note.set_chase(chase)

    def _set_reply(self, reply: Reply) -> None:
        if self._record is not None:
            follow_up = replace(self._record.follow_up, chase=None, reply=reply)
            self._record = replace(self._record, follow_up=follow_up)
            self._record.note.set_reply(reply)

    def _set_delete_on(self, day: date | None) -> None:
        if self._record is not None:
            follow_up = replace(self._record.follow_up, delete_on=day)
            self._record = replace(self._record, follow_up=follow_up)
            self._record.note.set_delete_on(day)

    def _go_home(self) -> None:
        self.home_wanted.emit("")
