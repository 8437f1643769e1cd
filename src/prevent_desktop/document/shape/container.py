"""The signature in its gap: one certificate, one signer, three signed facts, and then zeros.

Source: RFC 5652 (CMS), RFC 5035 (signing certificate), ETSI EN 319 142-1 (PAdES), and what
pyHanko 0.38 writes for `document.signing`. Whether it is a good signature is not asked here.
"""

from dataclasses import dataclass, field

from asn1crypto import cms

from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.shape.distinguished import is_distinguished

_CONTENT_TYPE, _DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_ATTRIBUTES = [_CONTENT_TYPE, _DIGEST, "1.2.840.113549.1.9.16.2.47"]
"""What is signed: the kind of content, its digest, and which certificate signs."""
_CURVED = "sha256_ecdsa"
_KINDS = {
    _CURVED: bytes.fromhex("300a06082a8648ce3d040302"),
    "sha256_rsa": bytes.fromhex("300d06092a864886f70d01010b0500"),
}
"""How the kind of signature is written; RFC 5758, 3.2, and RFC 4055, 5."""
_VERSION = bytes.fromhex("020101")
_SHA_256 = bytes.fromhex("300d06096086480165030402010500")
_NO_CONTENT = bytes.fromhex("300b06092a864886f70d010701")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_SEQUENCE, _SET, _FIRST, _OCTETS, _LONG_LENGTH = 0x30, 0x31, 0xA0, 0x04, 0x80
_MOST_CERTIFICATES = 20
"""Certificates that are looked at; ours has one."""
_RESERVED_BESIDE = 2048
"""Bytes that are kept free for a signature, beside twice its certificate."""


@dataclass(frozen=True, slots=True)
class Container:
    """What a signature says: its certificate (DER), the digest it is about, the kind of key.

    `closed` tells whether it is just what signing writes, to the last byte of its gap.
    """

    certificate: bytes = field(repr=False)
    digest: bytes
    on_curve: bool
    closed: bool


def open_container(gap: bytes) -> Container | None:
    """The signature in a gap (hexadecimal), or None if there is none with one signer's facts."""
    try:
        raw = bytes.fromhex(gap.decode("ascii"))
        content = cms.ContentInfo.load(raw)
        data = content["content"]
        signer = data["signer_infos"][0]
        certificate = _of_signer(data["certificates"], signer["sid"])
        facts = {fact["type"].dotted: fact["values"] for fact in signer["signed_attrs"]}
        return Container(
            certificate=certificate.dump(),
            digest=facts[_DIGEST][0].native,
            on_curve=signer["signature_algorithm"]["algorithm"].native == _CURVED,
            closed=_is_closed(content, raw),
        )
    except Exception:  # noqa: BLE001  (a damaged signature provokes anything)
        return None


def _of_signer(certificates: Foreign, signer: Foreign) -> Foreign:
    """The certificate whose holder signs, by issuer and number, to the byte."""
    for each in list(certificates)[:_MOST_CERTIFICATES]:
        certificate = each.chosen
        if (
            certificate.issuer.dump() == signer.chosen["issuer"].dump()
            and certificate.serial_number == signer.chosen["serial_number"].native
        ):
            return certificate
    raise LookupError


def _is_closed(content: Foreign, raw: bytes) -> bool:
    """Whether it is just what signing writes: put together anew from the parts that are signed.

    What is taken over as it stands, the certificate and the facts, the signature is about.
    """
    data = content["content"]
    (certificate,) = data["certificates"]
    (signer,) = data["signer_infos"]
    whole = certificate.chosen
    facts = signer["signed_attrs"]
    kind = _KINDS[signer["signature_algorithm"]["algorithm"].native]
    sid = _value(_SEQUENCE, whole.issuer.dump(), whole["tbs_certificate"]["serial_number"].dump())
    signed = _value(
        _SEQUENCE, _VERSION, sid, _SHA_256, _value(_FIRST, facts.contents), kind,
        _value(_OCTETS, signer["signature"].native),
    )  # fmt: skip
    about = _value(
        _SEQUENCE, _VERSION, _value(_SET, _SHA_256), _NO_CONTENT, _value(_FIRST, whole.dump()),
        _value(_SET, signed),
    )  # fmt: skip
    written = _value(_SEQUENCE, _SIGNED_DATA, _value(_FIRST, about))
    return bool(
        raw == written.ljust(2 * len(whole.dump()) + _RESERVED_BESIDE, b"\0")
        and is_distinguished(written)
        and [fact["type"].dotted for fact in facts] == _ATTRIBUTES
        and all(len(fact["values"]) == 1 for fact in facts)
        and facts[0]["values"][0].native == "data"
    )


def _value(tag: int, *parts: bytes) -> bytes:
    """One value in the distinguished encoding (ITU-T X.690, 8.1 and 10.1)."""
    content = b"".join(parts)
    length = len(content)
    if length < _LONG_LENGTH:
        return bytes([tag, length]) + content
    size = (length.bit_length() + 7) // 8
    return bytes([tag, _LONG_LENGTH | size]) + length.to_bytes(size, "big") + content
