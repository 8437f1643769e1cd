"""Whether a file is as it was signed.

Unchanged means: the file is a paper in one of the closed shapes of `shape` to its last byte, every
signature is intact and valid, and two libraries see the same file. Who the signers are is another
question, answered beside the verdict. A file that is no paper of ours is looked at by
`unrecognised`.
"""

import hashlib
import io
from collections.abc import Collection
from typing import NamedTuple

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from prevent_desktop.document.certificate_names import compare_names_as_they_are
from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.plain_tokens import read_plain_tokens_at_once
from prevent_desktop.document.quiet import quiet
from prevent_desktop.document.shape import (
    Recognised,
    SignedPart,
    read_packed,
    readers_agree,
    recognise,
)
from prevent_desktop.document.shape.container import Container, open_container
from prevent_desktop.document.signature_facts import Role, Since, signature_fact
from prevent_desktop.document.signature_part import LEAD_FIELD, REFERRER_FIELD
from prevent_desktop.document.unrecognised import verdict_on_unrecognised
from prevent_desktop.document.verdict import Reason, SignatureFact, Verdict, VerdictKind

_ORDER = (
    Reason.SIGNED_BYTES,
    Reason.SIGNATURE,
    Reason.ADDED,
    Reason.AFTER_THE_END,
    Reason.NOT_OURS,
)
_FIELDS = {"referrer": REFERRER_FIELD, "lead": LEAD_FIELD}


class _Part(NamedTuple):
    """One signature: who is meant to have made it, what it covers, what stands in its gap."""

    role: Role
    signed: SignedPart
    container: Container | None


def verify_file(pdf: bytes, known: Collection[str] = ()) -> Verdict:
    """The verdict on a file; never raises."""
    return verify_paper(pdf, known)[0]


def verify_paper(pdf: bytes, known: Collection[str] = ()) -> tuple[Verdict, Recognised | None]:
    """The verdict on a file, and how much of it is a paper of ours; never raises."""
    with quiet():
        compare_names_as_they_are()
        read_plain_tokens_at_once()
        found = recognise(pdf)
        if found is None:
            return verdict_on_unrecognised(pdf, known), None
        return _verdict_on_paper(pdf, found, known), found


def _verdict_on_paper(pdf: bytes, found: Recognised, known: Collection[str]) -> Verdict:
    """The verdict on a file that is a paper of ours, or begins with one."""
    parts = [_Part("referrer", found.referrer, open_container(found.referrer.gap))]
    if found.lead is not None:
        parts.append(_Part("lead", found.lead, open_container(found.lead.gap)))
    follows = pdf[found.end :]
    reasons = [_wrong(pdf, part) for part in parts]
    if not _extension_fits(parts):
        reasons.append(Reason.NOT_OURS)
    if follows:
        reasons.append(Reason.ADDED if b"startxref" in follows else Reason.AFTER_THE_END)
    if not any(reasons):
        reasons += _examined(pdf, found, parts)
    reason = next((each for each in _ORDER if each in reasons), Reason.NONE)
    if reason is Reason.NOT_OURS and not follows:
        return Verdict(VerdictKind.NOT_OURS, _facts(parts, known, "not_known"), reason)
    facts = _facts(parts, known, "changed" if follows or reason else "nothing")
    return Verdict(VerdictKind.CHANGED if reason else VerdictKind.UNCHANGED, facts, reason)


def _extension_fits(parts: list[_Part]) -> bool:
    """Whether the extension for elliptic curves is named where it is first needed, and only there.

    A container that could not be read is told of by its own reason.
    """
    named = False
    for part in parts:
        on_curve = part.container is not None and part.container.on_curve
        if part.signed.curves_named != (on_curve and not named):
            return part.container is None
        named = named or on_curve
    return True


def _wrong(pdf: bytes, part: _Part) -> Reason:
    """What is wrong with one signature, as far as its own bytes tell."""
    if part.container is None:
        return Reason.SIGNATURE
    start, length, resume, rest = part.signed.byte_range
    digest = hashlib.sha256(pdf[start : start + length])
    digest.update(pdf[resume : resume + rest])
    if digest.digest() != part.container.digest:
        return Reason.SIGNED_BYTES
    if not part.container.closed:
        return Reason.NOT_OURS
    return Reason.NONE


def _examined(pdf: bytes, found: Recognised, parts: list[_Part]) -> list[Reason]:
    """What two libraries have to say of a file whose bytes are all as they should be."""
    reasons = []
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        read_packed(reader)
        signatures = list(reader.embedded_signatures)
        if [each.field_name for each in signatures] != [_FIELDS[part.role] for part in parts]:
            return [Reason.NOT_OURS]
        if signatures[0].docmdp_level != MDPPerm.FILL_FORMS:
            return [Reason.NOT_OURS]
        reasons = [_validated(each, last=each is signatures[-1]) for each in signatures]
    except Exception:  # noqa: BLE001  (a hostile certificate provokes anything)
        return [Reason.SIGNATURE]
    return [*reasons, Reason.NONE if readers_agree(pdf, found, reader) else Reason.NOT_OURS]


def _validated(signature: Foreign, *, last: bool) -> Reason:
    context = ValidationContext(trust_roots=[], allow_fetching=False, revocation_mode="soft-fail")
    status = validate_pdf_signature(
        signature,
        signer_validation_context=context,
        skip_diff=True,  # the shape allows less than pyHanko's rules, which can be led astray
    )
    if not status.intact:
        return Reason.SIGNED_BYTES
    if not status.valid:
        return Reason.SIGNATURE
    if last and status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return Reason.AFTER_THE_END
    return Reason.NONE


def _facts(parts: list[_Part], known: Collection[str], since: Since) -> tuple[SignatureFact, ...]:
    facts = (_fact(part, known, parts[-1], since) for part in parts)
    return tuple(fact for fact in facts if fact is not None)


def _fact(part: _Part, known: Collection[str], last: _Part, since: Since) -> SignatureFact | None:
    """What one signature says; None if it cannot be read."""
    if since == "nothing" and part is not last:
        since = "countersigned"
    if part.container is None:
        return None
    certificate, claimed = part.container.certificate, part.signed.claimed
    try:
        return signature_fact(part.role, certificate, claimed, known, since)
    except Exception:  # noqa: BLE001  (a hostile certificate provokes anything)
        return None
