"""What can be said of a file that is no paper that this version knows.

Whether it can be read, is signed, and has signed bytes that changed since. Where they are whole and
are all there is, it may be a paper of a newer version: it is not called changed. It is a stranger's
file, so it is looked at in a process of its own (see `papers.strangers`). Nothing is repaired: what
a strict reader cannot read is unreadable.
"""

import hashlib
import io
import re
from collections.abc import Collection, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from prevent_desktop.document.shape.container import Container, open_container
from prevent_desktop.document.signature_facts import Role, Since, signature_fact
from prevent_desktop.document.signature_part import LEAD_FIELD, REFERRER_FIELD
from prevent_desktop.document.verdict import Reason, SignatureFact, Verdict, VerdictKind

_MOST_FIELDS = 2_000
"""Fields that are looked at for a signature; a form has some hundreds."""
_MOST_SIGNATURES = 2
"""Signatures about which something is said: a paper has no more."""
_GAP = re.compile(rb"<[0-9A-Fa-f]*>")
_LONGEST_GAP = 128 * 1024
_ROLES: dict[str, Role] = {REFERRER_FIELD: "referrer", LEAD_FIELD: "lead"}


def verdict_on_unrecognised(pdf: bytes, known: Collection[str]) -> Verdict:
    """The verdict; never "unchanged", never raises."""
    if b"%PDF-" not in pdf[:1024]:
        return Verdict(VerdictKind.UNREADABLE)
    try:
        with open_strictly(pdf) as opened:
            signatures = list(_signatures(opened))
            if not signatures:
                return Verdict(VerdictKind.NOT_SIGNED)
            return _verdict_on_signed(pdf, signatures, known)
    except MemoryError:
        return Verdict(VerdictKind.UNREADABLE, reason=Reason.TOO_LARGE)
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        return Verdict(VerdictKind.UNREADABLE)


def open_strictly(pdf: bytes) -> pikepdf.Pdf:
    """Open a file that has pages and is not encrypted, repairing nothing.

    Raises:
        Exception: anything at all, if it is not such a file.

    """
    opened = pikepdf.open(io.BytesIO(pdf), attempt_recovery=False, suppress_warnings=True)
    if opened.is_encrypted or not isinstance(opened.Root.get(Name.Pages), Dictionary):
        opened.close()
        raise ValueError
    return opened


def _signatures(opened: pikepdf.Pdf) -> Iterator[tuple[str, Dictionary]]:
    """Every signed field: its name and its signature."""
    form = opened.Root.get(Name.AcroForm, Dictionary())
    waiting = [(field, False) for field in _members(form, Name.Fields)]
    seen: set[tuple[int, int]] = set()
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return
        field, inherits = waiting.pop(0)
        if not isinstance(field, Dictionary) or field.objgen in seen:
            continue
        if field.is_indirect:
            seen.add(field.objgen)
        signs = field.get(Name.FT) == Name.Sig if Name.FT in field else inherits
        value = field.get(Name.V)
        if signs and isinstance(value, Dictionary):
            yield str(field.get(Name.T, "")), value
        waiting += [(kid, signs) for kid in _members(field, Name.Kids)][:_MOST_FIELDS]


def _members(owner: pikepdf.Object, key: Name) -> list[pikepdf.Object]:
    found = owner.get(key) if isinstance(owner, Dictionary) else None
    return list(found) if isinstance(found, Array) else []


def _verdict_on_signed(
    pdf: bytes, signatures: list[tuple[str, Dictionary]], known: Collection[str]
) -> Verdict:
    found, reasons = [], []
    for name, value in signatures[:_MOST_SIGNATURES]:
        try:
            gap = bytes(value.Contents).hex().upper().encode("ascii")
            container = open_container(gap)
            reasons.append(_wrong(pdf, value, container))
            if container is not None and name in _ROLES:
                found.append((_ROLES[name], container, value))
        except Exception:  # noqa: BLE001  (a damaged file provokes anything)
            reasons.append(Reason.SIGNATURE)
    reason = next(
        (each for each in (Reason.SIGNED_BYTES, Reason.SIGNATURE) if each in reasons),
        Reason.NOT_OURS,
    )
    whole = reason is Reason.NOT_OURS and any(_covers(pdf, value) for _, value in signatures)
    since: Since = "not_known" if whole else "changed"
    facts = [fact for each in found for fact in _facts(*each, known, since)]
    kind = VerdictKind.NOT_OURS if whole else VerdictKind.CHANGED
    return Verdict(kind, tuple(facts), reason)


def _covers(pdf: bytes, value: Dictionary) -> bool:
    """Whether a signature is about every byte of the file but those of the signature itself."""
    try:
        start, length, resume, rest = (int(number) for number in value.ByteRange)
        return (
            start == 0
            and 0 < length < resume <= length + _LONGEST_GAP
            and resume + rest == len(pdf)
            and _GAP.fullmatch(pdf, length, resume) is not None
            and bytes.fromhex(pdf[length + 1 : resume - 1].decode()) == bytes(value.Contents)
        )
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        return False


def _wrong(pdf: bytes, value: Dictionary, container: Container | None) -> Reason:
    """Whether the bytes that a signature is about are as they were; nothing else is said."""
    if container is None:
        return Reason.NOT_OURS
    stated = [int(number) for number in value.ByteRange]
    start, length, resume, rest = stated
    if min(stated) < 0 or max(stated) > len(pdf):
        return Reason.SIGNED_BYTES
    digest = hashlib.sha256(pdf[start : start + length])
    digest.update(pdf[resume : resume + rest])
    same = digest.digest() == container.digest
    return Reason.NOT_OURS if same else Reason.SIGNED_BYTES


def _facts(
    role: Role, container: Container, value: Dictionary, known: Collection[str], since: Since
) -> Iterator[SignatureFact]:
    """What one signature says; nothing if it cannot be read."""
    try:
        claimed = str(value.get(Name.M, "")).removeprefix("D:")[:14]
        yield signature_fact(role, container.certificate, claimed, known, since)
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        return
