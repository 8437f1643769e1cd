"""Names in certificates, compared and read without rules that refuse most of the world's names.

asn1crypto prepares a name for comparison by RFC 4518, with Unicode 3.2 and a rule about
directions: it raises for right-to-left letters beside Latin ones or digits, and for every
character that came later. pyHanko compares names when it looks for the certificate that signed.
A paper has one certificate, and the shape asks for its name to the byte; so a comparison as it
stands is enough. `_ldap_string_prep` is private: the exact version is pinned, and a test signs with
such names.
"""

from asn1crypto import x509

from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.identity import one_line

_LONGEST = 200
"""Characters of a foreign certificate's name that are shown; ours have at most 64 bytes."""


def compare_names_as_they_are() -> None:
    """From now on, names in certificates are the same when their characters are."""
    named: Foreign = x509.NameTypeAndValue
    named._ldap_string_prep = _as_it_is  # noqa: SLF001  (see above)


def _as_it_is(_named: Foreign, text: object) -> str:
    return str(text)


def name_part(certificate: Foreign, part: str) -> str:
    """One part of the holder's name, such as `common_name`, on one line; empty if there is none.

    Of several all are told: which of them another program shows cannot be known.
    """
    found = [
        one_line(each["value"].native)
        for names in certificate.subject.chosen
        for each in names
        if each["type"].native == part and isinstance(each["value"].native, str)
    ]
    return " / ".join(filter(None, found))[:_LONGEST]
