"""The plain values that callers of the vault see."""

from dataclasses import dataclass
from enum import StrEnum

from prevent_desktop.sealing.kinds import Kind, SlotKind


class Health(StrEnum):
    """What became of one saved object on disk."""

    WHOLE = "whole"
    FELL_BACK = "fell_back"
    """The newest generation is damaged; the one before it is shown."""
    ROLLED_BACK = "rolled_back"
    """Older than the last one this vault is known to have saved."""
    DAMAGED = "damaged"
    MISSING = "missing"
    NEWER = "made_by_newer_version"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a listing. ``summary`` is None when no generation can be read."""

    object_id: str
    kind: Kind
    generation: int
    summary: bytes | None
    health: Health

    @property
    def readable(self) -> bool:
        return self.summary is not None


@dataclass(frozen=True, slots=True)
class Loaded:
    """One object opened: the caller's own bytes and how they were found."""

    kind: Kind
    summary: bytes
    body: bytes
    generation: int
    health: Health


@dataclass(frozen=True, slots=True)
class Description:
    """What can be known of a vault without any key."""

    slot: SlotKind
    backend: str
    """The keyring that was used when the vault was made; empty for a passphrase alone."""
    has_recovery: bool = False
    """Whether a recovery phrase opens it too."""
