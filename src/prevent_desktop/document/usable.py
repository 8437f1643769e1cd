"""Whether a key may sign now, and whether it is time to think of a new one."""

from datetime import datetime, timedelta

from prevent_desktop.document.identity import Identity, accepts
from prevent_desktop.errors import IdentityError
from prevent_desktop.moments import as_in, day_in_words

RENEWED_BEFORE = timedelta(days=60)
"""How long before its end a certificate is said to be due for renewal."""


def refuse_unusable(identity: Identity, moment: datetime) -> None:
    """Let nobody sign with a key that others could not check, or outside its certificate's dates.

    Raises:
        IdentityError: `key_not_accepted` (Ed25519 and others), `not_yet_valid`, `expired`.

    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    try:
        key = load_der_private_key(identity.private_key_der, None)
        start, end = identity.not_before, identity.not_after
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise IdentityError("key_not_accepted") from None
    if not accepts(key):
        raise IdentityError("key_not_accepted")
    if moment < start:
        raise IdentityError("not_yet_valid", day=day_in_words(as_in(start, moment)))
    if moment > end:
        raise IdentityError("expired", day=day_in_words(as_in(end, moment)))


def renewal_due(identity: Identity, moment: datetime) -> datetime | None:
    """When the certificate ends, if that is less than sixty days away or past; else None.

    A new key has a new fingerprint, which those who compare it need to be told.
    """
    end = identity.not_after
    return end if ends_soon(end, moment) else None


def ends_soon(end: datetime, moment: datetime) -> bool:
    """Whether a certificate ends in less than sixty days, or did."""
    return end - moment < RENEWED_BEFORE
