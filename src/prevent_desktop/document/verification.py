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

from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.identity import NAMELESS, fingerprint
from prevent_desktop.document.quiet import quiet
from prevent_desktop.document.story import LEAD_FIELD, REFERRER_FIELD
from prevent_desktop.document.verdict import SignatureFact, Verdict, VerdictKind

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
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
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
        whole = _expected(signatures, reader)
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        return Verdict(VerdictKind.CHANGED)
    facts = []
    for number, signature in enumerate(signatures, start=1):
        try:
            intact = _unchanged(signature, last=number == len(signatures))
            if signature.field_name in _ROLES:  # whose another one is, nobody here can say
                facts.append(_fact(signature, known))
        except Exception:  # noqa: BLE001  (a damaged file provokes anything)
            intact = False
        whole = whole and intact
    return Verdict(VerdictKind.UNCHANGED if whole else VerdictKind.CHANGED, tuple(facts))


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


def _unchanged(signature: Foreign, *, last: bool) -> bool:
    context = ValidationContext(trust_roots=[], allow_fetching=False, revocation_mode="soft-fail")
    status = validate_pdf_signature(signature, signer_validation_context=context)
    coverage = SignatureCoverageLevel.ENTIRE_FILE
    return bool(
        status.intact
        and status.valid
        and status.docmdp_ok
        and status.modification_level
        in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
        and (not last or status.coverage == coverage)
    )


def _fact(signature: Foreign, known: Collection[str]) -> SignatureFact:
    certificate = signature.signer_cert
    mark = fingerprint(certificate.dump())
    claimed = signature.self_reported_timestamp
    in_date = (
        claimed is not None
        and certificate.not_valid_before <= claimed <= certificate.not_valid_after
    )
    names = certificate.subject.native.get("common_name", NAMELESS)
    return SignatureFact(
        role=_ROLES[signature.field_name],
        name=names if isinstance(names, str) else NAMELESS,
        fingerprint=mark,
        claimed_time=claimed.isoformat() if claimed else "",
        known=mark in known,
        certificate_in_date=in_date,
    )
