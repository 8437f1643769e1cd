"""The note for the organisation's own record (CPOMS, MyConcern, EMIS, SystmOne): facts of sending.

Short by default: date, reference, where it went. Why the person was not told stands in it only
when that is asked for, and what happened never.
"""

import string
from dataclasses import dataclass, field
from datetime import date

import msgspec

from prevent_desktop.moments import day_in_words
from prevent_desktop.referral import Referral
from prevent_desktop.shipped.data_files import decode_toml, refused

FILE_NAME = "notes.toml"
_PLACEHOLDERS = {
    "short": {"reference", "day", "to"},
    "not_told": {"reason"},
}


class RecordSystem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A system that organisations keep their records in."""

    id: str
    name: str
    health: bool = False
    """Whether patients may read what is entered in it."""


class _BeforeCopying(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    health: str


class RecordNotes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of the note and the systems it is for, from `resources/records/notes.toml`."""

    short: str
    not_told: str
    no_reason: str
    systems: tuple[RecordSystem, ...] = msgspec.field(name="system")
    before_copying: _BeforeCopying

    def warning(self, system_id: str) -> str:
        """What has to be read before it is copied for a system; empty if nothing has."""
        health = any(each.health for each in self.systems if each.id == system_id)
        return self.before_copying.health if health else ""


@dataclass(frozen=True, slots=True)
class SentFacts:
    """What a note may say of a referral that was sent."""

    reference: str
    day: date
    to: str
    told: bool | None
    """Whether the person has been told; None if the referral does not say."""
    reason: str = field(default="", repr=False)
    """What the referral says about telling the person."""

    @property
    def may_give_reason(self) -> bool:
        """Whether there is a reason for not telling that a person may want in the note."""
        return self.told is False


def load_record_notes(data: bytes) -> RecordNotes:
    """Read the words. Raises ResourceError("not_toml", "not_valid")."""
    notes = decode_toml(data, RecordNotes, FILE_NAME)
    for name, known in _PLACEHOLDERS.items():
        used = {each for _, each, _, _ in string.Formatter().parse(getattr(notes, name)) if each}
        if used != known:
            raise refused(FILE_NAME, name, f"it needs {', '.join(sorted(known))} in braces")
    return notes


def facts_of(referral: Referral, reference: str, day: date, to: str = "") -> SentFacts:
    """What may be said of a referral; only what was released.

    `to` is the address that its paper was made for; "" for that of its area.
    """
    released = referral.released()
    told = {"yes": True, "no": False}.get(released.text("safeguarding.informed"))
    return SentFacts(
        reference=reference,
        day=day,
        to=to or referral.area.recipient.address,
        told=told,
        reason=" ".join(released.text("safeguarding.informed_detail").split()),
    )


def note_text(notes: RecordNotes, facts: SentFacts, *, with_reason: bool = False) -> str:
    """The note to copy; the reason for not telling only where it is wanted and there may be one."""
    text = notes.short.format(reference=facts.reference, day=day_in_words(facts.day), to=facts.to)
    if with_reason and facts.may_give_reason:
        text += notes.not_told.format(reason=facts.reason or notes.no_reason)
    return text.strip("\n")
