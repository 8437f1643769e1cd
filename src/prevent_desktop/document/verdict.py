"""What can be said about a file and its signatures."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

MAX_FILE_BYTES = 128 * 1024 * 1024
"""A PDF longer than this is not read: ours stay far below it."""


class VerdictKind(StrEnum):
    """Whether a file is as it was signed."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_SIGNED = "not_signed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class SignatureFact:
    """One signature. Name and time are claims of the signer; the fingerprint is the key's.

    `claimed_time` is ISO 8601, empty if none is stated. `known` and `certificate_in_date` are
    said beside the verdict and never change it.
    """

    role: Literal["referrer", "lead"]
    name: str
    fingerprint: str
    claimed_time: str
    known: bool
    certificate_in_date: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a file, and its signatures in the order in which they were made."""

    kind: VerdictKind
    signatures: tuple[SignatureFact, ...] = ()
