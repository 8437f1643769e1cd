"""The answers out of a paper, taken from the bytes that were signed."""

import hashlib
import zlib

from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.pdfa import PAYLOAD_NAME
from prevent_desktop.document.quiet import quiet
from prevent_desktop.document.verdict import VerdictKind
from prevent_desktop.document.verification import open_pdf, verdict_on
from prevent_desktop.errors import DocumentError

LARGEST = 10 * 1024 * 1024
"""The most bytes the answers may have."""


def payload_of(pdf: bytes, *, unverified: bool = False) -> bytes:
    """The embedded answers; see `prevent_desktop.document.read_payload`."""
    with quiet():
        try:
            reader = open_pdf(pdf)
        except Exception:  # noqa: BLE001  (a damaged file provokes anything)
            raise DocumentError("unreadable") from None
        if unverified:
            return _payload(reader.root)
        verdict = verdict_on(reader).kind
        if verdict is not VerdictKind.UNCHANGED:
            raise DocumentError(verdict.value)
        first = reader.embedded_signatures[0]
        return _payload(reader.get_historical_resolver(first.signed_revision).root)


def _payload(root: Foreign) -> bytes:
    try:
        stream, stated, checksum = _attachment(root)
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
        raise DocumentError("changed")
    return data


def _attachment(root: Foreign) -> tuple[Foreign, int, bytes]:
    """The stream of our attachment, the size and the checksum it states."""
    for entry in root["/AF"]:
        attached = entry.get_object()
        if attached["/UF"] == PAYLOAD_NAME and attached["/AFRelationship"] == "/Data":
            stream = attached["/EF"]["/F"]
            facts = stream["/Params"]
            return stream, int(facts["/Size"]), bytes(facts["/CheckSum"].original_bytes)
    raise LookupError


def _unpacked(stream: Foreign) -> bytes:
    """The stream's content, never more than one byte above the limit whatever it claims."""
    packed: bytes = stream.encoded_data
    filters = stream.get("/Filter")
    if filters is None:
        return packed
    if (filters if isinstance(filters, str) else list(filters)) not in (
        "/FlateDecode", ["/FlateDecode"],
    ):  # fmt: skip
        raise ValueError
    return zlib.decompressobj().decompress(packed, LARGEST + 1)
