"""The lead's signature: what it leaves as it is, what it refuses, what is said afterwards."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from tests.document.conftest import fixed_identity, run_tool

from prevent_desktop import document
from prevent_desktop.document import Holder, Identity, Mark, VerdictKind
from prevent_desktop.document.signing import sign_field
from prevent_desktop.errors import DocumentError, IdentityError
from prevent_desktop.shipped import resources

LATER = datetime.fromisoformat("2026-11-22T14:05:00+00:00")
ARABIC_NAME = "\u0645\u062d\u0645\u062f \u0639\u0644\u064a"


@pytest.fixture(scope="session")
def lead() -> Identity:
    return fixed_identity(Holder("Lea Lead", "Headteacher, Example School"), 7777777)


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises((DocumentError, IdentityError)) as raised:
        work()
    return raised.value.code


def test_what_was_signed_stays_to_the_byte(signed: bytes, lead: Identity) -> None:
    both = document.countersign(signed, lead, LATER)
    assert both.startswith(signed)
    verdict = document.verify(both, {lead.fingerprint})
    assert verdict.kind is VerdictKind.UNCHANGED
    first, second = verdict.signatures
    assert (first.role, first.changed_since) == ("referrer", "countersigned")
    assert (second.role, second.changed_since) == ("lead", "nothing")
    assert (second.name, second.fingerprint) == ("Lea Lead", lead.fingerprint)
    assert (first.known, second.known) == (False, True)
    assert not verdict.one_key_twice


@pytest.mark.parametrize(
    "mark", [Mark(typed=ARABIC_NAME), Mark(strokes=(((0, 0.2), (1, 0.8)),)), Mark()]
)
def test_any_mark_leaves_the_file_whole(signed: bytes, lead: Identity, mark: Mark) -> None:
    both = document.countersign(signed, lead, LATER, mark)
    assert document.verify(both).kind is VerdictKind.UNCHANGED


@pytest.mark.needs("pdftotext")
def test_the_page_says_who_when_and_with_which_key(
    signed: bytes, lead: Identity, tmp_path: Path
) -> None:
    path = tmp_path / "both.pdf"
    path.write_bytes(document.countersign(signed, lead, LATER, Mark(typed="Lea Lead")))
    shown = " ".join(run_tool("pdftotext", "-layout", str(path), "-").split())
    assert "Digitally countersigned by" in shown
    assert "Headteacher, Example School" in shown
    assert "22 November 2026 at 14:05 (UTC)" in shown
    groups = lead.fingerprint.split("-")
    assert "-".join(groups[:8]) in shown
    assert "-".join(groups[8:]) in shown


@pytest.mark.needs("pdfsig")
def test_other_readers_see_two_valid_signatures(
    signed: bytes, lead: Identity, tmp_path: Path
) -> None:
    path = tmp_path / "both.pdf"
    path.write_bytes(document.countersign(signed, lead, LATER))
    said = run_tool("pdfsig", str(path))
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert "ETSI.CAdES.detached" in said
    assert said.count("Total document signed") == 1


def test_what_is_not_countersigned(
    unsigned: bytes, signed: bytes, lead: Identity, identity: Identity
) -> None:
    def tried(pdf: bytes, who: Identity = lead) -> str:
        return refusal(lambda: document.countersign(pdf, who, LATER))

    assert tried(unsigned) == "countersign_unsigned"
    assert tried(signed + b"\n% more\n") == "countersign_changed"
    assert tried(b"%PDF-1.7 nonsense") == "unreadable"
    assert tried(signed, identity) == "one_key"
    both = document.countersign(signed, lead, LATER)
    third = fixed_identity(Holder("Third", ""), 99)
    assert tried(both, third) == "already_countersigned"


def test_two_signatures_of_one_key_are_said(signed: bytes, identity: Identity) -> None:
    """They can be made by other means than ours; the file is unchanged, but nobody was added."""
    twice = sign_field(
        signed, identity, LATER, field="LeadSignature", fonts_dir=resources.path("fonts")
    )
    verdict = document.verify(twice)
    assert verdict.kind is VerdictKind.UNCHANGED
    assert verdict.one_key_twice


def ed25519_identity(like: Identity) -> Identity:
    key = ed25519.Ed25519PrivateKey.generate().private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
    )
    return Identity(like.holder, like.certificate_der, key)


def test_keys_that_may_not_sign(unsigned: bytes, signed: bytes) -> None:
    good = fixed_identity(Holder("Lea Lead", ""), 7777777)
    early, late = good.not_before - timedelta(days=1), good.not_after + timedelta(days=1)
    odd = ed25519_identity(good)
    for who, when, code in (
        (good, early, "not_yet_valid"),
        (good, late, "expired"),
        (odd, LATER, "key_not_accepted"),
    ):
        assert refusal(partial(document.sign, unsigned, who, when)) == code
        assert refusal(partial(document.countersign, signed, who, when)) == code


def test_renewal_is_told_sixty_days_ahead() -> None:
    made = document.make_identity(Holder("Sam", ""), LATER)
    assert document.renewal_due(made, LATER) is None
    assert document.renewal_due(made, made.not_after - timedelta(days=61)) is None
    assert document.renewal_due(made, made.not_after - timedelta(days=59)) == made.not_after
    assert document.renewal_due(made, made.not_after + timedelta(days=1)) == made.not_after


def test_the_signatures_say_their_dates(signed: bytes, identity: Identity) -> None:
    (fact,) = document.verify(signed).signatures
    assert datetime.fromisoformat(fact.valid_from) == identity.not_before
    assert datetime.fromisoformat(fact.valid_until) == identity.not_after


def test_the_fields_are_named_for_who_cannot_see_them(signed: bytes, lead: Identity) -> None:
    both = document.countersign(signed, lead, LATER)
    with pikepdf.open(io.BytesIO(both)) as pdf:
        for field, name in zip(pdf.Root.AcroForm.Fields, ("Sam Sample", "Lea Lead"), strict=True):
            assert "signature" in str(field.TU).lower()
            assert str(field.V.Name) == name
