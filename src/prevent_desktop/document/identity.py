"""Who signs: a name, a certificate and the private key that goes with it.

The key never appears in a representation, an error or a log. cryptography is loaded when a key
is really made or read.
"""

import base64
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeGuard

import msgspec

from prevent_desktop.document.fingerprints import fingerprint
from prevent_desktop.errors import IdentityError

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

NAMELESS = "Name not given"
_LONGEST_NAME = 64
"""Of common and organisation names (RFC 5280, appendix A.1); cryptography counts UTF-8 bytes."""
_LIFETIME = timedelta(days=2 * 365)
_CLOCK_SLACK = timedelta(minutes=5)
_DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
"""id-kp-documentSigning (RFC 9336)."""
_SMALLEST_RSA = 2048
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Holder:
    """The person who signs, and their role and organisation in one line."""

    name: str
    role_org: str


@dataclass(frozen=True, slots=True)
class Identity:
    """A holder with a certificate (DER) and its private key (PKCS #8, DER, not encrypted)."""

    holder: Holder
    certificate_der: bytes = field(repr=False)
    private_key_der: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate, in groups of four to read out on the phone."""
        return fingerprint(self.certificate_der)

    @property
    def not_before(self) -> datetime:
        """From when on the certificate is meant to be used."""
        return self._certificate().not_valid_before_utc

    @property
    def not_after(self) -> datetime:
        """Until when the certificate is meant to be used."""
        return self._certificate().not_valid_after_utc

    def _certificate(self) -> "x509.Certificate":
        from cryptography import x509

        return x509.load_der_x509_certificate(self.certificate_der)


def make_identity(holder: Holder, moment: datetime) -> Identity:
    """Make a new P-256 key and issue its own certificate, good for two years from `moment`."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    attributes = [
        x509.NameAttribute(NameOID.COMMON_NAME, certificate_name(holder.name) or NAMELESS)
    ]
    if organisation := certificate_name(holder.role_org):
        attributes.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    name = x509.Name(attributes)
    purposes = [x509.ObjectIdentifier(_DOCUMENT_SIGNING), ExtendedKeyUsageOID.EMAIL_PROTECTION]
    start = moment.astimezone(UTC).replace(microsecond=0)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - _CLOCK_SLACK)
        .not_valid_after(start + _LIFETIME)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signing_only(), critical=True)
        .add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return identity_of(holder, certificate, key)


def to_bytes(identity: Identity) -> bytes:
    """The identity as bytes for safe keeping; they hold the private key in the clear."""
    return msgspec.json.encode(
        _Stored(
            version=_VERSION,
            name=identity.holder.name,
            role_org=identity.holder.role_org,
            certificate=base64.b64encode(identity.certificate_der).decode(),
            key=base64.b64encode(identity.private_key_der).decode(),
        )
    )


def from_bytes(data: bytes) -> Identity:
    """Read what `to_bytes` wrote.

    Raises:
        IdentityError: `not_readable` if it is damaged or of a later version.

    """
    try:
        stored = msgspec.json.decode(data, type=_Stored)
        certificate = base64.b64decode(stored.certificate, validate=True)
        key = base64.b64decode(stored.key, validate=True)
    except ValueError:
        raise IdentityError("not_readable") from None
    if stored.version != _VERSION:
        raise IdentityError("not_readable")
    return Identity(Holder(stored.name, stored.role_org), certificate, key)


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The stored form of an identity."""

    version: int
    name: str
    role_org: str
    certificate: str
    key: str


def identity_of(holder: Holder, certificate: "x509.Certificate", key: "Key") -> Identity:
    """The identity of a holder with a certificate and its key."""
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    return Identity(
        holder,
        certificate.public_bytes(Encoding.DER),
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
    )


def _signing_only() -> "x509.KeyUsage":
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def accepts(key: object) -> TypeGuard["Key"]:
    """Whether common PDF readers can check what this key signs; they call Ed25519 damaged."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(key, rsa.RSAPrivateKey):
        return key.key_size >= _SMALLEST_RSA
    return isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in _CURVES


def one_line(text: str) -> str:
    """A name fit for a page, whoever made it up: on one line, no controls or format characters."""
    kept = "".join(" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in text)
    kept = "".join(c for c in kept if unicodedata.category(c)[0] != "C")
    return " ".join(kept.split())


def certificate_name(text: str) -> str:
    """A name fit for a certificate: on one line, at most 64 bytes."""
    return one_line(text).encode()[:_LONGEST_NAME].decode(errors="ignore").strip()
