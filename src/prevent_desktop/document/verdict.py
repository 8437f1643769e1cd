"""What can be said about a file and its signatures."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

MAX_FILE_BYTES = 32 * 1024 * 1024
"""A PDF longer than this is not read. The largest paper that was made, from 8 MB of answers that do
not pack at all, has 18 MB."""


class VerdictKind(StrEnum):
    """Whether a file is as it was signed."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_OURS = "not_ours"
    """What was signed is whole and all there is, but this version does not write a file so: another
    program did, or a newer version of this one. It is not known to be changed."""
    NOT_SIGNED = "not_signed"
    UNREADABLE = "unreadable"


class Reason(StrEnum):
    """Why a file counts as changed, or as unreadable; the first that applies."""

    NONE = ""
    SIGNED_BYTES = "signed_bytes"
    """Something that was signed is no longer as it was."""
    SIGNATURE = "signature"
    """The signature itself is damaged."""
    ADDED = "added"
    """Something was added after signing that is not a countersignature."""
    AFTER_THE_END = "after_the_end"
    """Bytes follow after the last signature's end."""
    NOT_OURS = "not_ours"
    """It is not a paper in a shape that this program writes. Of a file that is called changed: and
    some of it stands outside of what was signed."""
    TOO_SLOW = "too_slow"
    """It could not be checked in time; said of an unreadable file."""
    TOO_LARGE = "too_large"
    """It could not be checked within the memory a paper needs; said of an unreadable file."""


@dataclass(frozen=True, slots=True)
class SignatureFact:
    """One signature. Name and time are claims of the signer; the fingerprint is the key's.

    Times are ISO 8601, empty if none is stated. `known` and `certificate_in_date` are said beside
    the verdict and never change it. `changed_since` is what happened to the file afterwards.
    """

    role: Literal["referrer", "lead"]
    name: str
    fingerprint: str
    claimed_time: str
    known: bool
    certificate_in_date: bool
    role_org: str = ""
    valid_from: str = ""
    valid_until: str = ""
    changed_since: Literal["nothing", "countersigned", "changed", "not_known"] = "nothing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a file, and its signatures in the order in which they were made."""

    kind: VerdictKind
    signatures: tuple[SignatureFact, ...] = ()
    reason: Reason = Reason.NONE

    @property
    def one_key_twice(self) -> bool:
        """Whether both signatures are by the same key, so that the second adds nobody."""
        prints = [fact.fingerprint for fact in self.signatures]
        return len(set(prints)) < len(prints)

    @property
    def every_key_known(self) -> bool:
        """Whether it is signed, and each key is one that this computer knows or was told."""
        return bool(self.signatures) and all(fact.known for fact in self.signatures)
