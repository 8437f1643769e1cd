"""The answers out of a paper, taken from the bytes that were signed."""

import hashlib
import zlib

import pikepdf
from pikepdf import Name

from prevent_desktop.document.pdfa import PAYLOAD_NAME
from prevent_desktop.document.unrecognised import open_strictly
from prevent_desktop.document.verdict import VerdictKind
from prevent_desktop.document.verification import verify_paper
from prevent_desktop.errors import DocumentError

LARGEST = 10 * 1024 * 1024
"""The most bytes the answers may have."""
_MOST_PACKINGS = 3
_NOTHING_IN_IT = {
    VerdictKind.CHANGED: "changed_no_payload",
    VerdictKind.NOT_SIGNED: "not_signed_no_payload",
}
_BLANK = b" "
"""What may stand after the answers in the file (see `packing`) and is not of them."""
_MOST_ATTACHMENTS = 100
"""Attachments that are looked at for ours; a paper has one."""


def payload_of(pdf: bytes, *, unverified: bool = False) -> bytes:
    """The embedded answers; see `prevent_desktop.document.read_payload`."""
    if unverified:
        return _payload(pdf)
    verdict, paper = verify_paper(pdf)
    if verdict.kind is VerdictKind.UNCHANGED and paper is not None:
        return _payload(pdf[: paper.referrer.end])
    if verdict.kind is not VerdictKind.UNREADABLE and not _has_payload(pdf):
        # Nobody is told of answers that can be read all the same where there are none.
        raise DocumentError(_NOTHING_IN_IT.get(verdict.kind, "no_payload"))
    raise DocumentError(verdict.kind.value)


def _has_payload(pdf: bytes) -> bool:
    try:
        _payload(pdf)
    except DocumentError as error:
        return error.code != "no_payload"
    return True


def _payload(pdf: bytes) -> bytes:
    if b"%PDF-" not in pdf[:1024]:
        raise DocumentError("unreadable")
    try:
        opened = open_strictly(pdf)
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        raise DocumentError("unreadable") from None
    with opened:
        try:
            stream, stated, checksum = _attachment(opened.Root)
        except Exception:  # noqa: BLE001  (a damaged file provokes anything)
            raise DocumentError("no_payload") from None
        if stated > LARGEST:
            raise DocumentError("payload_too_large")
        try:
            data = _unpacked(stream)
        except Exception:  # noqa: BLE001  (a damaged file provokes anything)
            raise DocumentError("unreadable") from None
    if len(data) > LARGEST:
        raise DocumentError("payload_too_large")
    if len(data) != stated or hashlib.md5(data, usedforsecurity=False).digest() != checksum:
        raise DocumentError("payload_damaged")
    return data.rstrip(_BLANK)


def _attachment(root: pikepdf.Object) -> tuple[pikepdf.Object, int, bytes]:
    """The stream of our attachment, the size and the checksum it states."""
    for attached in list(root.AF)[:_MOST_ATTACHMENTS]:
        if str(attached.UF) == PAYLOAD_NAME and attached.AFRelationship == Name.Data:
            stream = attached.EF.F
            facts = stream.Params
            return stream, int(facts.Size), bytes(facts.CheckSum)
    raise LookupError


def _unpacked(stream: pikepdf.Object) -> bytes:
    """The stream's content, never more than one byte above the limit whatever it claims."""
    packed = stream.read_raw_bytes()
    filters = stream.get(Name.Filter)
    named = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    if named == [None]:
        return packed
    if len(named) > _MOST_PACKINGS or any(each != Name.FlateDecode for each in named):
        raise ValueError
    for _ in named:
        packed = zlib.decompressobj().decompress(packed, LARGEST + 1)
    return packed
