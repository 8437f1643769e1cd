"""Whom the box of a signature names: the key that signed, or somebody else.

The verdict speaks of the key; the box is drawn by whoever signs, and a stranger can draw another
name and fingerprint in it.
"""

import unicodedata
from collections.abc import Mapping, Sequence

from prevent_desktop.document.identity import NAMELESS
from prevent_desktop.document.likeness import Table, look_alike
from prevent_desktop.document.signature_part import LEAD_FIELD, REFERRER_FIELD, TYPED_BELOW
from prevent_desktop.document.verdict import SignatureFact

_LEAST_OF_A_CUT_NAME = 12
"""Characters of a name that was cut to its box that have to be the key's all the same."""
_OF_A_TYPED, _OF_A_MARK = 2, 4
"""Lines of a typed signature, and of when it was with the fingerprint."""
FIELDS: Mapping[str, str] = {"referrer": REFERRER_FIELD, "lead": LEAD_FIELD}
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
    name, *roles = lines[1 : max(2, ends - _OF_A_MARK)]
    told = [line for line in roles if _names_somebody(line)]
    named = fact.role_org if _names_somebody(fact.role_org) else ""
    return (
        same_name(name, fact.name, table)
        and len(told) <= 1
        and (not named or (bool(told) and same_name(told[0], named, table)))
    )


def _names_somebody(line: str) -> bool:
    return line != NAMELESS and any(map(str.isalnum, line))


def _digits(fingerprint: str) -> str:
    return "".join(filter(str.isalnum, fingerprint)).upper()


def same_name(typed: str, name: str, table: Table) -> bool:
    """Whether both are one name; each may be cut, to its box or to what a certificate holds."""
    typed, name = _seen(typed), _seen(name)
    if typed == name or (name == NAMELESS and not _names_somebody(typed)):
        return True
    shown, cut, _ = typed.partition(_CUT)
    shown = shown.strip()
    lengths = []
    if cut and len(shown) >= _LEAST_OF_A_CUT_NAME:
        lengths.append(len(shown))
    if len(name.encode()) > _LONGEST_NAME - _LONGEST_CHARACTER:
        lengths.append(len(name))
    if lengths:
        shown, name = shown[: min(lengths)], name[: min(lengths)]
    return shown == name or look_alike(shown, name, table)


def _seen(name: str) -> str:
    """A name without what is not seen of it, such as joiners: certificates hold none."""
    return "".join(each for each in name if unicodedata.category(each) != "Cf").strip()
