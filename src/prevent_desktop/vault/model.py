"""The plain values that callers of the vault see."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Kind(IntEnum):
    """What a sealed object is; the number stands in its header and never changes."""

    DRAFT = 1
    TABLE = 2
    """The key table itself; never saved or loaded by callers."""
    IDENTITY = 3
    PROFILE = 4
    RECORD = 5
    TRUSTED_SIGNER = 6
    UPKEEP = 7
    """When the program was last used and which warnings were shown; nothing about a person."""
    NOTE = 8
    """A short paper being written: an addition to a referral, or a decision not to refer."""


class SlotKind(StrEnum):
    """How the vault's key is kept."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105  (a name)
    KEYRING_AND_PASSPHRASE = "keyring+passphrase"  # noqa: S105  (a name)

    @property
    def needs_keyring(self) -> bool:
        return self is not SlotKind.PASSPHRASE

    @property
    def needs_passphrase(self) -> bool:
        return self is not SlotKind.KEYRING


class Wrap(IntEnum):
    """What wraps the vault's key in a slot file; the number stands in the file."""

    PASSPHRASE = 1
    KEYRING_AND_PASSPHRASE = 2
    RECOVERY = 3

    @property
    def slot(self) -> SlotKind:
        """The way in that this wrap belongs to."""
        both = self is Wrap.KEYRING_AND_PASSPHRASE
        return SlotKind.KEYRING_AND_PASSPHRASE if both else SlotKind.PASSPHRASE


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
