"""Whom the box of a signature names: the key that signed, or somebody else.

The verdict speaks of the key; the box is drawn by whoever signs, and a stranger can draw another
name and fingerprint in it.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import repeat

from prevent_desktop.document.identity import NAMELESS, certificate_name, one_line
from prevent_desktop.document.likeness import Table, look_alike
from prevent_desktop.document.signature_part import (
    FINGERPRINT_WORDS,
    LEAD_FIELD,
    REFERRER_FIELD,
    TITLES,
    TYPED_BELOW,
)
from prevent_desktop.document.verdict import SignatureFact
from prevent_desktop.moments import day_in_words, in_words

_LEAST_OF_A_CUT_NAME = 12
"""Characters of a name that was cut to its box that have to be the key's all the same."""
_OF_A_TYPED, _OF_A_MARK = 2, 4
"""Lines of a typed signature, and of when it was with the fingerprint."""
FIELDS: Mapping[str, str] = {"referrer": REFERRER_FIELD, "lead": LEAD_FIELD}
_ENCLOSED = frozenset(map(chr, (*range(0x2460, 0x2500), *range(0x1F100, 0x1F200))))
"""Letters in circles and squares, of which not all come apart into letters."""
_QUARTER = 15
"""Minutes that zones differ by."""
_CUT = "\u2026"
_LONGEST_NAME, _LONGEST_CHARACTER = 64, 4
"""Bytes of a name in a certificate, and of a character in it."""


def typed_name(lines: Sequence[str]) -> str:
    """The name typed in a signature's box; empty if it was drawn, or neither."""
    return lines[-2] if len(lines) > 1 and lines[-1] == TYPED_BELOW else ""


def is_of_the_key(lines: Sequence[str], fact: SignatureFact, table: Table) -> bool:
    """Whether a box shows the name, the role and the fingerprint of the key that signed.

    A title, the name, the role if there is one, when it was, a line of words, two of the
    fingerprint, and then a typed signature or nothing: see `document.appearance`. What has no
    letter or digit names nobody; a role that the certificate does not state is a claim like others.
    """
    wanted = _digits(fact.fingerprint)
    ends = next(
        (at for at in range(2, len(lines) + 1) if _digits("".join(lines[at - 2 : at])) == wanted), 0
    )
    follows = lines[ends:]
    if not ends or (follows and (len(follows) > _OF_A_TYPED or follows[-1] != TYPED_BELOW)):
        return False
    named = [part for part in (fact.name, fact.role_org) if _names_somebody(part)]
    told = [line for line in lines[1 : max(1, ends - _OF_A_MARK)] if _names_somebody(line)]
    return (
        lines[0] == TITLES[FIELDS[fact.role]]
        and lines[max(0, ends - 3)] == FINGERPRINT_WORDS
        and _is_when(lines[max(0, ends - _OF_A_MARK)], fact.claimed_time)
        and 0 <= len(told) - len(named) <= (not _names_somebody(fact.role_org))
        and all(map(same_name, told, named, repeat(table)))
    )


def _is_when(line: str, claimed: str) -> bool:
    """Whether a line says the time that a signature states, by the clocks of any zone."""
    if not claimed:
        return True
    moment = datetime.fromisoformat(claimed).astimezone(UTC)
    said = line.rpartition(" (")[0]
    offsets = (timedelta(minutes=_QUARTER * n) for n in range(-12 * 4, 14 * 4 + 1))
    return line in (in_words(moment), day_in_words(moment)) or any(
        said == in_words(moment + offset).rpartition(" (")[0] for offset in offsets
    )


def _names_somebody(line: str) -> bool:
    plain = unicodedata.normalize("NFKC", line)
    return line != NAMELESS and any(c.isalnum() or c in _ENCLOSED for c in plain)


def _digits(fingerprint: str) -> str:
    return "".join(filter(str.isalnum, fingerprint)).upper()


def same_name(typed: str, name: str, table: Table) -> bool:
    """Whether both are one name; each may be cut, to its box or to what a certificate holds."""
    typed, name = one_line(typed), one_line(name)
    if typed == name or (name == NAMELESS and not _names_somebody(typed)):
        return True
    if certificate_name(typed) == certificate_name(name):
        return True
    shown = typed.removesuffix(_CUT).strip()
    if shown != typed and _width(shown) >= _LEAST_OF_A_CUT_NAME:
        is_cut = len(name.encode()) > _LONGEST_NAME - _LONGEST_CHARACTER
        length = min(len(shown), len(name)) if is_cut else len(shown)
        shown, name = shown[:length], name[:length]
    return shown == name or look_alike(shown, name, table)


def _width(text: str) -> int:
    """How wide a text is, in narrow letters."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
