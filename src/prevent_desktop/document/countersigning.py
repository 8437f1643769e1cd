"""The lead's countersignature: never needed, on any computer, only on an unchanged paper."""

from datetime import datetime
from pathlib import Path

from prevent_desktop.document.identity import Identity
from prevent_desktop.document.mark import Mark
from prevent_desktop.document.signature_part import LEAD_FIELD
from prevent_desktop.document.signing import sign_field
from prevent_desktop.document.verdict import VerdictKind
from prevent_desktop.document.verification import verify_file
from prevent_desktop.errors import DocumentError

_REFUSALS = {
    VerdictKind.UNREADABLE: "unreadable",
    VerdictKind.NOT_SIGNED: "countersign_unsigned",
    VerdictKind.CHANGED: "countersign_changed",
    VerdictKind.NOT_OURS: "countersign_not_ours",
}


def countersign_file(
    pdf: bytes, identity: Identity, moment: datetime, fonts_dir: Path, mark: Mark
) -> bytes:
    """The paper with the lead's signature added; see `prevent_desktop.document.countersign`."""
    verdict = verify_file(pdf)
    if verdict.kind in _REFUSALS:
        raise DocumentError(_REFUSALS[verdict.kind])
    if len(verdict.signatures) > 1:
        raise DocumentError("already_countersigned")
    if verdict.signatures[0].fingerprint == identity.fingerprint:
        raise DocumentError("one_key")
    signed = sign_field(pdf, identity, moment, field=LEAD_FIELD, fonts_dir=fonts_dir, mark=mark)
    after = verify_file(signed)
    if (
        after.kind is not VerdictKind.UNCHANGED
        or len(after.signatures) != len(verdict.signatures) + 1
    ):
        raise DocumentError("read_back")
    return signed
