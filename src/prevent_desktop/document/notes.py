"""What the short papers of the same family hold: an addition, a decision, a receipt, a rest."""

from dataclasses import dataclass, field
from datetime import datetime

from prevent_desktop.area.area import Area
from prevent_desktop.document.identity import Holder


@dataclass(frozen=True, slots=True)
class Addendum:
    """What became known after a referral; it names the first one. To be signed like it."""

    area: Area = field(repr=False)
    reference: str
    first_reference: str
    person: str = field(repr=False)
    referrer: str = field(repr=False)
    phone: str = field(repr=False)
    text: str = field(repr=False)
    moment: datetime
    signer: Holder = field(repr=False)
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Considered:
    """A concern that was considered and not referred, for the organisation's own record.

    `about` is as little of the person as the record needs. To be signed, if wanted.
    """

    marking: str
    reference: str
    about: str = field(repr=False)
    decided_by: str = field(repr=False)
    concern: str = field(repr=False)
    reasons: str = field(repr=False)
    support: str = field(repr=False)
    moment: datetime
    signer: Holder = field(repr=False)
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody says they handed over: to whom, how and when, in their own words.

    `files` are names and SHA-256 in hexadecimal; `moment` is when the receipt itself is made.
    """

    area: Area = field(repr=False)
    reference: str
    handed_to: str = field(repr=False)
    how: str = field(repr=False)
    handed_over: str
    by: str = field(repr=False)
    files: tuple[tuple[str, str], ...]
    fingerprint: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Continuation:
    """What did not fit into the boxes of somebody else's form, whole; not signed."""

    marking: str
    reference: str
    texts: tuple[tuple[str, str], ...] = field(repr=False)
    moment: datetime


Note = Addendum | Considered | Receipt | Continuation
