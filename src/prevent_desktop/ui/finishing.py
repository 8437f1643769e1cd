"""From a checked referral to a signed PDF and its draft message, page by page."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from prevent_desktop import document
from prevent_desktop.document import Identity, Mark, Receipt
from prevent_desktop.document.mark import NO_MARK
from prevent_desktop.document.usable import ends_soon
from prevent_desktop.drafts import DraftStore, Record
from prevent_desktop.errors import DocumentError, PreventDesktopError
from prevent_desktop.key_files import open_key_file, read_key_file
from prevent_desktop.own_identity import find_identity, identity_for, key_ends
from prevent_desktop.saving import free_name, save_new
from prevent_desktop.submission import Order, Submission, holder_of
from prevent_desktop.ui.after_page import AfterPage
from prevent_desktop.ui.alive import if_alive
from prevent_desktop.ui.desk import WindowDesk
from prevent_desktop.ui.moments import day_and_time
from prevent_desktop.ui.reading_box import ReadingBox
from prevent_desktop.ui.send_page import SavedPage, SendPage
from prevent_desktop.ui.session import DraftSession
from prevent_desktop.ui.sign_page import SigningWishes, SignPage
from prevent_desktop.ui.worker import Worker

ASKED = (
    "We asked your computer to open a new message. It has NOT been sent. Check that it is to the "
    "address above and that the PDF is attached, then press Send yourself. If nothing opened, "
    "use the four steps below."
)


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
        self._pdf = Path()
        self._made = desk.now()
        self._not_kept = ""

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
        told = if_alive(self._page, partial(self._page.show_renewal, self._desk.today()))
        self._worker.run(self._ending, told, lambda _error: None)

    def _ending(self) -> date | None:
        """The day on which the own key's certificate ends or ended, unless that is far off."""
        end = key_ends(self._store.vault, holder_of(self._referral))
        due = end is not None and ends_soon(end, self._desk.now())
        return end.astimezone().date() if end is not None and due else None

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
        self._worker.run(partial(self._work, wishes, passphrase), self._signed, self._failed)

    def _work(self, wishes: SigningWishes, passphrase: bytes | None) -> Path:
        """In the worker: make what is still to make, then keep the record and the details."""
        if self._submission is None:
            identity = self._identity(wishes.key_file, passphrase)
            self._submission = Submission(self._order(wishes.folder, wishes.mark, identity))
        submission = self._submission
        if not submission.may_finish:
            self._submission = None
            raise DocumentError("not_complete")
        page = self._page
        paths = submission.run(lambda step: self._worker.post(partial(page.show_step, step)))
        self._keep(submission, wishes)
        return paths[0]

    def _keep(self, submission: Submission, wishes: SigningWishes) -> None:
        """The record and the details; the paper is saved, so a fault here is only said."""
        sha256, fingerprint = submission.record()
        record = Record(
            reference=self._reference,
            made=self._made,
            recipient=self._referral.area.recipient.address,
            sha256=sha256,
            fingerprint=fingerprint,
            complete=self._complete,
        )
        self._not_kept = ""
        try:
            self._store.keep_record(record)
            self._store.save(replace(self._session.draft, reference=self._reference, sent=False))
            if wishes.keep_details:
                self._store.save_details(self._referral)
        except PreventDesktopError as error:
            self._not_kept = f"The record of it could not be kept: {self._desk.sentence(error)}"

    def _identity(self, key_file: Path | None, passphrase: bytes | None) -> Identity:
        """Who signs: the organisation's key, or the referrer's own, made at the first need."""
        now = self._desk.now()
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

    def _signed(self, pdf: Path) -> None:
        self._pdf = pdf
        self._session.set_reference(self._reference)
        self._session.save_now()
        self._show_send()

    def _show_send(self) -> None:
        assert self._submission is not None  # noqa: S101  (signing came before)
        try:
            message = self._submission.message()
        except PreventDesktopError as error:
            saved = SavedPage(self._pdf, self._desk.sentence(error))
            saved.next_wanted.connect(self._show_after)
            self.page_wanted.emit(saved)
            return
        embedded = self._desk.policy.embed_answers
        page = SendPage(self._referral.area, message, self._pdf, embedded=embedded)
        page.reading.wanted.connect(partial(self._read, page.reading))
        page.receipt_wanted.connect(partial(self._save_receipt, page))
        page.open_wanted.connect(partial(self._save_message, page, open_it=True))
        page.save_wanted.connect(partial(self._save_message, page, open_it=False))
        page.folder_wanted.connect(partial(self._show_folder, page))
        page.next_wanted.connect(self._show_after)
        self.page_wanted.emit(page)
        if self._not_kept:
            page.say(self._not_kept)

    def _save_message(self, page: SendPage, *, open_it: bool) -> None:
        submission = self._submission
        assert submission is not None  # noqa: S101  (the page exists only after signing)
        folder = self._desk.private_folder if open_it else self._pdf.parent

        def save() -> Path:
            if open_it:
                (folder / f"{self._reference}.eml").unlink(missing_ok=True)
            return submission.save_message(folder)

        done = partial(self._open_message, page) if open_it else partial(self._say_saved, page)
        self._worker.run(save, done, partial(self._say_not_saved, page))

    def _say_not_saved(self, page: SendPage, error: PreventDesktopError) -> None:
        there = f"The draft message is already saved in {self._pdf.parent}. It has NOT been sent."
        page.say(there if error.code == "exists" else self._desk.sentence(error))

    def _open_message(self, page: SendPage, path: Path) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        page.say(ASKED if opened else "No email program opened. Use the four steps below.")

    def _say_saved(self, page: SendPage, path: Path) -> None:
        page.say(f"The draft message is saved: {path}. It has NOT been sent.")

    def _save_receipt(self, page: SendPage) -> None:
        """What was made, for whom and with which checksum, as a small paper beside the PDF."""
        submission = self._submission
        assert submission is not None  # noqa: S101  (the page exists only after signing)
        area, pdf, now = self._referral.area, self._pdf, self._desk.now()

        def save() -> Path:
            sha256, fingerprint = submission.record()
            receipt = Receipt(
                area=area,
                reference=self._reference,
                handed_to=area.recipient.address,
                how="Email, by the person named here",
                by=self._referral.referrer_name(),
                files=((pdf.name, sha256),),
                fingerprint=fingerprint,
                moment=now,
            )
            name = free_name(pdf.parent, f"{self._reference} receipt", ".pdf")
            return save_new(pdf.parent, {name: document.render_receipt(receipt)})[0]

        self._worker.run(
            save,
            if_alive(page, lambda path: page.say(f"The receipt is saved: {path}")),
            if_alive(page, lambda error: page.say(self._desk.sentence(error))),
        )

    def _show_folder(self, page: SendPage) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._pdf.parent))):
            page.say(f"The folder could not be shown. The PDF is {self._pdf}")

    def _show_after(self) -> None:
        page = AfterPage(self._desk.guidance("after"), self._note(), sent=self._session.draft.sent)
        page.sent.connect(self._session.set_sent)
        page.home_wanted.connect(self.home_wanted)
        page.back.connect(self._show_send)
        self.page_wanted.emit(page)

    def _note(self) -> str:
        """The note for CPOMS, MyConcern, EMIS or SystmOne: facts of the handing over only."""
        released = self._referral.released()

        def words(question_id: str) -> str:
            from prevent_desktop.form.printed import printed

            question = self._referral.form.by_id[question_id]
            detail = released.text(f"{question_id}_detail")
            answer = printed(question, released.get(question_id)).text
            return f"{answer}. {detail}" if detail else answer

        return (
            f"Prevent referral {self._reference}, made on {day_and_time(self._made)}.\n"
            f"To: {self._referral.area.recipient.address}\n"
            f"Person told: {words('safeguarding.informed')}\n"
            f"Discussed with the lead: {words('safeguarding.lead_discussed')}"
        )
