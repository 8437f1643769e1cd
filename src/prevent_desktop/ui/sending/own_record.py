"""What stands in the person's own record of a referral, and how a change of it is noted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from prevent_desktop.kept.reply import NO_REPLY, Reply
from prevent_desktop.papers.record_notes import RecordNotes, SentFacts, facts_of, load_record_notes
from prevent_desktop.referral import Referral
from prevent_desktop.shipped import resources


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When it was sent, when to ask, what came back."""

    sent_on: date | None = None
    chase: date | None = None
    reply: Reply = field(default=NO_REPLY, repr=False)


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """The referral and what is known of it; the two functions note a change, in the worker."""

    referral: Referral = field(repr=False)
    set_chase: Callable[[date | None], object]
    set_reply: Callable[[Reply], object]
    follow_up: FollowUp = FollowUp()

    def facts(self, reference: str, today: date) -> SentFacts:
        """What a note may say of it."""
        return facts_of(self.referral, reference, self.follow_up.sent_on or today)


def read_notes() -> RecordNotes:
    """The words of the note for other systems. Raises ResourceError."""
    return load_record_notes(resources.read_bytes("records", "notes.toml"))
