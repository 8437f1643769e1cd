"""From a checked referral to a signed PDF and its draft message, page by page."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document import Identity, Mark
from prevent_desktop.document.mark import NO_MARK
from prevent_desktop.errors import DocumentError, PreventDesktopError
from prevent_desktop.kept.own_identity import find_identity
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.signing_key import SigningKey
from prevent_desktop.papers.submission import Order, Step, Submission, holder_of
from prevent_desktop.ui.own_form.answering import Answering
from prevent_desktop.ui.referral.session import DraftSession
from prevent_desktop.ui.sending.copies_part import Copies
from prevent_desktop.ui.sending.flow import Sending
from prevent_desktop.ui.sending.own_record import OwnRecord
from prevent_desktop.ui.sending.returning import DeletingKept
from prevent_desktop.ui.signing.key_choice import look_at_key
from prevent_desktop.ui.signing.sign_page import SigningWishes, SignPage
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk


@dataclass(frozen=True, slots=True)
class _Signed:
    """A paper that is saved; `not_kept` is why what belongs to it is not, in words."""

    paper: FinishedPaper
    not_kept: str = ""


class Finishing(DeskFlow):
    """One referral being finished. A step that fails can be repeated; nothing is signed twice.

    `back` carries the section to go back to, or CHECK.
    """

    back = Signal(str)

    def __init__(
        self,
        at: OpenDesk,
        session: DraftSession,
        *,
        complete: bool,
        check: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._session = session
        self._complete = complete
        self._check = check
        self._referral = session.draft.referral
        self._submission: Submission | None = None
        self._wishes: SigningWishes | None = None
        self._reference = document.new_reference()
        self._made = at.desk.now()
        self.signed = False
        """Whether the paper is made, whatever is shown by then: it is not made once more."""
        self._page = SignPage(
            holder_of(self._referral),
            self._desk.documents_folder,
            complete=complete,
            keeps_key=at.desk.policy.allows("keep_signing_key"),
        )
        self._page.signed.connect(self._sign)
        self._page.reading.wanted.connect(self._read_before)
        self._page.back.connect(partial(self.back.emit, check))
        self._page.details_wanted.connect(partial(self.back.emit, "referrer"))

    def start(self) -> None:
        """Show the page to sign on."""
        self.page_wanted.emit(self._page)
        look_at_key(self._at, self._page, holder_of(self._referral))

    def _read_before(self) -> None:
        """The text of what is, or is about to be, signed."""
        folder, submission = self._desk.documents_folder, self._submission
        key = self._page.key
        own_key = self._submission is None and key.keeps and key.file.path() is None

        def text() -> str:
            if submission is not None:
                return submission.text()
            own = self._own_identity() if own_key else None  # reading makes no key
            return Submission(self._order(folder, NO_MARK, own)).text()

        self._read(self._page.reading, text)

    def _own_identity(self) -> Identity | None:
        """The referrer's own key, if it was made before."""
        holder = holder_of(self._referral)
        return find_identity(self._at.store.vault, holder, self._desk.now())

    def _sign(self, wishes: SigningWishes) -> None:
        before, self._wishes = self._wishes, wishes
        if self._submission is not None and before is not None:
            if (before.mark, before.key_file) == (wishes.mark, wishes.key_file):
                self._submission.save_in(wishes.folder)
            else:
                self._submission, self._reference = None, document.new_reference()
        key = self._page.key.take(self._at.store.vault)
        self._at.workers.paper.run(
            partial(self._work, wishes, key), self._was_signed, self._failed, owner=self
        )

    def _work(self, wishes: SigningWishes, key: SigningKey) -> _Signed:
        """In the worker: make what is still to make, and keep what has to be true from now on."""
        if self._submission is None:
            identity = key.identity(holder_of(self._referral), self._desk.local_now())
            self._submission = Submission(self._order(wishes.folder, wishes.mark, identity))
        submission = self._submission
        if not submission.may_finish:
            self._submission = None
            raise DocumentError("not_complete")
        submission.run(self._show_step)
        paper = submission.finished()
        self.signed = True
        return _Signed(paper, self._keep(paper, keep_details=wishes.keep_details))

    def _show_step(self, step: Step) -> None:
        show = partial(self._page.show_step, step)
        self._at.workers.paper.post(show, owner=self._page)

    def _keep(self, paper: FinishedPaper, *, keep_details: bool) -> str:
        """In the worker: the record, the card and the details.

        The paper is saved, so a fault here is only said; returns the words for it.
        """
        record = Record(
            reference=self._reference,
            made=self._made,
            recipient=self._referral.area.recipient.address,
            area=self._referral.area.id,
            sha256=paper.sha256,
            fingerprint=paper.fingerprint,
            complete=self._complete,
            replaces=self._session.draft.amends.replaces,
            draft=self._session.draft.object_id,
        )
        try:
            self._session.keep_paper(self._reference, str(paper.pdf))
            self._at.store.keep_record(record)
            if keep_details:
                self._at.store.save_details(self._referral)
        except PreventDesktopError as error:
            return f"The record of it could not be kept: {self._desk.sentence(error)}"
        return ""

    def _order(self, folder: Path, mark: Mark, identity: Identity | None) -> Order:
        desk = self._desk
        self._made = desk.now()
        return Order(
            referral=self._referral,
            identity=identity,
            reference=self._reference,
            moment=self._made,
            today=desk.today(),
            folder=folder,
            incomplete=not self._complete,
            message_template=desk.message_template,
            mark=mark,
            save_message=False,
            embed_answers=desk.policy.embed_answers,
            amends=self._session.draft.amends,
        )

    def _failed(self, error: PreventDesktopError) -> None:
        self._page.show_failure(error, self._desk.sentence(error))

    def _was_signed(self, done: _Signed) -> None:
        if done.not_kept:
            self._session.save_again()
        sending = Sending(
            self._at,
            replace(done.paper, leads=self._session.draft.leads),
            self._session.set_sent,
            record=OwnRecord(self._referral, self._session, self._delete),
            trouble=done.not_kept,
            answering=Answering(self._referral, self._session.set_value),
            may_correct=True,
            copies=self._copies(),
            parent=self,
        )
        sending.correct_wanted.connect(partial(self.back.emit, self._check))
        sending.page_wanted.connect(self.page_wanted)
        sending.home_wanted.connect(self.home_wanted)
        sending.start()

    def _copies(self) -> Copies | None:
        submission, now = self._submission, self._desk.now
        if submission is None:
            return None
        return Copies(
            submission.save_large_copy,
            submission.save_word_copy,
            lambda: submission.copy_without_data(now()),
        )

    def _delete(self) -> None:
        """The draft is open here: it is let go of first, and nothing saves it again."""
        self.handed_on.emit(DeletingKept(self._at, self._session.draft.object_id))
