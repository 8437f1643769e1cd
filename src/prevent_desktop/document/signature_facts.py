"""What one signature says about who made it, out of its certificate. Claims, all of it."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Literal

from asn1crypto import x509

from prevent_desktop.document.certificate_names import name_part
from prevent_desktop.document.fingerprints import fingerprint
from prevent_desktop.document.identity import NAMELESS
from prevent_desktop.document.verdict import SignatureFact

Role = Literal["referrer", "lead"]
Since = Literal["nothing", "countersigned", "changed", "not_known"]


def signature_fact(
    role: Role, certificate_der: bytes, claimed: str, known: Collection[str], since: Since
) -> SignatureFact:
    """The facts for a verdict; `claimed` are the digits of the time the signature states (UTC).

    Raises:
        Exception: anything at all, for a certificate that cannot be read.

    """
    certificate = x509.Certificate.load(certificate_der)
    mark = fingerprint(certificate_der)
    start, end = certificate.not_valid_before, certificate.not_valid_after
    moment = _moment(claimed)
    return SignatureFact(
        role=role,
        name=name_part(certificate, "common_name") or NAMELESS,
        fingerprint=mark,
        claimed_time=moment.isoformat() if moment else "",
        known=mark in known,
        certificate_in_date=moment is not None and start <= moment <= end,
        role_org=name_part(certificate, "organization_name"),
        valid_from=start.isoformat(),
        valid_until=end.isoformat(),
        changed_since=since,
    )


def _moment(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
