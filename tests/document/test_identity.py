"""Keys and certificates: what is made, what is accepted, what never leaks."""

from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    load_der_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from prevent_desktop import document
from prevent_desktop.document import Holder, Identity
from prevent_desktop.document.identity import NAMELESS, from_bytes, to_bytes
from prevent_desktop.errors import IdentityError

LATER = datetime.fromisoformat("2026-11-22T14:05:00+00:00")


def subject(identity: Identity) -> dict[str, str]:
    name = x509.load_der_x509_certificate(identity.certificate_der).subject
    names = {NameOID.COMMON_NAME: "CN", NameOID.ORGANIZATION_NAME: "O"}
    return {names[part.oid]: str(part.value) for part in name}


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        (Holder("Sam Sample", "Lead, School"), {"CN": "Sam Sample", "O": "Lead, School"}),
        (Holder("", ""), {"CN": NAMELESS}),
        (Holder("\u202e\x00", " \n"), {"CN": NAMELESS}),
        (Holder("a\u202eb\tc\x07", ""), {"CN": "ab c"}),
        (Holder("n" * 200, "o" * 200), {"CN": "n" * 64, "O": "o" * 64}),
        (Holder("\u0645" * 70, "\u674e" * 30), {"CN": "\u0645" * 32, "O": "\u674e" * 21}),
    ],
)
def test_names_in_the_certificate(holder: Holder, expected: dict[str, str]) -> None:
    assert subject(document.make_identity(holder, LATER)) == expected


def test_the_made_identity() -> None:
    identity = document.make_identity(Holder("Sam Sample", ""), LATER)
    assert identity.not_before <= LATER
    assert identity.not_after == LATER + timedelta(days=2 * 365)
    groups = identity.fingerprint.split("-")
    assert len(groups) == 16
    assert all(len(group) == 4 and group == group.upper() for group in groups)
    key = load_der_private_key(identity.private_key_der, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert key.curve.name == "secp256r1"


def test_two_identities_differ(identity: Identity) -> None:
    other = document.make_identity(identity.holder, LATER)
    assert other.fingerprint != identity.fingerprint


def test_bytes_there_and_back(identity: Identity) -> None:
    assert from_bytes(to_bytes(identity)) == identity


@pytest.mark.parametrize("data", [b"", b"{}", b'{"version": 2}', b"\x00\xff"])
def test_bytes_that_are_no_identity(data: bytes) -> None:
    with pytest.raises(IdentityError) as raised:
        from_bytes(data)
    assert raised.value.code == "not_readable"


def test_a_later_version_is_refused(identity: Identity) -> None:
    later = to_bytes(identity).replace(b'"version":1', b'"version":2')
    with pytest.raises(IdentityError):
        from_bytes(later)


def test_keys_never_show(identity: Identity) -> None:
    shown = repr(identity) + str(identity)
    assert "private" not in shown
    assert repr(identity.private_key_der)[2:20] not in shown


Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


def p12(key: Key, passphrase: bytes | None = b"pass") -> bytes:
    from cryptography.hazmat.primitives import hashes

    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Card Holder")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(LATER)
        .not_valid_after(LATER + timedelta(days=9))
        .sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )
    secret = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"me", key, certificate, None, secret)


@pytest.mark.parametrize("kind", ["rsa2048", "p256", "p384"])
def test_accepted_keys_sign(unsigned: bytes, kind: str) -> None:
    made: dict[str, Key] = {
        "rsa2048": rsa.generate_private_key(65537, 2048),
        "p256": ec.generate_private_key(ec.SECP256R1()),
        "p384": ec.generate_private_key(ec.SECP384R1()),
    }
    identity = document.load_pkcs12(p12(made[kind]), b"pass")
    assert identity.holder.name == "Card Holder"
    verdict = document.verify(document.sign(unsigned, identity, LATER), {identity.fingerprint})
    assert verdict.kind == "unchanged"
    assert verdict.signatures[0].known


def test_a_file_without_passphrase() -> None:
    data = p12(ec.generate_private_key(ec.SECP256R1()), None)
    assert document.load_pkcs12(data, None).holder.name == "Card Holder"


def refused(data: bytes, passphrase: bytes | None) -> str:
    with pytest.raises(IdentityError) as raised:
        document.load_pkcs12(data, passphrase)
    return raised.value.code


def test_what_is_refused_and_why() -> None:
    good = p12(ec.generate_private_key(ec.SECP256R1()))
    assert refused(good, b"nope") == "wrong_passphrase"
    assert refused(good, None) == "wrong_passphrase"
    for data in (b"", b"hello", good[:40], b"\x30" * 50):
        assert refused(data, b"pass") == "not_pkcs12"
    small = rsa.generate_private_key(65537, 1024)  # noqa: S505  (to be refused)
    assert refused(p12(small), b"pass") == "key_not_accepted"
    assert refused(p12(ed25519.Ed25519PrivateKey.generate()), b"pass") == "key_not_accepted"
    odd = ec.generate_private_key(ec.SECP256K1())
    assert refused(p12(odd), b"pass") == "key_not_accepted"
    empty = pkcs12.serialize_key_and_certificates(
        b"me",
        None,
        x509.load_der_x509_certificate(
            document.make_identity(Holder("a", ""), LATER).certificate_der
        ),
        None,
        BestAvailableEncryption(b"pass"),
    )
    assert refused(empty, b"pass") == "no_key"
