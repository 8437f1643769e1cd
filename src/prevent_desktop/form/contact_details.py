"""Phone numbers and email addresses as people write them: what is usable, and what is doubtful.

Anything usable inside a text is usable, whatever stands around it. A doubt is a code, whose words
stand in the question set.
"""

import re
from collections.abc import Iterator

from prevent_desktop.form.folding import folded, seen_only

_RUN = re.compile(r"\+?[\d(][\d\s().\-/,;|&+_\[\]*\u00b7\u2022\u2219\u2027]{0,120}\d")
_GROUP = re.compile(r"\+?\d+")
_RELAY = re.compile(r"(?<!\d)1800[12][\s\-]+(?=[\d+(])")
"""The prefixes of the text relay service (Relay UK), dialled before the number itself."""
_MOST_GROUPS = 60
LONGEST = 1_000
"""Characters in which numbers and addresses are looked for; what follows is a story."""
_BRITISH = 10
"""Digits of a British number after its first 0."""
_WHOLE_BRITISH = 9
"""Digits after the first 0 from which on a British number is whole."""
_LONGEST = 15
"""Digits of any number of the world (ITU-T E.164)."""
_LABEL = r"[^\s@.,;:/|&?!'\u2019<>()\[\]\"\x00-\x1f\x7f]+"
_LOCAL = r"[^\s@<>()\[\],;:/|&\"'\x00-\x1f\x7f][^\s@<>()\[\],;:/|&\"\x00-\x1f\x7f]*"
_ADDRESS = re.compile(rf"(?<![@\w.]){_LOCAL}@{_LABEL}(?:\.{_LABEL})+(?!@)")
_AT = r"(?:\s*(?:[(\[{<]\s*(?:at|@)\s*[)\]}>])\s*|\s+at\s+)"
_DOT = r"(?:\.|\s*[(\[{<]\s*(?:dot|\.)\s*[)\]}>]\s*|\s+dot\s+)"
_SPELT_OUT = re.compile(
    rf"(?<![^\s,;:<(])(?:[^\s@]{{1,64}}\s+dot\s+[^\s@]|[^\s@]{{2}})[^\s@]{{0,62}}?{_AT}(?!www\.)"
    rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_DOT}[a-z]{{2,}}",
    re.IGNORECASE,
)
"""An address with its @, or its full stops too, written out."""
_LINKED = re.compile(r"[<(\[]?mailto:", re.IGNORECASE)
"""What mail programs paste before an address: "p@a.example<mailto:p@a.example>"."""
_ENDINGS = "ac|co|com|edu|eu|example|gov|ie|info|net|nhs|org|police|sch|school|uk|wales"
_DOUBTFUL = {
    "two_at": re.compile(r"@[^\s,;/|&@<>()\[\]]*@"),
    "comma": re.compile(
        rf"@[^\s@.,]*,(?!\S*@)\S*\w|@[^\s@,]*,(?:{_ENDINGS})(?:[.,](?:{_ENDINGS}))*(?!\S*@)(?![\w-])",
        re.IGNORECASE,
    ),
    "dots": re.compile(r"\w\.\.[^\s@]*@|@[^\s@]*\.\.+\w|\.@|@\.|(?:^|[\s<])\.[^\s.]\S*@"),
    "space": re.compile(r"@[^\s,;]*\s+\.\w"),
}
"""What makes an address doubtful wherever it stands in the text."""
_SPACED = re.compile(r"\s@|@\s|@\S*\s+\.|@\S*\.\s+\w+\.?\s*$")
_NO_ADDRESS = re.compile(r"(?<![^\s(])@ ?(?!\S*\.[^\W\d]{2})(?:\S|$)")
"""An @ beside an address that only means "at" ("text @ 3pm") or a name on a network ("@school")."""
_PERSONAL_DOMAINS = frozenset(
    {
        "126.com", "163.com", "aim.com", "aol.com", "aol.co.uk", "att.net", "blueyonder.co.uk",
        "btconnect.com", "btinternet.com", "btopenworld.com", "comcast.net", "duck.com",
        "fastmail.com", "fastmail.co.uk", "fastmail.fm", "free.fr", "freeserve.co.uk", "fsmail.net",
        "gmx.at", "gmx.ch", "gmx.co.uk", "gmx.com", "gmx.de", "gmx.fr", "gmx.net", "hey.com",
        "hushmail.com", "icloud.com", "inbox.com", "interia.pl", "laposte.net", "libero.it",
        "lineone.net", "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "naver.com",
        "ntlworld.com", "o2.co.uk", "o2.pl", "onet.pl", "orange.fr", "orange.net", "passport.com",
        "pm.me", "plus.com", "plusnet.com", "posteo.de", "proton.me", "protonmail.ch",
        "protonmail.com", "qq.com", "rediffmail.com", "rocketmail.com", "sky.com", "supanet.com",
        "t-online.de", "talk21.com", "talktalk.net", "tesco.net", "tiscali.co.uk", "tuta.com",
        "tuta.io", "tutamail.com", "tutanota.com", "tutanota.de", "uwclub.net", "verizon.net",
        "virgin.net", "virginmedia.com", "virginmedia.co.uk", "wanadoo.fr", "web.de", "wp.pl",
        "ymail.com", "zoho.com", "zoho.eu", "zohomail.com", "zohomail.eu", "zoom.co.uk",
    }
)  # fmt: skip
_PERSONAL_FAMILIES = re.compile(
    r"(?:gmail|gmial|gamil|gmai|gmaill|googlemail|hotmail|hotmial|hotmai|outlook|outlok|yahoo|yaho)"
    r"\.(?:com?(?:\.[a-z]{2})?|con|cm|[a-z]{2})|"
    r"live\.(?:com?(?:\.[a-z]{2})?|(?!ac|uk)[a-z]{2})|yandex\.(?:com|ru|by|kz|ua)"
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
    """The numbers that groups of digits make: from each group on, the longest that is possible.

    What begins with another digit ("9-5 01632 960101", "Room 12, ...") ends where a whole number
    begins with 0 or +.
    """
    first = 0
    while first < len(groups):
        number, after = _longest_from(groups, first)
        if number:
            yield number
        first = after


def _longest_from(groups: list[str], first: int) -> tuple[str, int]:
    """The longest possible number from a group on, or an empty one; and where to go on."""
    joined, longest, after = "", "", first + 1
    led = groups[first][0] in "+0"
    for place in range(first, len(groups)):
        group = groups[place]
        if place > first and (group[0] == "+" or (not led and _leads_a_number(groups, place))):
            break
        joined += group
        if len(joined) > _LONGEST + 3:
            break
        if _is_possible(joined):
            longest, after = joined, place + 1
    return longest, after


def _leads_a_number(groups: list[str], first: int) -> bool:
    """Whether a whole British number begins with the 0 of this group."""
    if groups[first][0] != "0":
        return False
    number, _after = _longest_from(groups, first)
    return len(number) > _WHOLE_BRITISH


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
    if numbers and not all(map(_is_cut_short, numbers)):
        return ""
    if any(map(_has_too_many, _runs(text))):
        return "long"
    if numbers:
        return "short"
    if "@" in text:
        return "email"
    digits = max((len(re.sub(r"\D", "", run)) for run in _runs(text)), default=0)
    if not digits:
        return "none" if not re.search(r"\d", text) else "short"
    return "long" if digits > _LONGEST - 4 else "short"


def _has_too_many(run: str) -> bool:
    """Whether a British number with its area code has more digits than such numbers have."""
    national = re.fullmatch(r"(?:\+?44|0044)?\(?0?\)?([1-9]\d*)", re.sub(r"[^\d+]", "", run))
    coded = re.match(r"\W{0,3}(?:0|44)", run) is not None
    return coded and national is not None and _BRITISH < len(national[1]) <= _BRITISH + 4


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
    seen = _LINKED.sub(" ", seen_only(text[:LONGEST]))
    if "@" not in seen:
        return "no_at"
    for doubt, sign in _DOUBTFUL.items():
        if sign.search(seen):
            return doubt
    rest, addresses = _ADDRESS.subn(" ", seen)
    rest = _SPELT_OUT.sub(" ", rest)
    if addresses:
        rest = _NO_ADDRESS.sub(" ", rest)
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
