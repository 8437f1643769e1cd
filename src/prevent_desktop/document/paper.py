"""Everything a paper is made from."""

from dataclasses import dataclass, field
from datetime import datetime

from prevent_desktop.area.area import Area
from prevent_desktop.document.identity import Holder
from prevent_desktop.form.answers import Released
from prevent_desktop.form.definition import Form


@dataclass(frozen=True)
class Paper:
    """One referral, ready to be printed.

    `payload` is embedded as it is, or nothing if it is None; `shown` are the ids of the questions
    to print; `moment` is aware and becomes every date of the file; `signer` is who will sign, with
    the key of this `fingerprint`, which is printed if it is known. A `draft` is marked so on every
    page and has no place for a signature, nor has a `large_copy` in large print. `missing` and
    `doubtful` are ids of questions that an incomplete paper names on its first page. Answers never
    appear in the representation.
    """

    form: Form = field(repr=False)
    area: Area = field(repr=False)
    released: Released = field(repr=False)
    shown: frozenset[str] = field(repr=False)
    payload: bytes | None = field(repr=False)
    reference: str
    moment: datetime
    complete: bool
    signer: Holder = field(repr=False)
    fingerprint: str = ""
    replaces: str = ""
    """Of an amended copy: the reference of the paper whose place it takes."""
    why: str = field(default="", repr=False)
    changed: tuple[str, ...] | None = None
    """Labels of the questions whose answers were changed; None if that is not known."""
    draft: bool = False
    large_copy: bool = False
    missing: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
