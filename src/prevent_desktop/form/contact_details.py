"""Whether a phone number or an email address can be one; nothing stricter."""

import re

_NUMBER = re.compile(r"\+?[\d(][\d\s().\-/]{3,40}\d")
_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s.\x00-\x1f\x7f]+(?:\.[^@\s.\x00-\x1f\x7f]+)+")
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


def can_be_phone(text: str) -> bool:
    """Whether a number that could be dialled stands in the text; a note around it is fine.

    `is_possible_number` of phonenumberslite decides, not `is_valid_number`: the latter rejects
    the ranges that Ofcom keeps for fiction, and ranges newer than its data.
    """
    import phonenumbers

    for match in _NUMBER.finditer(text):
        try:
            number = phonenumbers.parse(match[0], DEFAULT_REGION)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return True
    return False


def can_be_email(text: str) -> bool:
    """Whether the text has one @, a dotted domain, and no spaces or control characters."""
    return _EMAIL.fullmatch(text) is not None


def is_personal_mail(text: str) -> bool:
    """Whether the address belongs to a well-known personal mail service."""
    domain = text.rpartition("@")[2].casefold()
    return domain in _PERSONAL_DOMAINS or bool(_PERSONAL_FAMILIES.fullmatch(domain))
