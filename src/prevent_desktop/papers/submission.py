"""The main job in order: review, render, sign, read back, save, draft message.

Each step keeps its result, so that a step that failed can be repeated without doing an earlier
one again: nothing is signed twice. The window runs it in a worker thread, the command line at
once; both see the same steps. The program itself never sends anything.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document import Holder, Identity, Paper, VerdictKind
from prevent_desktop.document.identity import NAMELESS
from prevent_desktop.document.mark import NO_MARK, Mark
from prevent_desktop.errors import AnswersError, DocumentError, FileError
from prevent_desktop.form.files import to_bytes
from prevent_desktop.form.review import Review
from prevent_desktop.kept.amends import NOTHING_AMENDED, Amends
from prevent_desktop.mail.message import DraftMessage, to_eml
from prevent_desktop.moments import load_zone
from prevent_desktop.papers.copying import save_large, save_without_data, save_word
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.sender import sender_of
from prevent_desktop.referral import Referral
from prevent_desktop.saving import make_folder, save_new


class Step(StrEnum):
    """What is being done; the window names it while it runs."""

    REVIEW = "review"
    RENDER = "render"
    SIGN = "sign"
    READ_BACK = "read_back"
    SAVE = "save"


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: the referral as it stands, who signs, when, and where it goes."""

    referral: Referral
    identity: Identity | None
    """The key that signs; None while the paper is only to be read and no key is made yet."""
    reference: str
    moment: datetime
    """When it is made and signed; aware."""
    today: date
    """The day the checks go by; not the signing time."""
    folder: Path
    incomplete: bool
    message_template: str
    mark: Mark = NO_MARK
    """The typed or drawn signature shown beside the digital one."""
    save_message: bool = True
    """Whether the draft message is saved beside the paper; the window asks first."""
    embed_answers: bool = True
    """Whether the PDF holds the answers for programs too."""
    amends: Amends = NOTHING_AMENDED
    """Of an amended copy: which paper it replaces, and why."""


class Submission:
    """One order being carried out. Not thread-safe: one thread runs it at a time."""

    def __init__(self, order: Order, review: Review | None = None) -> None:
        """`review` is that of the order's referral on its day, where it was made already."""
        self._order = order
        self._folder = order.folder
        self._review = review
        self._unsigned: bytes | None = None
        self._signed: bytes | None = None
        self._checked = False
        self._saved: tuple[Path, ...] = ()
        self._released = order.referral.released()

    def review(self) -> Review:
        """The review of the referral as it was ordered."""
        if self._review is None:
            self._review = self._order.referral.review(self._order.today)
        return self._review

    @property
    def may_finish(self) -> bool:
        """Whether there are no errors, or the person chose to send it incomplete."""
        return self._order.incomplete or not self.review().errors

    def run(self, progress: Callable[[Step], None] = lambda _step: None) -> tuple[Path, ...]:
        """Carry out what is still to do and return the paths of paper and message.

        Raises DocumentError ("not_signable" without a key), IdentityError, MailError or FileError;
        a repeated call goes on where it stopped.
        The caller asks `may_finish` first.
        """
        progress(Step.REVIEW)
        review = self.review()
        if self._unsigned is None:
            progress(Step.RENDER)
            self._unsigned = document.render(self._paper(review))
        if self._signed is None:
            progress(Step.SIGN)
            order = self._order
            self._signed = document.sign(
                self._unsigned, self._key(), self._local_moment, order.mark
            )
        if not self._checked:
            progress(Step.READ_BACK)
            self._read_back(self._signed)
            self._checked = True
        if not self._saved:
            progress(Step.SAVE)
            self._saved = self._save(self._signed)
        return self._saved

    def text(self) -> str:
        """The paper's text as a screen reader reads it, without signing or saving anything.

        Raises DocumentError.
        """
        if self._unsigned is None:
            self._unsigned = document.render(self._paper(self.review()))
        return document.as_text(self._signed or self._unsigned)

    def save_large_copy(self) -> Path:
        """Save beside the paper its copy in large print, marked and not signed; `run` first.

        Raises DocumentError and FileError.
        """
        return save_large(self._paper(self.review()), self._saved[0].parent)

    def message(self) -> DraftMessage:
        """The draft message around the signed paper; `run` first.

        Raises MailError when the area has no usable recipient.
        """
        return self._finished(Path()).message()

    def finished(self) -> FinishedPaper:
        """The paper where it is saved, ready to be handed over; `run` first."""
        return self._finished(self._saved[0])

    def copy_without_data(self, moment: datetime) -> FinishedPaper:
        """Sign the same paper once more without the answers as data, and save it; `run` first.

        For a recipient whose mail system takes embedded files out: the signature of a paper that
        had none stays whole. `moment` is when it is signed. Raises DocumentError, IdentityError
        and FileError; the first paper stays as it is.
        """
        finished, order = self.finished(), self._order
        local = load_zone(order.referral.area.zone).local(moment)
        paper = self._paper(self.review())
        path, signed = save_without_data(paper, self._key(), local, order.mark, finished.pdf.parent)
        return replace(finished, pdf=path, signed=signed)

    def save_word_copy(self) -> Path:
        """Save an unsigned copy for Word beside the paper, and return its path; `run` first.

        Raises FileError("exists" among others).
        """
        return save_word(self._paper(self.review()), self._saved[0].parent)

    def _finished(self, pdf: Path) -> FinishedPaper:
        order = self._order
        if self._signed is None:
            raise DocumentError("not_signed")
        return FinishedPaper(
            pdf=pdf,
            signed=self._signed,
            reference=order.reference,
            fingerprint=self._key().fingerprint,
            made=order.moment,
            area=order.referral.area,
            sender=sender_of(order.referral),
            template=order.message_template,
            child=order.referral.is_child(order.today),
            replaces=order.amends.replaces,
        )

    def _paper(self, review: Review) -> Paper:
        identity = self._order.identity
        return paper_of(self._order, identity.fingerprint if identity else "", review)

    @property
    def _local_moment(self) -> datetime:
        return local_moment(self._order)

    def _key(self) -> Identity:
        if self._order.identity is None:
            raise DocumentError("not_signable")
        return self._order.identity

    def _read_back(self, signed: bytes) -> None:
        """What will be saved is verified and holds what was released, or is not saved."""
        if not self._order.embed_answers:
            if document.verify(signed).kind is not VerdictKind.UNCHANGED:
                raise DocumentError("read_back")
            return
        try:
            payload = document.read_payload(signed)  # verifies the file first
        except DocumentError as error:
            raise DocumentError("read_back") from error
        if payload != to_bytes(self._released):
            raise DocumentError("read_back")

    def _save(self, signed: bytes) -> tuple[Path, ...]:
        contents = {f"{self._order.reference}.pdf": signed}
        if self._order.save_message:
            contents |= self._message_file()
        made = make_folder(self._folder)
        try:
            return save_new(self._folder, contents)
        except FileError:
            if made:
                with contextlib.suppress(OSError):
                    self._folder.rmdir()
            raise

    def _message_file(self) -> dict[str, bytes]:
        return {f"{self._order.reference}.eml": to_eml(self.message())}

    def save_in(self, folder: Path) -> None:
        """Save in another folder than was ordered; what is made and signed already stays."""
        self._folder = folder


def paper_of(order: Order, fingerprint: str, review: Review | None = None) -> Paper:
    """What the pages of an order are made of; `fingerprint` is that of the key that signs them."""
    review = review or order.referral.review(order.today)
    released = order.referral.released()
    return Paper(
        form=order.referral.form,
        area=order.referral.area,
        released=released,
        shown=review.printed,
        payload=to_bytes(released) if order.embed_answers else None,
        reference=order.reference,
        moment=local_moment(order),
        complete=not (order.incomplete and review.errors),
        signer=holder_of(order.referral),
        fingerprint=fingerprint,
        missing=tuple(finding.question for finding in review.errors if finding.missing),
        doubtful=tuple(finding.question for finding in review.errors if not finding.missing),
        replaces=order.amends.replaces,
        why=order.amends.why,
        changed=changed_labels(order.referral, order.amends),
    )


def local_moment(order: Order) -> datetime:
    """The moment as the paper tells it: by the area's clocks."""
    return load_zone(order.referral.area.zone).local(order.moment)


def changed_labels(referral: Referral, amends: Amends) -> tuple[str, ...] | None:
    """What an amended copy changes, by the questions' labels; None if that cannot be known."""
    if not amends.earlier:
        return None
    try:
        changed = amends.changed(referral.form, referral.answers)
    except AnswersError:
        return None
    return tuple(question.printed_label for question in changed)


def holder_of(referral: Referral) -> Holder:
    """Who a referral's own identity belongs to: the referrer's name, role and organisation."""
    name = referral.referrer_name() or NAMELESS
    return Holder(name=name, role_org=referral.answers.text("referrer.role_org"))


def signs_as_another(identity: Identity, referral: Referral) -> bool:
    """Whether the signature will carry another name than the referrer's."""
    own, other = holder_of(referral).name, identity.holder.name
    return " ".join(own.split()).casefold() != " ".join(other.split()).casefold()
