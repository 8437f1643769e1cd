"""What Home shows: plain values, gathered in the worker."""

from dataclasses import dataclass
from datetime import datetime

from prevent_desktop.drafts import DraftLine
from prevent_desktop.upkeep import AgeWarning


@dataclass(frozen=True, slots=True)
class HomeState:
    """The drafts of this moment, and everything that is to be said about them."""

    lines: tuple[DraftLine, ...] = ()
    deleted: tuple[DraftLine, ...] = ()
    """What may still be undone."""
    undo_until: datetime | None = None
    warnings: tuple[AgeWarning, ...] = ()
    purged: int = 0
    """How many were deleted by age at this opening."""
    clock_doubtful: bool = False
    oddities: tuple[str, ...] = ()
    """Codes of what the vault found odd at opening."""
    lasting: bool = True
    """Whether this computer keeps anything after signing out."""
    notice: str = ""
