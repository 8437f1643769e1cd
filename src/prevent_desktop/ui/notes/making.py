"""A short paper from its order to its place on the disk and in the vault, in the worker."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document import Mark
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.notes import KeptNotes, Note, NoteKind, NotePaper
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.papers.finished import FinishedPaper, read_made
from prevent_desktop.papers.first_referral import FirstReferral, first_referral
from prevent_desktop.papers.short_papers import (
    FIRST_REFERENCE,
    ShortOrder,
    Values,
    for_message,
    holder_of,
    make,
    paper_of,
    trimmed,
)
from prevent_desktop.papers.signing_key import SigningKey
from prevent_desktop.saving import free_name, make_folder, save_new
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.flow import OpenDesk

STILL_KEPT = (
    "What you typed is still kept here too; delete it on the first page when there is room."
)


@dataclass(frozen=True, slots=True)
class Made:
    """A short paper that is made and saved; `trouble` is what went wrong afterwards."""

    note: Note = field(repr=False)
    record: NotePaper
    paper: FinishedPaper = field(repr=False)
    sent: bool = False
    opened: Opened = NOT_OPENED
    trouble: str = ""


def order_of(at: OpenDesk, kind: NoteKind, values: Values) -> ShortOrder:
    """What is wanted, from what stands in the boxes."""
    typed = trimmed(values)
    return ShortOrder(
        kind=kind,
        values=typed,
        reference=document.new_reference(),
        area=_first(at, typed).area,
        moment=at.desk.now(),
    )


def _first(at: OpenDesk, values: Values) -> FirstReferral:
    """The referral that an addition adds to; a decision adds to none."""
    return first_referral(at.store, values.get(FIRST_REFERENCE, ""), at.desk.today())


def save_made(at: OpenDesk, note: Note, order: ShortOrder, key: SigningKey, mark: Mark) -> Made:
    """Make it and save it beside the papers; what was typed stays kept.

    Raises what signing and saving raise.
    """
    desk = at.desk
    identity = key.identity(holder_of(order.values), desk.zone.local(order.moment))
    pdf = make(order, identity, mark)
    make_folder(desk.documents_folder)
    stem = f"Concern considered {desk.today().isoformat()}"
    # An addition travels, so its name is the reference alone.
    wanted = order.reference if note.kind is NoteKind.ADDENDUM else stem
    name = free_name(desk.documents_folder, wanted, ".pdf")
    (path,) = save_new(desk.documents_folder, {name: pdf})
    record = NotePaper(
        reference=order.reference,
        made=order.moment,
        pdf=str(path),
        sha256=sha256(pdf).hexdigest(),
        fingerprint=identity.fingerprint,
    )
    return Made(note, record, _paper(at, for_message(order.values), record, pdf))


def keep_made(desk: WindowDesk, kept: KeptNotes, made: Made, order: ShortOrder) -> Made:
    """The paper is there: keep what sending it takes, and let go of what was typed.

    A fault here is only said: it is not made once more.
    """
    note = made.note
    try:
        if note.kind is NoteKind.ADDENDUM:
            kept.keep_paper(note.object_id, for_message(order.values), made.record)
        else:
            kept.finish(note.object_id, note.kind)
    except PreventDesktopError as error:
        return replace(made, trouble=f"{STILL_KEPT} {desk.sentence(error)}")
    return made


def find_made(at: OpenDesk, kept: KeptNotes, object_id: str) -> Made:
    """An addition that was made before. Raises FileError, DocumentError and VaultError."""
    line = next(n for n in kept.lines() if n.object_id == object_id)
    found = kept.paper(object_id)
    record = found.record
    signed = read_made(Path(record.pdf), record.sha256)
    note, paper = Note(object_id, NoteKind.ADDENDUM), _paper(at, found.values, record, signed)
    paper = replace(paper, leads=found.leads)
    return Made(note, record, paper, line.sent, found.opened)


def _paper(at: OpenDesk, values: Values, record: NotePaper, signed: bytes) -> FinishedPaper:
    return paper_of(values, record, signed, _first(at, values), at.desk.addition_template)
