"""Key files (PKCS#12) as an organisation would hand them out, and as it should not."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
HOLDER = "Example Trust Seal"


def p256() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def rsa2048() -> Key:
    return rsa.generate_private_key(65537, 2048)


def ed25519_key() -> Key:
    return ed25519.Ed25519PrivateKey.generate()


def key_file(
    key: Key,
    start: datetime,
    *,
    days: int = 365,
    passphrase: str,
    name: str = HOLDER,
    names: tuple[str, ...] = (),
    with_key: bool = True,
) -> bytes:
    """A key and its certificate, good for so many days from `start`; `names` are further ones."""
    subject = x509.Name(
        [
            *(x509.NameAttribute(NameOID.COMMON_NAME, each) for each in (name, *names)),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example Trust"),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )
    secret = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(
        b"me", key if with_key else None, certificate, None, secret
    )
