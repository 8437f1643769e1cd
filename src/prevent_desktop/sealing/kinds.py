"""What can be sealed, and how the key to it can be kept."""

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
    OWN = 9
    """What the user taught the program: own spelling words, how form files are filled in."""


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
