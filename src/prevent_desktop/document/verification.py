"""Whether a file is as it was signed.

Unchanged means: every signature is intact and valid, later additions are only what the first one
allows, the last one covers the whole file, the fields are the expected ones, and the first
signature certifies the file. Who the signers are is another question, answered beside the verdict.
"""

import io
from collections.abc import Collection
from typing import Literal

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from prevent_desktop.document.bounds import bound_claims, limits
from prevent_desktop.document.fingerprints import fingerprint
from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.identity import NAMELESS, one_line
from prevent_desktop.document.quiet import quiet
from prevent_desktop.document.signature_part import LEAD_FIELD, REFERRER_FIELD
from prevent_desktop.document.verdict import Reason, SignatureFact, Verdict, VerdictKind

Since = Literal["nothing", "countersigned", "changed"]
_ALLOWED = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
_ORDER = (
    Reason.SIGNED_BYTES,
    Reason.SIGNATURE,
    Reason.ADDED,
    Reason.AFTER_THE_END,
    Reason.NOT_OURS,
)
_LONGEST_NAME = 200
"""Characters of a foreign certificate's name that are shown; real ones have at most 64."""
_ROLES: dict[str, Literal["referrer", "lead"]] = {REFERRER_FIELD: "referrer", LEAD_FIELD: "lead"}


def verify_file(pdf: bytes, known: Collection[str] = ()) -> Verdict:
    """The verdict on a file; never raises."""
    with quiet():
        try:
            reader = open_pdf(pdf)
        except Exception:  # noqa: BLE001  (a damaged file provokes anything)
            return Verdict(VerdictKind.UNREADABLE)
        return verdict_on(reader, known)


def open_pdf(pdf: bytes) -> Foreign:
    """Open a file far enough to know that it is a PDF that can be read without a password.

    Raises:
        Exception: anything at all, if it is not.

    """
    if b"%PDF-" not in pdf[:1024]:
        raise ValueError
    bound_claims()
    reader = PdfFileReader(io.BytesIO(pdf), strict=False, decode_limits=limits())
    if reader.encrypted:
        raise ValueError
    if "/Pages" not in reader.root:
        raise ValueError
    return reader


def verdict_on(reader: Foreign, known: Collection[str] = ()) -> Verdict:
    """The verdict on an opened file; anything that goes wrong means it was changed."""
    try:
        signatures = list(reader.embedded_signatures)
        if not signatures:
            return Verdict(VerdictKind.NOT_SIGNED)
        reasons = [Reason.NONE if _expected(signatures, reader) else Reason.NOT_OURS]
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        return Verdict(VerdictKind.CHANGED, reason=Reason.SIGNATURE)
    facts = []
    for number, signature in enumerate(signatures, start=1):
        try:
            reason, since = _examined(signature, last=number == len(signatures))
            if signature.field_name in _ROLES:  # whose another one is, nobody here can say
                facts.append(_fact(signature, known, since))
        except Exception:  # noqa: BLE001  (a damaged file provokes anything)
            reason = Reason.SIGNATURE
        reasons.append(reason)
    found = next((reason for reason in _ORDER if reason in reasons), Reason.NONE)
    kind = VerdictKind.CHANGED if found else VerdictKind.UNCHANGED
    return Verdict(kind, tuple(facts), found)


def _expected(signatures: list[Foreign], reader: Foreign) -> bool:
    """The referrer's signature first and certifying, then at most the lead's, and no others."""
    names = [signature.field_name for signature in signatures]
    first = signatures[0]
    return bool(
        names in ([REFERRER_FIELD], [REFERRER_FIELD, LEAD_FIELD])
        and len(reader.embedded_regular_signatures) == len(signatures)
        and reader.root["/Perms"].raw_get("/DocMDP") == first.sig_field.raw_get("/V")
        and first.docmdp_level == MDPPerm.FILL_FORMS
    )


def _examined(signature: Foreign, *, last: bool) -> tuple[Reason, Since]:
    """What is wrong with a signature, and what happened to the file after it was made."""
    context = ValidationContext(trust_roots=[], allow_fetching=False, revocation_mode="soft-fail")
    status = validate_pdf_signature(signature, signer_validation_context=context)
    if not status.intact:
        return Reason.SIGNED_BYTES, "changed"
    if not status.valid:
        return Reason.SIGNATURE, "changed"
    if not status.docmdp_ok or status.modification_level not in _ALLOWED:
        return Reason.ADDED, "changed"
    if last and status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return Reason.AFTER_THE_END, "changed"
    return Reason.NONE, "nothing" if last else "countersigned"


def _fact(signature: Foreign, known: Collection[str], since: Since) -> SignatureFact:
    certificate = signature.signer_cert
    mark = fingerprint(certificate.dump())
    claimed = signature.self_reported_timestamp
    start, end = certificate.not_valid_before, certificate.not_valid_after
    return SignatureFact(
        role=_ROLES[signature.field_name],
        name=_named(certificate, "common_name") or NAMELESS,
        fingerprint=mark,
        claimed_time=claimed.isoformat() if claimed else "",
        known=mark in known,
        certificate_in_date=claimed is not None and start <= claimed <= end,
        role_org=_named(certificate, "organization_name"),
        valid_from=start.isoformat(),
        valid_until=end.isoformat(),
        changed_since=since,
    )


def _named(certificate: Foreign, part: str) -> str:
    value = certificate.subject.native.get(part)
    return one_line(value)[:_LONGEST_NAME] if isinstance(value, str) else ""
