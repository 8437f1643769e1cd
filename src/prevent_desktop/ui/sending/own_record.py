"""What stands in the person's own record of a referral, and how a change of it is noted."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from prevent_desktop.area.area import Area
from prevent_desktop.kept.beside import Beside
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.kept.reply import NO_REPLY, Reply, chase_of_area
from prevent_desktop.papers.record_notes import RecordNotes, SentFacts, facts_of, load_record_notes
from prevent_desktop.referral import Referral
from prevent_desktop.shipped import resources


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Whether a draft was opened, when it was sent, when to ask, what came back, until when."""

    sent_on: date | None = None
    chase: date | None = None
    reply: Reply = field(default=NO_REPLY, repr=False)
    opened: Opened = NOT_OPENED
    delete_on: date | None = None

    def when_sent(self, area: Area, today: date, *, sent: bool) -> "FollowUp":
        """The same once it is sent, or not after all, as the draft is kept then."""
        if not sent:
            return replace(self, sent_on=None, chase=None, delete_on=None)
        if self.sent_on is not None:
            return self
        return replace(self, sent_on=today, chase=self.chase or chase_of_area(area, today))


class Noting(Protocol):
    """Notes a change of the record, in the worker: the open draft, or one kept."""

    def set_chase(self, chase: date | None, /) -> None:
        """The day after which to ask for an answer, or None."""

    def set_reply(self, reply: Reply, /) -> None:
        """What came back."""

    def set_opened(self, opened: Opened, /) -> None:
        """That a draft message was opened."""

    def set_beside(self, beside: Beside, /) -> None:
        """Which filled form goes with the paper."""

    def set_leads(self, leads: tuple[str, ...], /) -> None:
        """Who gets a copy of the message besides."""

    def set_delete_on(self, day: date | None, /) -> None:
        """The day after which it is to be deleted, or None."""


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """The referral and what is known of it; `delete` is done for good after two minutes."""

    referral: Referral = field(repr=False)
    note: Noting
    delete: Callable[[], object]
    follow_up: FollowUp = FollowUp()
    held: bool = False
    """It is marked to be kept: no day counts until that mark is taken away."""
    to: str = ""
    """The address that the paper was made for; "" where it was made just now."""

    def facts(self, reference: str, today: date) -> SentFacts:
        """What a note may say of it."""
        day = self.follow_up.sent_on or today
        return facts_of(self.referral, reference, day, self.to)


def read_notes() -> RecordNotes:
    """The words of the note for other systems. Raises ResourceError."""
    return load_record_notes(resources.read_bytes("records", "notes.toml"))
