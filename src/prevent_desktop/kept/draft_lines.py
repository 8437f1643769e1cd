"""One line of the list of drafts, read from its sealed summary: no draft is opened for it."""

from datetime import date, datetime

import msgspec

from prevent_desktop.kept import summaries
from prevent_desktop.moments import in_utc, to_seconds
from prevent_desktop.vault import Entry, Health


class DraftLine(msgspec.Struct, frozen=True):
    """One line of the list of drafts. `health` says what is wrong with it, if anything."""

    object_id: str
    title: str
    changed: datetime | None
    reference: str
    health: Health
    sent: bool = False
    held: bool = False
    born: str = ""
    """The date of birth as an answers file has it; empty where it is not known."""
    age: str = ""
    """The age as it was stated."""
    missing: int | None = None
    """How many questions are empty and needed; None where an older version did not count."""
    chase: date | None = None
    sent_on: date | None = None
    to: str = ""
    """The address that it was sent to."""
    outcome: str = ""
    """What came back, in one line."""
    opened: datetime | None = None
    """When the person saw a draft message with its paper open."""
    delete_on: date | None = None
    decided: datetime | None = None
    """When it was last said how long it stays: held, sent, answered, to be asked for or deleted."""

    @property
    def finished(self) -> bool:
        """Whether a paper was made from it."""
        return bool(self.reference)

    @property
    def waits_to_be_sent(self) -> bool:
        """Whether a paper was made and nobody said that it was sent."""
        return self.finished and not self.sent

    @property
    def readable(self) -> bool:
        """Whether any generation of it can be opened."""
        return self.changed is not None


def line_of(entry: Entry) -> DraftLine:
    """The line of a sealed draft, whatever state it is in."""
    if entry.summary is None:
        return DraftLine(entry.object_id, "", None, "", entry.health)
    try:
        read = summaries.decode(entry.summary)
    except msgspec.DecodeError:
        return DraftLine(entry.object_id, "", None, "", Health.DAMAGED)
    opened = in_utc(read.opened) if read.opened else None
    times = {
        "changed": in_utc(read.changed),
        "opened": opened,
        "decided": in_utc(read.decided) if read.decided else None,
    }
    shown = msgspec.structs.asdict(read) | times
    return DraftLine(entry.object_id, health=entry.health, **shown)


def urgent_first(line: DraftLine) -> tuple[bool, float]:
    """Orders lines: those that wait to be sent, then the last changed."""
    newest_first = -to_seconds(line.changed) if line.changed else float("inf")
    return not line.waits_to_be_sent, newest_first
