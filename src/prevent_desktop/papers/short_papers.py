"""A short paper from what was typed to its signed bytes, read back; and what to look at before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.document import (
    Addendum,
    Considered,
    Holder,
    Identity,
    Mark,
    ReferenceCheck,
    VerdictKind,
)
from prevent_desktop.errors import DocumentError
from prevent_desktop.form.anonymity import named_in
from prevent_desktop.kept.notes import NoteKind, NotePaper
from prevent_desktop.mail.message import Sender
from prevent_desktop.moments import load_zone
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.first_referral import FirstReferral
from prevent_desktop.papers.sender import sender_of_note

Values = Mapping[str, str]
"""What was typed, by the name of its box."""
FIRST_REFERENCE = "first_reference"
_IN_ORDER = {
    NoteKind.ADDENDUM: (FIRST_REFERENCE, "person", "name", "role", "phone", "text"),
    NoteKind.CONSIDERED: ("about", "name", "role", "concern", "reasons", "support"),
}
"""The boxes as the paper tells them."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at in one box: characters without a shape, or a doubtful reference."""

    box: str
    characters: tuple[str, ...] = ()
    reference: ReferenceCheck | None = None
    area: str = ""
    """The name of the area that it goes to because nothing here tells where its referral went."""
    named: tuple[str, ...] = ()
    """What tells who first noticed it, though they wish to stay anonymous."""


@dataclass(frozen=True, slots=True)
class ShortOrder:
    """What is wanted: which paper, from what was typed, for where and when."""

    kind: NoteKind
    values: Values = field(repr=False)
    reference: str
    area: Area = field(repr=False)
    moment: datetime


def trimmed(values: Values) -> dict[str, str]:
    """What was typed, without blanks around it."""
    return {name: text.strip() for name, text in values.items()}


def holder_of(values: Values) -> Holder:
    """Who signs a short paper: the name and role in its boxes."""
    return Holder(values["name"], values["role"])


def for_message(values: Values) -> dict[str, str]:
    """What the message with an addition needs of what was typed; nothing about the person."""
    sender = sender_of_note(values)
    return {
        FIRST_REFERENCE: values.get(FIRST_REFERENCE, ""),
        "name": sender.name,
        "role": sender.role_org,
        "phone": sender.phone,
    }


def paper_of(
    values: Values, note: NotePaper, signed: bytes, first: FirstReferral, template: str
) -> FinishedPaper:
    """An addition that is made, ready to be handed over; `values` as `for_message` gives them.

    It goes where the first referral went, with the same area's copies.
    """
    return FinishedPaper(
        pdf=Path(note.pdf),
        signed=signed,
        reference=note.reference,
        fingerprint=note.fingerprint,
        made=note.made,
        area=first.area,
        child=first.child,
        sender=Sender(values["name"], values["role"], values.get("phone", "")),
        template=template,
        adds_to=first.reference or document.own_reference(values.get(FIRST_REFERENCE, "")),
    )


def look_over(
    values: Values,
    references: Collection[str],
    first: FirstReferral | None = None,
    *,
    several_areas: bool = False,
) -> tuple[Doubt, ...]:
    """What is worth a look before it is made; nothing of it stops a paper.

    `references` are those of what was finished on this computer, `first` is the referral that an
    addition adds to. Raises DocumentError.
    """
    found = []
    if first is not None and several_areas and not first.known:
        found.append(Doubt(FIRST_REFERENCE, area=first.area.name))
    for box, text in values.items():
        characters = document.undrawable(text)
        if characters:
            found.append(Doubt(box, characters))
        named = named_in(first.referral.answers, text) if first and first.referral else ()
        if named:
            found.append(Doubt(box, named=named))
    check = document.check_reference(values.get(FIRST_REFERENCE, ""), references)
    if check is not None:
        found.append(Doubt(FIRST_REFERENCE, reference=check))
    return tuple(found)


def text_before(order: ShortOrder) -> str:
    """What is about to be signed, as a screen reader reads it; no key is made for it.

    Raises DocumentError.
    """
    return document.as_text(_rendered(order))


def make(order: ShortOrder, identity: Identity, mark: Mark) -> bytes:
    """Render, sign and read back. Raises DocumentError, "short_read_back" if words are lost."""
    unsigned = _rendered(order, identity.fingerprint)
    pdf = document.sign(unsigned, identity, _local(order), mark)
    written = (order.values[box] for box in _IN_ORDER[order.kind])
    whole = document.verify(pdf).kind is VerdictKind.UNCHANGED
    if not (whole and document.reads_back(pdf, written)):
        raise DocumentError("short_read_back")
    return pdf


def _local(order: ShortOrder) -> datetime:
    """The moment as the paper tells it: by the area's clocks."""
    return load_zone(order.area.zone).local(order.moment)


def _rendered(order: ShortOrder, fingerprint: str = "") -> bytes:
    values, signer = order.values, holder_of(order.values)
    who = ", ".join(filter(None, (values["name"], values["role"])))
    if order.kind is NoteKind.ADDENDUM:
        return document.render_addendum(
            Addendum(
                area=order.area,
                reference=order.reference,
                first_reference=values[FIRST_REFERENCE],
                person=values["person"],
                referrer=who,
                phone=values["phone"],
                text=values["text"],
                moment=_local(order),
                signer=signer,
                fingerprint=fingerprint,
            )
        )
    return document.render_considered(
        Considered(
            marking=order.area.marking,
            reference=order.reference,
            about=values["about"],
            decided_by=who,
            concern=values["concern"],
            reasons=values["reasons"],
            support=values["support"],
            moment=_local(order),
            signer=signer,
            fingerprint=fingerprint,
        )
    )
