"""Key files as a person's IT department would hand them out."""

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    load_der_private_key,
    pkcs12,
)

from prevent_desktop.document import Identity


def pkcs12_file(identity: Identity, passphrase: bytes) -> bytes:
    """The identity as a PKCS#12 file."""
    key = load_der_private_key(identity.private_key_der, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    certificate = x509.load_der_x509_certificate(identity.certificate_der)
    return pkcs12.serialize_key_and_certificates(
        b"me", key, certificate, None, BestAvailableEncryption(passphrase)
    )
