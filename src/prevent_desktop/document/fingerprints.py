"""Fingerprints of certificates: made, grouped to be read out, read back however they are typed."""

import hashlib
import re
import string

_DIGITS = 64
"""Hexadecimal digits of a SHA-256."""
_GROUPS_PER_LINE = 8
_BETWEEN = re.compile(r"[\s:\-\u00ad\u2010-\u2015]+")
"""What may stand between groups: blanks, colons, and any hyphen or dash a program made of one."""


def fingerprint(certificate_der: bytes) -> str:
    """The SHA-256 of a certificate in upper hexadecimal, grouped in fours with hyphens."""
    return _grouped(hashlib.sha256(certificate_der).hexdigest().upper())


def read_fingerprint(text: str) -> str:
    """A fingerprint as `fingerprint` writes it, from one typed or copied in any grouping or case.

    Raises ValueError if it is not 64 hexadecimal digits.
    """
    digits = _BETWEEN.sub("", text).upper()
    if len(digits) != _DIGITS or not set(digits) <= set(string.hexdigits):
        raise ValueError
    return _grouped(digits)


def two_lines(mark: str) -> str:
    """A fingerprint in two lines of eight groups, to be read out and compared by phone."""
    groups = mark.split("-")
    return "\n".join(
        "-".join(groups[at : at + _GROUPS_PER_LINE])
        for at in range(0, len(groups), _GROUPS_PER_LINE)
    )


def spoken(mark: str) -> str:
    """The same two lines with blanks between the groups: for a screen, where it may wrap."""
    return two_lines(mark).replace("-", " ")


def _grouped(digits: str) -> str:
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))
