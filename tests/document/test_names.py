"""Everyone can sign: a name, a role and an organisation in any script, and what is made of it."""

import random
import unicodedata
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from tests.document.conftest import MOMENT
from tests.document.kinds import LEAD, SCRIPTS, decision
from tests.key_files import p256

from prevent_desktop import document
from prevent_desktop.document import Holder, Identity, Mark, VerdictKind

HEBREW = "Head, Example Primary (\u05d1\u05d9\u05ea \u05e1\u05e4\u05e8)"
ARABIC = "\u0645\u062d\u0645\u062f"
NAMES = {
    "right to left with Latin": f"Sam {ARABIC}",
    "right to left with digits": f"{ARABIC} 2014",
    "Latin first, brackets": HEBREW,
    "Burmese": "\u1019\u1002\u103a\u1019\u1002\u103a",
    "Malayalam with a chillu": "\u0d05\u0d28\u0d3f\u0d32\u0d7a",
    "a rupee": "School \u20b9",
    "emoji": "Sam \U0001f642 Sample",
    "a family of emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "Adlam, written since 2016": "\U0001e900\U0001e923\U0001e92d",
    "an apostrophe and a dash": "Siobh\u00e1n O\u2019Example\u2013Nowak",
    "one name": "Sukarno",
    "a soft hyphen and a joiner": "Sam\u00adple \u200d\u200c",
    "a replacement character": "Sam \ufffd",
    "private characters": "Sam \ue000\uf8ff",
    "no character at all": "\ufffe\uffff",
    "turned round": "\u202eelpmaS\u202c Sam",
    "long": "Wolfe\u00adschlegelstein" * 12,
    "commas and equals signs": 'CN=Root, O=Police + \\ ; < > # "',
    "only blanks": " \u00a0\t",
    "control characters": "Sam\x00\x07\nSample",
}


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    return decision()


def signs(unsigned: bytes, identity: Identity, mark: Mark | None = None) -> None:
    """Signs, verifies, and is countersigned."""
    signed = document.sign(unsigned, identity, MOMENT, mark or Mark())
    verdict = document.verify(signed, {identity.fingerprint})
    assert verdict.kind is VerdictKind.UNCHANGED, verdict.reason
    assert verdict.every_key_known
    twice = document.countersign(signed, LEAD, MOMENT)
    assert document.verify(twice).kind is VerdictKind.UNCHANGED


@pytest.mark.parametrize("name", NAMES)
def test_any_name_and_role_signs(name: str, unsigned: bytes) -> None:
    signs(unsigned, document.make_identity(Holder(NAMES[name], NAMES[name]), MOMENT))


@pytest.mark.wide
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_in_each_script_signs(script: str, unsigned: bytes) -> None:
    text = SCRIPTS[script][:20]
    identity = document.make_identity(Holder(f"Sam {text}", f"{text} 5 (Head)"), MOMENT)
    signs(unsigned, identity, Mark(typed=text))


def random_names(count: int) -> list[str]:
    chance = random.Random(20261129)
    planes = [(0x20, 0x7F), (0xA0, 0x24F), (0x370, 0x1FFF), (0x2000, 0xFFFF), (0x10000, 0x1FFFF)]
    return [
        "".join(chr(chance.randint(*chance.choice(planes))) for _ in range(chance.randint(1, 24)))
        for _ in range(count)
    ]


@pytest.mark.wide
@pytest.mark.parametrize(
    "name", [name.encode("utf-8", "replace").decode() for name in random_names(40)]
)
def test_random_names_sign(name: str, unsigned: bytes) -> None:
    signs(unsigned, document.make_identity(Holder(name, name[::-1]), MOMENT))


@pytest.mark.long
def test_many_random_names_sign(unsigned: bytes) -> None:
    for name in random_names(300):
        text = name.encode("utf-8", "replace").decode()
        signs(unsigned, document.make_identity(Holder(text, text[::-1]), MOMENT))


def named_key_file(attributes: list[x509.NameAttribute[str]]) -> bytes:
    key, subject = p256(), x509.Name(attributes)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"CA {ARABIC} 2")]))
        .public_key(key.public_key())
        .serial_number(11)
        .not_valid_before(MOMENT - timedelta(days=1))
        .not_valid_after(MOMENT + timedelta(days=30))
        .sign(p256(), hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        HEBREW.encode(), key, certificate, None, BestAvailableEncryption(b"pass")
    )


@pytest.mark.parametrize("name", ["emoji", "right to left with Latin", "Burmese", "a rupee"])
def test_a_key_file_in_any_name_signs(name: str, unsigned: bytes) -> None:
    text = NAMES[name]
    data = named_key_file(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, text),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, HEBREW),
            x509.NameAttribute(NameOID.GIVEN_NAME, text),
            x509.NameAttribute(NameOID.EMAIL_ADDRESS, "sam@example.org"),
        ]
    )
    identity = document.load_pkcs12(data, b"pass")
    shown = "".join(c for c in text if unicodedata.category(c)[0] != "C")
    assert identity.holder.name == shown
    signs(unsigned, identity)
