"""Which email addresses a draft message may be addressed to.

A changed recipient is an attack, so a To address is one plain ASCII address at a body that
receives referrals. Copies go to the user's own colleagues and are free of the list of domains.
"""

import re
from enum import StrEnum

from prevent_desktop.area.area import Area

ALLOWED_DOMAINS = ("police.uk", "gov.uk", "nhs.net", "cjsm.net")
"""Domains a referral may go to: police, government, health, and criminal justice secure mail."""

MAX_ADDRESS_LENGTH = 254
"""The longest address mail can carry (RFC 5321, section 4.5.3.1.3, less the angle brackets)."""

_WORD = r"[A-Za-z0-9_][A-Za-z0-9_+'-]*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_PLAIN_ADDRESS = re.compile(
    rf"(?=[^@]{{1,64}}@){_WORD}(?:\.{_WORD})*@(?:{_LABEL}\.)+[A-Za-z]{{2,63}}"
)
_ENCODED_LABEL = re.compile(r"(?:^|[@.])xn--", re.IGNORECASE)


class AddressProblem(StrEnum):
    """Why an address is not used. The words for a person stand in the resources."""

    EMPTY = "empty"
    MORE_THAN_ONE = "more_than_one"
    ENCODED_LABEL = "encoded_label"
    """A part of the domain is written as `xn--…`, which can imitate another name."""
    NOT_PLAIN = "not_plain"
    """A display name, a space, a letter outside ASCII, or simply no address."""
    DOMAIN_NOT_ALLOWED = "domain_not_allowed"


def check_copy(address: str) -> AddressProblem | None:
    """What is wrong with a copy address; None if it is exactly one plain address."""
    if not address:
        return AddressProblem.EMPTY
    if address.count("@") > 1:
        return AddressProblem.MORE_THAN_ONE
    if _ENCODED_LABEL.search(address):
        return AddressProblem.ENCODED_LABEL
    if len(address) > MAX_ADDRESS_LENGTH or not _PLAIN_ADDRESS.fullmatch(address):
        return AddressProblem.NOT_PLAIN
    return None


def check_recipient(address: str) -> AddressProblem | None:
    """What is wrong with a To address; None if it is plain and inside the allowed domains."""
    problem = check_copy(address)
    if problem:
        return problem
    domain = address.rpartition("@")[2].lower()
    if any(domain == allowed or domain.endswith(f".{allowed}") for allowed in ALLOWED_DOMAINS):
        return None
    return AddressProblem.DOMAIN_NOT_ALLOWED


def usable_recipient(area: Area) -> bool:
    """Whether a draft message can be addressed in this area."""
    return check_recipient(area.recipient.address) is None
