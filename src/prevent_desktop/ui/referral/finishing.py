"""From a checked referral to a signed PDF and its draft message, page by page."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document import Identity, Mark
from prevent_desktop.document.mark import NO_MARK
from prevent_desktop.errors import DocumentError, PreventDesktopError
from prevent_desktop.kept.drafts import DraftStore, Record
from prevent_desktop.kept.own_identity import find_identity, identity_for, renewal_words
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.key_files import open_key_file, read_key_file
from prevent_desktop.papers.submission import Order, Submission, holder_of
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.referral.session import DraftSession
from prevent_desktop.ui.sending.flow import Sending
from prevent_desktop.ui.sending.record_note import record_note
from prevent_desktop.ui.signing.sign_page import SigningWishes, SignPage
from prevent_desktop.ui.work.alive import if_alive
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker


class Finishing(QObject):
    """One referral being finished. A step that fails can be repeated; nothing is signed twice."""

    page_wanted = Signal(object)
    back_to_check = Signal()
    details_wanted = Signal()
    home_wanted = Signal()

    def __init__(
        self,
        desk: WindowDesk,
        store: DraftStore,
        session: DraftSession,
        worker: Worker,
        *,
        complete: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._session = session
        self._worker = worker
        self._complete = complete
        self._referral = session.draft.referral
        self._submission: Submission | None = None
        self._wishes: SigningWishes | None = None
        self._reference = document.new_reference()
        self._made = desk.now()
        self._not_kept = ""
        self.signed = False
        """Whether the paper is made: it is not made once more."""

    def start(self) -> None:
        """Show the page to sign on."""
        self._page = SignPage(
            holder_of(self._referral), self._desk.documents_folder, complete=self._complete
        )
        self._page.signed.connect(self._sign)
        self._page.reading.wanted.connect(partial(self._read, self._page.reading))
        self._page.back.connect(self.back_to_check)
        self._page.details_wanted.connect(self.details_wanted)
        self.page_wanted.emit(self._page)
        self._worker.run(
            self._renewal,
            if_alive(self._page, self._page.own_key.show_renewal),
            lambda _error: None,
        )

    def _renewal(self) -> str:
        """What to say about the certificate of the referrer's own key."""
        holder = holder_of(self._referral)
        return renewal_words(self._store.vault, holder, self._desk.local_now())

    def _own_identity(self) -> Identity | None:
        """The referrer's own key, if it was made before."""
        holder = holder_of(self._referral)
        return find_identity(self._store.vault, holder, self._desk.now())

    def _read(self, box: ReadingBox) -> None:
        """The text of what is, or is about to be, signed; made in the worker."""
        folder, submission = self._desk.documents_folder, self._submission
        own_key = self._submission is None and self._page.key_file.path() is None

        def text() -> str:
            if submission is not None:
                return submission.text()
            own = self._own_identity() if own_key else None  # reading makes no key
            return Submission(self._order(folder, NO_MARK, own)).text()

        failed = partial(self._say_unreadable, box)
        self._worker.run(text, if_alive(box, box.show_text), if_alive(box, failed))

    def _say_unreadable(self, box: ReadingBox, error: PreventDesktopError) -> None:
        box.show_problem(self._desk.sentence(error))

    def _sign(self, wishes: SigningWishes) -> None:
        before, self._wishes = self._wishes, wishes
        if self._submission is not None and before is not None:
            if (before.mark, before.key_file) == (wishes.mark, wishes.key_file):
                self._submission.save_in(wishes.folder)
            else:
                self._submission, self._reference = None, document.new_reference()
        passphrase = self._page.key_file.take_passphrase()
        self._worker.run(
            partial(self._work, wishes, passphrase),
            if_alive(self, self._signed),
            if_alive(self._page, self._failed),
        )

    def _work(self, wishes: SigningWishes, passphrase: bytes | None) -> FinishedPaper:
        """In the worker: make what is still to make, then keep the record and the details."""
        if self._submission is None:
            identity = self._identity(wishes.key_file, passphrase)
            self._submission = Submission(self._order(wishes.folder, wishes.mark, identity))
        submission = self._submission
        if not submission.may_finish:
            self._submission = None
            raise DocumentError("not_complete")
        page = self._page
        submission.run(lambda step: self._worker.post(partial(page.show_step, step)))
        paper = submission.finished()
        self._keep(paper, wishes)
        return paper

    def _keep(self, paper: FinishedPaper, wishes: SigningWishes) -> None:
        """The record and the details; the paper is saved, so a fault here is only said."""
        record = Record(
            reference=self._reference,
            made=self._made,
            recipient=self._referral.area.recipient.address,
            sha256=paper.sha256,
            fingerprint=paper.fingerprint,
            complete=self._complete,
        )
        self._not_kept = ""
        try:
            self._store.keep_record(record)
            draft = replace(self._session.draft, reference=self._reference, sent=False)
            self._store.save(replace(draft, pdf=str(paper.pdf)))
            if wishes.keep_details:
                self._store.save_details(self._referral)
        except PreventDesktopError as error:
            self._not_kept = f"The record of it could not be kept: {self._desk.sentence(error)}"

    def _identity(self, key_file: Path | None, passphrase: bytes | None) -> Identity:
        """Who signs: the organisation's key, or the referrer's own, made at the first need."""
        now = self._desk.local_now()
        if key_file is not None:
            return open_key_file(read_key_file(key_file), passphrase, now)
        return identity_for(self._store.vault, holder_of(self._referral), now)

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
        )

    def _failed(self, error: PreventDesktopError) -> None:
        self._page.show_failure(error, self._desk.sentence(error))

    def _signed(self, paper: FinishedPaper) -> None:
        self.signed = True
        self._session.set_reference(self._reference, str(paper.pdf))
        self._session.save_now()
        sending = Sending(
            self._desk,
            self._worker,
            paper,
            note=record_note(self._referral, self._reference, self._made),
            parent=self,
        )
        sending.sent.connect(self._session.set_sent)
        sending.page_wanted.connect(self.page_wanted)
        sending.home_wanted.connect(self.home_wanted)
        sending.show(self._not_kept)
