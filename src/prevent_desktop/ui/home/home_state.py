"""What Home shows: plain values, gathered in the worker."""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from prevent_desktop.area.area import Recipient
from prevent_desktop.computer.policy import STANDARD, Policy
from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.kept.upkeep import AgeWarning
from prevent_desktop.ui.notes.note_titles import note_title


class Undoable(msgspec.Struct, frozen=True):
    """Something deleted lately that may still be brought back."""

    object_id: str
    title: str
    back: str
    """What to say once it is back."""


def title_of(line: DraftLine | NoteLine) -> str:
    """What a card calls something kept."""
    if isinstance(line, NoteLine):
        return note_title(line)
    return line.title or f"Draft {line.object_id[:8]}"


@dataclass(frozen=True, slots=True)
class HomeState:
    """The drafts and notes of this moment, and everything that is to be said about them."""

    lines: tuple[DraftLine, ...] = ()
    notes: tuple[NoteLine, ...] = ()
    """Additions and decisions that are not finished."""
    deleted: tuple[Undoable, ...] = ()
    """What may still be undone."""
    undo_until: datetime | None = None
    """By the area's clocks."""
    warnings: tuple[AgeWarning, ...] = ()
    purged: int = 0
    """How many were deleted by age at this opening."""
    clock_doubtful: bool = False
    oddities: tuple[str, ...] = ()
    """Codes of what the vault found odd at opening."""
    lasting: bool = True
    """Whether this computer keeps anything after signing out."""
    notice: str = ""
    records: tuple[Record, ...] = ()
    """Of referrals whose answers are no longer kept: reference, day and address."""
    today: date = date.min
    days: int = STANDARD.retention_days
    """After how many days without a change a draft is deleted."""
    doubtful: Recipient | None = None
    """Where referrals go, if nobody has checked it for too long."""
    stale_since: date | None = None
    """When the contacts were last checked, where that is too long ago."""
    ask: str = ""
    """Whom to ask when no answer came, in one line."""
    last: str = ""
    """The id of what was open last; it gets the focus."""
    rules: Policy = STANDARD
    """The organisation's; what they switch off is not offered."""
    first_run: bool = False
    """No details are kept yet, nor anything else."""
