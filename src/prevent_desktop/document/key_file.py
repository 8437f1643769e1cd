"""A key file (PKCS #12, .p12 or .pfx) opened for one signature.

Sources: RFC 7292 (PKCS #12), RFC 8018 (PBES2). What a file asks of the computer before it can be
opened is read first: a passphrase may be stretched a thousand million times, which takes hours.
"""

from collections.abc import Iterator

from asn1crypto import pkcs12, x509

from prevent_desktop.document.certificate_names import name_part
from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.identity import (
    Holder,
    Identity,
    accepts,
    certificate_name,
    identity_of,
)
from prevent_desktop.errors import IdentityError

_MOST_ROUNDS = 5_000_000
"""Of stretching a passphrase: some seconds. OpenSSL writes 2,048, others up to a million."""


def load_pkcs12(data: bytes, passphrase: bytes | None) -> Identity:
    """Open a PKCS #12 file (.p12, .pfx) with an RSA key of 2048 bits or more, or a NIST curve.

    Raises:
        IdentityError: `wrong_passphrase`, `not_pkcs12` (damaged, or something else), `too_many_
            rounds` (its passphrase would take too long), `unusual` (well formed, but something in
            it is not understood), `no_key` (no private key with a certificate), `no_name`,
            `key_not_accepted` (Ed25519 and others, which common PDF readers report as damaged).

    """
    if not _looks_like_pkcs12(data):
        raise IdentityError("not_pkcs12")
    well_formed = _refuse_costly(data)
    if passphrase is not None and not _can_be_passphrase(passphrase):
        raise IdentityError("wrong_passphrase")
    key, certificate = _opened(data, passphrase, well_formed=well_formed)
    if key is None or certificate is None or key.public_key() != certificate.public_key():
        raise IdentityError("no_key")
    holder = _holder(certificate)
    if not accepts(key):
        raise IdentityError("key_not_accepted")
    return identity_of(holder, certificate, key)


def _opened(data: bytes, passphrase: bytes | None, *, well_formed: bool) -> tuple[Foreign, Foreign]:
    from cryptography.hazmat.primitives.serialization import pkcs12 as opening

    otherwise = "unusual" if well_formed else "not_pkcs12"
    try:
        key, certificate, _ = opening.load_key_and_certificates(data, passphrase)
    except ValueError as error:
        wrong = "password" in str(error).lower() or "mac" in str(error).lower()
        raise IdentityError("wrong_passphrase" if wrong else otherwise) from None
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        raise IdentityError(otherwise) from None
    return key, certificate


def _holder(certificate: Foreign) -> Holder:
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        read = x509.Certificate.load(certificate.public_bytes(Encoding.DER))
        name = certificate_name(name_part(read, "common_name"))
        role_org = certificate_name(name_part(read, "organization_name"))
    except Exception:  # noqa: BLE001  (an odd certificate provokes anything)
        raise IdentityError("unusual") from None
    if not name:
        raise IdentityError("no_name")
    return Holder(name, role_org)


def _refuse_costly(data: bytes) -> bool:
    """Whether the file is well formed, as far as it can be read without its passphrase.

    Raises IdentityError("too_many_rounds").
    """
    try:
        rounds = max(_rounds(pkcs12.Pfx.load(data)), default=0)
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        return False
    if rounds > _MOST_ROUNDS:
        raise IdentityError("too_many_rounds")
    return True


def _rounds(file: Foreign) -> Iterator[int]:
    """How often the passphrase is stretched, at every place that says so."""
    if file["mac_data"].native is not None:
        yield file["mac_data"]["iterations"].native
    for part in file.authenticated_safe:
        content = part["content"]
        if part["content_type"].native == "encrypted_data":
            yield content["encrypted_content_info"]["content_encryption_algorithm"].kdf_iterations
        elif part["content_type"].native == "data":
            for bag in pkcs12.SafeContents.load(content.native):
                if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                    yield bag["bag_value"]["encryption_algorithm"].kdf_iterations


def _can_be_passphrase(passphrase: bytes) -> bool:
    """Whether the library may be handed it: on a NUL it panics and prints the passphrase."""
    try:
        return b"\0" not in passphrase and bool(passphrase.decode("utf-8") or True)
    except UnicodeDecodeError:
        return False


def _looks_like_pkcs12(data: bytes) -> bool:
    """Whether the bytes start as a PFX does: a sequence whose first item is version 3."""
    return data[:1] == b"\x30" and b"\x02\x01\x03" in data[:10]
