"""A paper that is signed and saved: what it takes to hand it over, and to say so afterwards."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.document import Receipt, VerdictKind
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.errors import DocumentError, FileError
from prevent_desktop.form.contact_details import is_personal_mail
from prevent_desktop.form.files import to_bytes
from prevent_desktop.kept.beside import NOTHING_BESIDE, Beside
from prevent_desktop.mail import (
    DraftMessage,
    SecondFile,
    SecondThought,
    Sender,
    compose,
    second_thoughts,
    to_eml,
)
from prevent_desktop.moments import load_zone
from prevent_desktop.papers.form_beside import FormBeside, kept_form
from prevent_desktop.papers.pdf_state import pdf_of
from prevent_desktop.papers.sender import sender_of
from prevent_desktop.saving import free_name, make_folder, read_limited, save_new

if TYPE_CHECKING:
    from prevent_desktop.kept.drafts import Draft, DraftStore

AMENDED = (
    "It is an amended copy: please correct your record of {replaces}. Its first page says what is "
    "known of why and of what was changed."
)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """To whom, how and when a paper was handed over, as the person says."""

    to: str = field(repr=False)
    how: str = field(repr=False)
    when: str


@dataclass(frozen=True, slots=True)
class SavedReceipt:
    """A receipt that was just saved. It is not signed."""

    path: Path
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SavedMessage:
    """Where a draft message is saved, whether it was just now, and others of the same paper."""

    path: Path
    new: bool
    earlier: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class FinishedPaper:
    """One signed PDF of the program, its bytes at hand. Blocking methods: use a worker."""

    pdf: Path
    signed: bytes = field(repr=False)
    reference: str
    fingerprint: str
    made: datetime
    area: Area = field(repr=False)
    sender: Sender = field(repr=False)
    template: str = field(repr=False)
    """Of the message's body."""
    child: bool | None = None
    """Chooses the copies; None when the age is not known."""
    adds_to: str | None = None
    """For an addition: the first reference as far as it is one of ours; None for a referral."""
    replaces: str = ""
    """Of an amended copy: the reference of the paper whose place it takes."""
    outdated: bool = False
    """The answers it was made from have been changed since."""
    leads: tuple[str, ...] = field(default=(), repr=False)
    """Further copies that the person wants, such as their lead."""
    own_form: Path | None = None
    """Where the police's own form is kept, filled in; it goes beside the paper."""
    form_data: bytes = field(default=b"", repr=False)
    """What it holds."""
    form_sheet: Path | None = None
    """Where its continuation sheet is kept, if not all fitted into its boxes."""
    sheet_data: bytes = field(default=b"", repr=False)
    form_lost: bool = False
    """A filled form was to go along, but is not there any more as it was read."""

    @property
    def sha256(self) -> str:
        """Of the signed bytes, in hexadecimal."""
        return hashlib.sha256(self.signed).hexdigest()

    def message(self) -> DraftMessage:
        """The draft message with the paper in it. Raises MailError without a usable recipient."""
        message = compose(
            self.area,
            self.sender,
            self.reference,
            self.signed,
            template=_amending(self.template, self.replaces),
            child=self.child,
            adds_to=self.adds_to,
            leads=self.leads,
            second=self._second(),
        )
        if not self.replaces:
            return message
        return replace(message, subject=f"{message.subject} (amended copy)")

    @property
    def saved(self) -> tuple[Path, ...]:
        """Where the files of the message are kept, in its order."""
        return (self.pdf, *filter(None, (self.own_form, self.form_sheet)))

    def beside(self) -> Beside:
        """What is to be noted of the filled form that goes along."""
        if self.own_form is None:
            return NOTHING_BESIDE
        return FormBeside(self.own_form, self.form_data, self.form_sheet, self.sheet_data).noted()

    def second_thoughts(self) -> tuple[SecondThought, ...]:
        """What to look at before the draft is opened. Raises MailError."""
        return second_thoughts(self.message(), is_personal_mail)

    def _second(self) -> SecondFile | None:
        if self.own_form is None:
            return None
        is_pdf = self.own_form.suffix.lower() == ".pdf"
        return SecondFile(self.form_data, "pdf" if is_pdf else "docx", self.sheet_data)

    def _files(self) -> tuple[tuple[str, str], ...]:
        """Names and SHA-256 of everything that is handed over."""
        held = (self.signed, self.form_data, self.sheet_data)
        return tuple(
            (path.name, hashlib.sha256(data).hexdigest())
            for path, data in zip(self.saved, held, strict=False)
        )

    def save_message(self, folder: Path) -> SavedMessage:
        """Save the draft message in a folder, beside earlier ones that say something else.

        One that is there already as it stands now is not saved again. Raises MailError, FileError.
        """
        data = to_eml(self.message())
        make_folder(folder, private=True)
        new = folder / free_name(folder, self.reference, ".eml")
        there = sorted(path for path in folder.glob(f"{self.reference}*.eml") if path != new)
        same = next((path for path in there if _holds(path, data)), None)
        earlier = tuple(path for path in there if path != same)
        if same is not None:
            return SavedMessage(same, new=False, earlier=earlier)
        (path,) = save_new(folder, {new.name: data})
        return SavedMessage(path, new=True, earlier=earlier)

    def text(self) -> str:
        """The paper as a screen reader reads it. Raises DocumentError."""
        return document.as_text(self.signed)

    def save_receipt(self, handed: HandedOver, moment: datetime) -> SavedReceipt:
        """Save beside the paper what was handed over.

        Raises DocumentError and FileError.
        """
        receipt = Receipt(
            area=self.area,
            reference=self.reference,
            handed_to=handed.to,
            how=handed.how,
            handed_over=handed.when,
            by=self.sender.name,
            files=self._files(),
            fingerprint=self.fingerprint,
            moment=load_zone(self.area.zone).local(moment),
        )
        folder = self.pdf.parent
        name = free_name(folder, f"{self.reference} receipt", ".pdf")
        pdf = document.render_receipt(receipt)
        (path,) = save_new(folder, {name: pdf})
        return SavedReceipt(path, pdf)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_limited(path, len(data)) == data
    except FileError:
        return False


def _amending(template: str, replaces: str) -> str:
    """The body with what an amended copy asks for, after its first paragraph."""
    if not replaces:
        return template
    first, between, rest = template.partition("\n\n")
    return f"{first}\n\n{AMENDED.format(replaces=replaces)}{between}{rest}"


def is_message(name: str) -> bool:
    """Whether a file of this name is a draft message as `save_message` names it."""
    stem, _, ending = name.rpartition(".")
    return ending == "eml" and document.own_reference(stem) == stem != ""


def find_finished(
    store: "DraftStore", draft: "Draft", folder: Path, template: str, today: date
) -> FinishedPaper:
    """The paper last made from a draft, found again where it was saved, or in the usual folder.

    Raises FileError "paper_gone", DocumentError "paper_changed"; VaultError.
    """
    record = next((r for r in store.records() if r.reference == draft.reference), None)
    pdf = pdf_of(draft, folder)
    signed = read_made(pdf, record.sha256 if record else "")
    referral = draft.referral
    paper = FinishedPaper(
        pdf=pdf,
        signed=signed,
        reference=draft.reference,
        fingerprint=record.fingerprint if record else "",
        made=record.made if record else draft.changed,
        area=referral.area,
        sender=sender_of(referral),
        template=template,
        child=referral.is_child(today),
        replaces=draft.amends.replaces,
        leads=draft.leads,
        outdated=_answers_of(signed) not in (None, to_bytes(referral.released())),
    )
    return with_kept_form(paper, draft.beside)


def with_kept_form(paper: FinishedPaper, beside: Beside) -> FinishedPaper:
    """The paper with the filled form that goes beside it, if it lies there as it was read."""
    if not beside:
        return paper
    found = kept_form(beside)
    if found is None:
        return replace(paper, form_lost=True)
    return replace(
        paper,
        own_form=found.form,
        form_data=found.form_data,
        form_sheet=found.sheet,
        sheet_data=found.sheet_data,
    )


def read_made(pdf: Path, sha256: str) -> bytes:
    """A PDF that was made here, if it is still the one; "" for a checksum that was not kept.

    Raises FileError "paper_gone", DocumentError "paper_changed".
    """
    try:
        signed = read_limited(pdf, MAX_FILE_BYTES)
    except FileError as error:
        raise FileError("paper_gone", name=str(pdf)) from error
    if sha256:
        whole = hashlib.sha256(signed).hexdigest() == sha256
    else:
        from prevent_desktop.papers.strangers import Strangers

        with Strangers() as strangers:
            whole = strangers.verify(signed).kind is VerdictKind.UNCHANGED
    if not whole:
        raise DocumentError("paper_changed", name=str(pdf))
    return signed


def _answers_of(signed: bytes) -> bytes | None:
    """The answers in the paper; None if it holds none."""
    try:
        return document.read_payload(signed)
    except DocumentError:
        return None
