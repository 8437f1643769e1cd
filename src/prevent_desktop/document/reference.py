"""References of referrals: short enough to read out, without letters that look like digits."""

import re
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from prevent_desktop.form.folding import seen_only
from prevent_desktop.form.spelling import one_letter_apart

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUPS, _LENGTH = 2, 4
_LONGEST = 500
"""Characters in which a reference is looked for."""
_GROUP = f"[{ALPHABET}]{{{_LENGTH}}}"
_OWN = re.compile("-".join(["PR", *[_GROUP] * _GROUPS]))
_GAP = r"[\s_.:#/-]{0,3}"
_BEFORE = r"(?<![A-Z0-9])"
_AFTER = rf"(?![A-Z0-9])(?!-(?!FORM\b)[A-Z0-9]{{{_LENGTH}}}\b)"
_WRITTEN = re.compile(rf"{_BEFORE}PR{_GAP}({_GROUP})({_GAP})({_GROUP}){_AFTER}")
"""One of ours in the midst of other words, whatever stands between its parts."""
_LIKE = re.compile(rf"{_BEFORE}(?:PR{_GAP})?([A-Z0-9]{{3,5}})-([A-Z0-9]{{3,5}}){_AFTER}")
"""Two groups as of one of ours, with any letters and figures, with PR before them or without."""
_MEANT = re.compile(r"PR[^A-Z]|PR(?!EVENT)(?=.*\d)[A-Z0-9]{7,9}$")
"""What somebody who copies one of ours would write, well or badly."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


class ReferenceDoubt(StrEnum):
    """Why a reference should be looked at again. The words for it stand with the page."""

    MISWRITTEN = "miswritten"
    """Meant to be one of ours, but it cannot be."""
    CLOSE = "close"
    """One letter or digit from one that this computer made."""
    UNKNOWN = "unknown"
    """None that this computer made; another one may have."""


@dataclass(frozen=True, slots=True)
class ReferenceCheck:
    """A doubt about a reference; `known` is the one it may have been meant to be."""

    doubt: ReferenceDoubt
    known: str = ""


def new_reference(below: Callable[[int], int] = secrets.randbelow) -> str:
    """A new reference such as "PR-7K2M-4H9Q"; `below(n)` draws a number from 0 to n - 1."""
    groups = (
        "".join(ALPHABET[below(len(ALPHABET))] for _ in range(_LENGTH)) for _ in range(_GROUPS)
    )
    return "-".join(["PR", *groups])


def own_reference(typed: str, known: Collection[str] = ()) -> str:
    """The reference of ours in a text, as we write it; "" if there is none, or there are several.

    It may be in any case, with any dash or none, and with words around it ("Ref: pr 7k2m 4h9q").
    Letters alone are one only as we write them ("PR-ADAM-KHAN"; "PR Adam Khan" is a name), or if
    they are one of the `known`, which may also stand there without PR.
    """
    text = _upper(typed)
    found = set()
    for first, gap, second in _WRITTEN.findall(text):
        reference = f"PR-{first}-{second}"
        if reference in known or gap == "-" or re.search(r"\d", first + second):
            found.add(reference)
    found |= _like(text).intersection(known)
    return found.pop() if len(found) == 1 else ""


def _like(text: str) -> set[str]:
    """What is written as ours are, if only nearly."""
    return {f"PR-{first}-{second}" for first, second in _LIKE.findall(text)}


def check_reference(typed: str, known: Collection[str]) -> ReferenceCheck | None:
    """What is doubtful about a reference that was typed, going by those made on this computer.

    None also for what nobody here can judge, such as a number that the police gave. References
    have no check digit, so one made elsewhere can only be called unknown.
    """
    text = _upper(typed)
    own = own_reference(typed, known)
    tidy = own or "".join(text.split())
    candidates = {tidy, *_like(text)}
    near = next((k for k in sorted(known) for c in candidates if one_letter_apart(k, c)), "")
    if own in known or not (own or near or _MEANT.match(tidy)):
        return None
    if not _OWN.fullmatch(tidy):
        return ReferenceCheck(ReferenceDoubt.MISWRITTEN, near)
    return ReferenceCheck(ReferenceDoubt.CLOSE if near else ReferenceDoubt.UNKNOWN, near)


def _upper(typed: str) -> str:
    return seen_only(typed[:_LONGEST]).translate(_DASHES).upper()
