"""Handing a finished paper over, page by page: the message, the receipt, what happens next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.kept.reply import Reply
from prevent_desktop.papers.finished import FinishedPaper, HandedOver, SavedReceipt
from prevent_desktop.papers.typed_copies import with_copies, without_copy
from prevent_desktop.saving import is_empty
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.answers_page import AnswersPage
from prevent_desktop.ui.sending.copies_part import Copies, CopyKind, MadeCopy, in_its_place
from prevent_desktop.ui.sending.copy_signing import CopySigning
from prevent_desktop.ui.sending.draft_words import COPIES_CHANGED, opened_words
from prevent_desktop.ui.sending.drafting import Drafting
from prevent_desktop.ui.sending.lead_copies_part import LeadCopiesPart
from prevent_desktop.ui.sending.own_record import OwnRecord, read_notes
from prevent_desktop.ui.sending.send_page import SendFacts, SendPage
from prevent_desktop.ui.sending.show_file import show_file
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.ui.work.worker import nothing

if TYPE_CHECKING:
    from prevent_desktop.document import Paper
    from prevent_desktop.papers.remaking import Remaking
    from prevent_desktop.ui.own_form.answering import Answering
    from prevent_desktop.ui.own_form.flow import OwnForm


class Sending(DeskFlow):
    """One finished paper. `set_sent` notes what the person ticked; nothing is sent here.

    `record` is the person's own and stands on the page after; an addition has none. `trouble` is
    what went wrong after the paper was saved. `correct_wanted` says that the answers are to be
    changed; it is offered where `may_correct`. `answering` are the answers for a form of the
    police's own; without them none can be filled. `copies` makes other copies of the paper.
    `opened` is the last draft message, `note_opened` notes the next one and `note_leads` who gets
    a copy, of a paper without a record.
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
        opened: Opened = NOT_OPENED,
        note_opened: Callable[[Opened], object] = nothing,
        note_leads: Callable[[tuple[str, ...]], object] = nothing,
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
        self._opened = opened if record is None else record.follow_up.opened
        self._tell_opened = note_opened if record is None else record.note.set_opened
        self._tell_leads = note_leads if record is None else record.note.set_leads
        self._trouble = trouble
        self._answering = answering
        self._own_form: OwnForm | None = None
        self._may_correct = may_correct
        self._copies = copies
        self._first = paper.sha256
        self._receipt: SavedReceipt | None = None
        self._typed: HandedOver | None = None
        self._asked_at: Callable[[SendPage], QWidget] | None = None
        self._large: PrintPaper | None = None

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
            embedded=self._holds_data,
            sent=self._sent,
            outdated=paper.outdated,
            addition=addition,
            may_correct=self._may_correct,
            administrators=paper.area.id in desk.library.administrators,
            thoughts=paper.second_thoughts() if message else (),
            opened=opened_words(self._opened, desk.zone),
            copies=self._copies is not None,
            form_lost=paper.form_lost,
            word_copy=desk.policy.allows("word_copy"),
            copy_answers=desk.policy.allows("copy_answers"),
            set_area=desk.library.set_instead_of(paper.area.id),
            leads=paper.leads,
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
            own_form=paper.saved[1:] if offers_form else None,
        )
        page.own_form_wanted.connect(self.fill_own_form)
        page.reading.wanted.connect(partial(self._read, page.reading, paper.text))
        page.receipt.sent.connect(self._set_sent)
        page.receipt.wanted.connect(partial(self._save_receipt, page))
        page.receipt.print_wanted.connect(self._print_receipt)
        page.folder_wanted.connect(partial(self._show_folder, page))
        page.pdf_wanted.connect(partial(self._show_pdf, page))
        page.print_wanted.connect(self._print)
        page.correct_wanted.connect(self.correct_wanted)
        page.answers_wanted.connect(self._show_answers)
        page.receipt.changed.connect(self._keep_typed)
        if page.copies is not None:
            page.copies.wanted.connect(partial(self._add_copies, page.copies))
            page.copies.not_wanted.connect(self._take_copy_out)
        page.print_copy_wanted.connect(self._print_large)
        page.other_copy_wanted.connect(partial(self._make_copy, page))
        page.next_wanted.connect(self._go_home if addition else self._show_after)
        self._fill_receipt(page)
        self.page_wanted.emit(page)
        self._go_back_to(page)
        if page.draft is not None and message is not None:
            job = Drafting(self._at, paper, message, page.draft, self._opened)
            job.opened.connect(self._note_opened)
        if self._trouble:
            page.say(self._trouble)
            self._trouble = ""

    @property
    def _holds_data(self) -> bool:
        """Whether the answers are in the paper a second time, as data."""
        paper = self._paper
        if paper.adds_to is not None or paper.sha256 != self._first:
            return False
        again = self._copies.again if self._copies is not None else None
        return self._desk.policy.embed_answers if again is None else again.has_data

    def _note_opened(self, opened: Opened) -> None:
        """That a draft message was opened, apart from whether it was sent."""
        self._opened = opened
        if self._record is not None:
            follow_up = replace(self._record.follow_up, opened=opened)
            self._record = replace(self._record, follow_up=follow_up)
        self._tell_opened(opened)

    def _print(self) -> None:
        paper = self._paper
        kind = "The finished PDF" if paper.adds_to is None else "The addition"
        on_paper = PrintPaper(
            f"{kind} {paper.reference}", paper.signed, paper.pdf, signed_as=paper.reference
        )
        self._go_to_print(on_paper, lambda page: page.on_paper)

    def _go_to_print(self, on_paper: PrintPaper, asked_at: Callable[[SendPage], QWidget]) -> None:
        """`asked_at` is what has the focus when one comes back."""
        self._asked_at = asked_at
        printing = Printing(self._desk, self._at.workers, on_paper, parent=self)
        printing.begin(self.page_wanted, self.start)

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
        if self._record is not None:
            self._record.note.set_beside(paper.beside())
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
            before, today = self._record.follow_up, self._desk.today()
            follow_up = before.when_sent(self._paper.area, today, sent=sent)
            self._record = replace(self._record, follow_up=follow_up)
        self._note_sent(sent)
        if sent:
            forget = partial(_forget, self._desk.private_folder, self._paper.reference)
            self._at.workers.review.run(forget, nothing, nothing, owner=self)

    def _add_copies(self, part: LeadCopiesPart, typed: str) -> None:
        """More copies, as far as they can be: the page is shown anew with them."""
        try:
            self._set_copies(with_copies(self._paper, typed))
        except PreventDesktopError as error:
            part.refuse(self._desk.sentence(error))

    def _take_copy_out(self, address: str) -> None:
        self._set_copies(without_copy(self._paper, address))

    def _set_copies(self, paper: FinishedPaper) -> None:
        self._paper = paper
        self._tell_leads(paper.leads)
        self._trouble = COPIES_CHANGED if self._opened else ""
        self._asked_at = lambda page: page.copies.unfold if page.copies else page
        self.start()

    def _make_copy(self, page: SendPage, kind: CopyKind) -> None:
        """Another copy of the paper; one without data goes in its place from now on."""
        copies = self._copies
        if copies is None:
            return

        def made(copy: MadeCopy) -> None:
            if copy.paper is not self._paper:
                self._take(copy)
                return
            page.say(copy.words, may_print=copy.on_paper is not None)
            self._large = copy.on_paper

        def failed(error: PreventDesktopError) -> None:
            there = "That copy is already saved beside the PDF."
            page.say(there if error.code == "exists" else self._desk.sentence(error))

        page.say("Making the copy…")
        if kind is CopyKind.WITHOUT_DATA and copies.again is not None:
            sign = partial(self._sign_copy, copies.again)
            self._at.workers.paper.run(copies.again.paper, sign, failed, owner=page)
            return
        make = partial(copies.make, kind, self._paper)
        self._at.workers.paper.run(make, made, failed, owner=page)

    def _print_large(self) -> None:
        if self._large is not None:
            self._go_to_print(self._large, lambda page: page.on_paper)

    def _take(self, copy: MadeCopy) -> None:
        """Another file is to be sent from now on; the page says so."""
        self._paper, self._trouble = copy.paper, copy.words
        self.start()

    def _sign_copy(self, again: "Remaking", _paper: "Paper") -> None:
        """The pages come out the same: let the person sign them anew without the data."""
        job = CopySigning(self._at, again, self)

        def made(copy: FinishedPaper) -> None:
            self._take(in_its_place(self._paper, copy))
            job.end()

        job.page_wanted.connect(self.page_wanted)
        job.back.connect(self.start)
        job.back.connect(job.end)
        job.made.connect(made)
        job.start()

    # --- the receipt and the file ------------------------------------------------------------

    def _save_receipt(self, page: SendPage, handed: HandedOver) -> None:
        def saved(receipt: SavedReceipt) -> None:
            self._receipt = receipt
            page.receipt.show_saved(receipt.path)
            page.receipt.say(f"The receipt is saved: {receipt.path}")

        self._at.workers.paper.run(
            partial(self._paper.save_receipt, handed, self._desk.now()),
            saved,
            lambda error: page.receipt.say(self._desk.sentence(error)),
            owner=page,
        )

    def _print_receipt(self) -> None:
        receipt, reference = self._receipt, self._paper.reference
        if receipt is not None:
            name, called = f"The receipt for {reference}", f"{reference} receipt"
            paper = PrintPaper(name, receipt.pdf, receipt.path, called=called)
            self._go_to_print(paper, lambda page: page.receipt.on_paper)

    def _go_back_to(self, page: SendPage) -> None:
        """After a print or a change: where it was asked for, once the page has come up."""
        asked_at, self._asked_at = self._asked_at, None
        if asked_at is not None:
            QTimer.singleShot(0, page, lambda: page.go_back_to(asked_at(page)))

    def _keep_typed(self, typed: HandedOver) -> None:
        self._typed = typed

    def _fill_receipt(self, page: SendPage) -> None:
        """As it stood when another page was shown."""
        if self._typed is not None:
            page.receipt.fill(self._typed)
        if self._receipt is not None:
            page.receipt.show_saved(self._receipt.path)

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
        page.sent.connect(partial(self._sent_after, page))
        if page.follow_up is not None:
            page.follow_up.chase_wanted.connect(self._set_chase)
            page.follow_up.reply_wanted.connect(self._set_reply)
        if page.deleting is not None and record is not None:
            page.deleting.day_wanted.connect(self._set_delete_on)
            page.deleting.delete_wanted.connect(record.delete)
        page.home_wanted.connect(self._go_home)
        page.back.connect(self.start)
        self.page_wanted.emit(page)

    def _sent_after(self, page: AfterPage, sent: bool) -> None:
        self._set_sent(sent)
        if self._record is not None:
            page.stand(self._record.follow_up)

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


def _forget(private: Path, reference: str) -> None:
    """In the worker: the message was sent, so no program reads its copies here any more."""
    if not is_empty(private):
        from prevent_desktop.mail import sweep_sent

        sweep_sent(private, reference)
