"""Phone numbers and email addresses as people write them: what is usable, and what is doubtful.

Anything usable inside a text is usable, whatever stands around it. A doubt is a code, whose words
stand in the question set.
"""

import re
from collections.abc import Iterator

from prevent_desktop.form.folding import folded, seen_only

_RUN = re.compile(r"\+?[\d(][\d\s().\-/,;|&+]{0,120}\d")
_GROUP = re.compile(r"\+?\d+")
_RELAY = re.compile(r"(?<!\d)1800[12][\s\-]+(?=[\d+(])")
"""The prefixes of the text relay service (Relay UK), dialled before the number itself."""
_MOST_GROUPS = 60
LONGEST = 1_000
"""Characters in which numbers and addresses are looked for; what follows is a story."""
_BRITISH = 10
"""Digits of a British number after its first 0."""
_LONGEST = 15
"""Digits of any number of the world (ITU-T E.164)."""
_LABEL = r"[^\s@.,;:/|&?!'\u2019<>()\[\]\"\x00-\x1f\x7f]+"
_LOCAL = r"[^\s@<>()\[\],;:/|&\"'\x00-\x1f\x7f][^\s@<>()\[\],;:/|&\"\x00-\x1f\x7f]*"
_ADDRESS = re.compile(rf"(?<![@\w.]){_LOCAL}@{_LABEL}(?:\.{_LABEL})+(?!@)")
_SPELT_OUT = re.compile(rf"[^\s@]{{2,}}\s*[(\[]at[)\]]\s*{_LABEL}(?:\.{_LABEL})+", re.IGNORECASE)
_DOUBTFUL = {
    "two_at": re.compile(r"@[^\s,;/|&@]*@"),
    "comma": re.compile(r"@[^\s@]*,(?!\S*@)\S*\w"),
    "dots": re.compile(r"\.\.|\.@|@\.|(?:^|[\s<])\.\S*@"),
    "space": re.compile(r"@[^\s,;]*\s+\.\w"),
}
"""What makes an address doubtful wherever it stands in the text."""
_SPACED = re.compile(r"\s@|@\s|@\S*\s+\.|@\S*\.\s+\w+\.?\s*$")
_PERSONAL_DOMAINS = frozenset(
    {
        "aol.com", "aol.co.uk", "btinternet.com", "gmx.com", "gmx.co.uk", "icloud.com", "mac.com",
        "mail.com", "me.com", "msn.com", "ntlworld.com", "proton.me", "protonmail.com",
        "sky.com", "talktalk.net", "virginmedia.com", "ymail.com",
    }
)  # fmt: skip
_PERSONAL_FAMILIES = re.compile(
    r"(?:gmail|googlemail|hotmail|live|outlook|yahoo)\.(?:com?(?:\.[a-z]{2})?|[a-z]{2})"
)
DEFAULT_REGION = "GB"
"""Numbers without a country code are read as British."""


def numbers_in(text: str) -> tuple[str, ...]:
    """Every number in the text that could be dialled from elsewhere, in order, as its digits.

    `is_possible_number` of phonenumberslite decides, not `is_valid_number`: the latter rejects
    the ranges that Ofcom keeps for fiction, and ranges newer than its data.
    """
    return tuple(
        number for run in _runs(text) for number in _numbers_of(_GROUP.findall(run)[:_MOST_GROUPS])
    )


def _runs(text: str) -> list[str]:
    return _RUN.findall(_RELAY.sub(" ; ", folded(text[:LONGEST])))


def _numbers_of(groups: list[str]) -> Iterator[str]:
    """The numbers that groups of digits make: from each group on, the longest that is possible."""
    first = 0
    while first < len(groups):
        joined, longest, after = "", "", first + 1
        for place in range(first, len(groups)):
            if place > first and groups[place].startswith("+"):
                break
            joined += groups[place]
            if len(joined) > _LONGEST + 3:
                break
            if _is_possible(joined):
                longest, after = joined, place + 1
        if longest:
            yield longest
        first = after


def _is_possible(number: str, *, here: bool = False) -> bool:
    """Whether the number could be dialled; with `here`, only within its own area is enough."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        return False
    if here:
        return bool(phonenumbers.is_possible_number(parsed))
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE)


def can_be_phone(text: str) -> bool:
    """Whether a number that could be dialled stands in the text, if only from the same area."""
    return bool(numbers_in(text)) or any(_is_local(run) for run in _runs(text))


def _is_local(run: str) -> bool:
    return len(re.sub(r"\D", "", run)) > 4 and _is_possible(run, here=True)


def phone_doubt(text: str) -> str:
    """Why the text may not be a phone number: "email", "none", "short", "long"; empty if it is."""
    numbers = numbers_in(text)
    if numbers:
        return "" if not all(map(_is_cut_short, numbers)) else "short"
    if "@" in text:
        return "email"
    digits = max((len(re.sub(r"\D", "", run)) for run in _runs(text)), default=0)
    if not digits:
        return "none" if not re.search(r"\d", text) else "short"
    return "long" if digits > _LONGEST - 4 else "short"


def _is_cut_short(number: str) -> bool:
    """Whether a British number has fewer digits than such numbers have.

    Nine after the first 0 are possible for a few 01 areas and 0800 (Ofcom, National Telephone
    Numbering Plan), so it is a doubt and no more.
    """
    national = re.fullmatch(r"(?:\+44|0044|44)?0?([1-9]\d+)", number)
    if national is None or (number[:1] == "+" and not number.startswith("+44")):
        return False
    foreign = number.startswith("00") and not number.startswith("0044")
    digits = national[1]
    return not foreign and len(digits) < _BRITISH and not digits.startswith(("800", "500", "845"))


def addresses_in(text: str) -> tuple[str, ...]:
    """Every email address in the text: one @, a dotted domain, no spaces or control characters."""
    return tuple(_ADDRESS.findall(seen_only(text[:LONGEST])))


def can_be_email(text: str) -> bool:
    """Whether an email address stands in the text, if only with its @ written out: "(at)"."""
    return bool(addresses_in(text)) or _SPELT_OUT.search(seen_only(text[:LONGEST])) is not None


def email_doubt(text: str) -> str:
    """Why the text may not be an email address; empty if it is.

    "no_at", "two_at", "comma" (where a full stop may be meant), "space", "dots" or "no_dot".
    """
    seen = seen_only(text[:LONGEST])
    if "@" not in seen:
        return "no_at"
    for doubt, sign in _DOUBTFUL.items():
        if sign.search(seen):
            return doubt
    rest = _ADDRESS.sub(" ", seen)
    if "@" not in rest:
        return ""
    return "space" if _SPACED.search(rest) else "no_dot"


def is_personal_mail(text: str) -> bool:
    """Whether every address in the text belongs to a well-known personal mail service."""
    addresses = addresses_in(text)
    return bool(addresses) and all(map(_is_personal, addresses))


def _is_personal(address: str) -> bool:
    domain = address.rpartition("@")[2].casefold()
    return domain in _PERSONAL_DOMAINS or bool(_PERSONAL_FAMILIES.fullmatch(domain))
