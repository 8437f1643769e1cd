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
_CURVED, _RSA = "sha256_ecdsa", "sha256_rsa"
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
    data = content["content"]
    (certificate,) = data["certificates"]
    (signer,) = data["signer_infos"]
    written: bytes = content.dump()
    reserved = 2 * len(certificate.chosen.dump()) + _RESERVED_BESIDE
    facts = list(signer["signed_attrs"])
    return bool(
        is_distinguished(written)
        and raw == written.ljust(reserved, b"\0")
        and content["content_type"].native == "signed_data"
        and data["version"].native == signer["version"].native == "v1"
        and [each["algorithm"].native for each in data["digest_algorithms"]] == ["sha256"]
        and signer["digest_algorithm"]["algorithm"].native == "sha256"
        and data["encap_content_info"].native == {"content_type": "data", "content": None}
        and data["crls"].native is None
        and signer["unsigned_attrs"].native is None
        and signer["sid"].name == "issuer_and_serial_number"
        and [fact["type"].dotted for fact in facts] == _ATTRIBUTES
        and all(len(fact["values"]) == 1 for fact in facts)
        and facts[0]["values"][0].native == "data"
        and signer["signature_algorithm"]["algorithm"].native in (_CURVED, _RSA)
    )
