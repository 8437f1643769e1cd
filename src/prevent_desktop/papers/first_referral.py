"""The referral that an addition adds to, as far as it is kept on this computer."""

import contextlib
from dataclasses import dataclass, field
from datetime import date

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.notes import KeptNotes
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.referral import Referral

_LONGEST_CHAIN = 20
"""Additions to additions that are followed back."""


@dataclass(frozen=True, slots=True)
class FirstReferral:
    """Where it went, and whether it is about a child (None when that is not known here)."""

    area: Area = field(repr=False)
    known: bool = False
    """Whether it is kept here; else the area is the one that new referrals begin with."""
    child: bool | None = None
    reference: str = ""
    """Of the referral, in our own form; empty where it is not known here."""
    referral: Referral | None = field(default=None, repr=False)
    """With its answers, while they are kept."""
    references: frozenset[str] = frozenset()
    """Of all that was made here, additions too."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept here, read once."""

    records: dict[str, Record]
    drafts: dict[str, str]
    """Ids of the drafts by the references of their papers."""
    additions: dict[str, str]
    """First references by the references of the additions that were made."""

    @property
    def references(self) -> frozenset[str]:
        return frozenset((*self.records, *self.drafts, *self.additions))


def first_referral(store: DraftStore, typed: str, today: date) -> FirstReferral:
    """What is known of the referral with a reference that was typed; blocking, use a worker.

    It may be ours, one that the police gave, or the one of an addition to it. After its answers
    were deleted its record says where it went.
    """
    kept = _read(store)
    reference = typed
    for _ in range(_LONGEST_CHAIN):
        own = document.own_reference(reference, kept.references)
        if own not in kept.additions:
            break
        reference = kept.additions[own]
    draft = _opened(store, kept.drafts.get(own, "")) or _of_the_police(store, kept, reference)
    if draft:
        referral = draft.referral
        child = referral.is_child(today)
        return FirstReferral(referral.area, True, child, draft.reference, referral, kept.references)
    if own in kept.records:
        area = _area_of(store, kept.records[own])
        return FirstReferral(
            area or store.library.default_area,
            area is not None,
            reference=own,
            references=kept.references,
        )
    return FirstReferral(store.library.default_area, references=kept.references)


def _read(store: DraftStore) -> _Kept:
    """As much of it as can be read; what is damaged is left out."""
    records: dict[str, Record] = {}
    drafts: dict[str, str] = {}
    additions: dict[str, str] = {}
    with contextlib.suppress(PreventDesktopError):
        records = {record.reference: record for record in store.records()}
    with contextlib.suppress(PreventDesktopError):
        for line in store.lines():
            if line.reference:
                drafts[line.reference] = line.object_id
    notes = KeptNotes(store.vault, store.now)
    with contextlib.suppress(PreventDesktopError):
        for note in notes.lines():
            if note.reference:
                additions[note.reference] = note.about
    return _Kept(records, drafts, additions)


def _opened(store: DraftStore, object_id: str) -> Draft | None:
    """The draft; None without one, or where it is damaged: its record may tell."""
    with contextlib.suppress(PreventDesktopError):
        return store.open(object_id) if object_id else None
    return None


def _of_the_police(store: DraftStore, kept: _Kept, reference: str) -> Draft | None:
    """The one to which the police gave this reference, as it was noted here."""
    wanted = _plain(reference)
    drafts = (_opened(store, each) for each in kept.drafts.values()) if wanted else ()
    return next((d for d in drafts if d and _plain(d.reply.police_reference) == wanted), None)


def _plain(reference: str) -> str:
    """A reference of whoever, without what people change when they copy it."""
    return "".join(reference.casefold().split())


def _area_of(store: DraftStore, record: Record) -> Area | None:
    """The area that a paper went to: by its id, or else the only one with its address."""
    areas = store.library.areas
    if record.area in areas:
        return areas[record.area]
    found = [each for each in areas.values() if each.recipient.address == record.recipient]
    return found[0] if len(found) == 1 else None
