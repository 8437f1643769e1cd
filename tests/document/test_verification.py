"""What is said about a file after every kind of change, and that nothing makes it fall over."""

import io
import json
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from tests.document.conftest import MOMENT
from tests.document.kinds import REFERRER, made
from tests.document.spelling import SHAPES
from tests.document.structural import FORGER, signed_by_forger
from tests.document.tampering import CASES, Change, cms_flipped, flipped, stripped

from prevent_desktop import document
from prevent_desktop.document import Holder, Identity, Paper, Reason, VerdictKind
from prevent_desktop.document.payload import LARGEST
from prevent_desktop.errors import DocumentError

LATER = datetime.fromisoformat("2026-11-22T14:05:00+00:00")
PAYLOAD = b'{"answers": {"individual.surname": "Example"}}'


UNSPOILT = {"other content signed in the same name", "signed by the lead only"}
UNSPOILT |= {"both signatures of one key", "countersigned", "untouched"}
"""Cases that are not a change to the bytes they are given."""


def signed_in(shape: int) -> bytes:
    """A signed paper: of the present shape a new one, of a former shape a frozen one."""
    if shape == max(SHAPES):
        return made("signed")
    return (Path(__file__).parent / "shapes" / str(shape) / "complete.pdf").read_bytes()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", CASES)
def test_the_tamper_table(name: str, shape: int) -> None:
    case = CASES[name]
    forged = case.change(signed_in(shape))
    verdict = document.verify(forged, {REFERRER.fingerprint})
    assert verdict.kind is case.kind
    assert case.kind is not VerdictKind.CHANGED or verdict.reason
    assert not case.reason or verdict.reason is case.reason
    assert any(fact.known for fact in verdict.signatures) == case.known
    assert verdict.one_key_twice == (name == "both signatures of one key")
    if case.kind is not VerdictKind.UNCHANGED:
        with pytest.raises(DocumentError) as raised:
            document.read_payload(forged)
        assert raised.value.code == case.kind.value


@pytest.mark.parametrize("name", [name for name in CASES if name not in UNSPOILT])
def test_changes_after_a_countersignature_are_seen(name: str) -> None:
    verdict = document.verify(CASES[name].change(made("countersigned")))
    assert verdict.kind is CASES[name].kind


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.reason is Reason.ADDED])
def test_what_was_appended_is_seen_under_a_leads_signature_too(name: str) -> None:
    """A forger signs as the lead afterwards, with a key of his own, so that all looks whole."""
    forged = signed_by_forger(CASES[name].change(made("signed")))
    verdict = document.verify(forged, {FORGER.fingerprint})
    assert verdict.kind is VerdictKind.CHANGED


@pytest.mark.parametrize("allowed", [MDPPerm.NO_CHANGES, MDPPerm.ANNOTATE, None])
def test_what_the_first_signature_allows_is_asked_of_the_library_too(
    monkeypatch: pytest.MonkeyPatch, allowed: MDPPerm | None
) -> None:
    """The closed shape settles it first; should it let another permission by, this does not."""
    assert document.verify(made("signed")).kind is VerdictKind.UNCHANGED
    said = property(lambda _self: allowed)
    monkeypatch.setattr(EmbeddedPdfSignature, "docmdp_level", said)
    verdict = document.verify(made("signed"))
    assert (verdict.kind, verdict.reason) == (VerdictKind.NOT_OURS, Reason.NOT_OURS)


def test_an_untouched_file_is_unchanged_whoever_signed(signed: bytes, identity: Identity) -> None:
    stranger = document.verify(signed)
    friend = document.verify(signed, {identity.fingerprint})
    assert stranger.kind is friend.kind is VerdictKind.UNCHANGED
    assert [fact.known for fact in (*stranger.signatures, *friend.signatures)] == [False, True]
    fact = friend.signatures[0]
    assert (fact.role, fact.name, fact.fingerprint) == (
        "referrer",
        "Sam Sample",
        identity.fingerprint,
    )
    assert datetime.fromisoformat(fact.claimed_time) == LATER
    assert fact.certificate_in_date


def test_a_lapsed_certificate_is_said_and_changes_nothing(
    unsigned: bytes, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("prevent_desktop.document.signing.refuse_unusable", lambda *_: None)
        late = document.sign(unsigned, identity, LATER + timedelta(days=4 * 365))
    verdict = document.verify(late)
    assert verdict.kind is VerdictKind.UNCHANGED
    assert not verdict.signatures[0].certificate_in_date


def test_a_countersignature_is_accepted(countersigned: bytes) -> None:
    verdict = document.verify(countersigned)
    assert verdict.kind is VerdictKind.UNCHANGED
    assert [fact.role for fact in verdict.signatures] == ["referrer", "lead"]
    assert document.read_payload(countersigned) == PAYLOAD


def test_an_impostor_is_told_by_the_fingerprint_only(
    unsigned: bytes, signed: bytes, identity: Identity
) -> None:
    other = document.make_identity(Holder("Sam Sample", ""), LATER)
    forged = document.verify(document.sign(unsigned, other, LATER), {identity.fingerprint})
    assert forged.kind is VerdictKind.UNCHANGED
    assert not forged.signatures[0].known
    assert forged.signatures[0].name == document.verify(signed).signatures[0].name


@pytest.mark.parametrize("change", [lambda pdf: pdf, stripped])
def test_no_signature(unsigned: bytes, signed: bytes, change: Change) -> None:
    pdf = change(unsigned if change is not stripped else signed)
    assert document.verify(pdf).kind is VerdictKind.NOT_SIGNED
    with pytest.raises(DocumentError) as raised:
        document.read_payload(pdf)
    assert raised.value.code == "not_signed"
    assert document.read_payload(pdf, unverified=True) == PAYLOAD


def encrypted(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        out = io.BytesIO()
        opened.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
        return out.getvalue()


@pytest.mark.parametrize(
    "change",
    [lambda _: b"", lambda _: b"%PDF-1.7\n", lambda _: b"hello" * 99, lambda p: p[:500], encrypted],
)
def test_what_is_no_readable_pdf(unsigned: bytes, change: Change) -> None:
    pdf = change(unsigned)
    assert document.verify(pdf).kind is VerdictKind.UNREADABLE
    for unverified in (False, True):
        with pytest.raises(DocumentError) as raised:
            document.read_payload(pdf, unverified=unverified)
        assert raised.value.code == "unreadable"


@settings(max_examples=25)
@given(data=st.binary(max_size=300))
def test_random_bytes_never_raise(data: bytes) -> None:
    for pdf in (data, b"%PDF-1.7\n" + data):
        assert document.verify(pdf).kind in (VerdictKind.UNREADABLE, VerdictKind.NOT_SIGNED)


@settings(max_examples=40)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_truncated_file_is_never_unchanged(signed: bytes, share: float) -> None:
    cut = signed[: int(len(signed) * share)]
    assert document.verify(cut).kind is not VerdictKind.UNCHANGED


@settings(max_examples=40)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_flipped_bit_is_never_unchanged(signed: bytes, share: float) -> None:
    forged = flipped(signed, int(len(signed) * share))
    assert document.verify(forged).kind is not VerdictKind.UNCHANGED


def test_payload_has_a_limit_even_when_packed(make_paper: Callable[..., Paper]) -> None:
    largest = document.render(make_paper(payload=b"x" * LARGEST))
    assert len(document.read_payload(largest, unverified=True)) == LARGEST
    bomb = document.render(make_paper(payload=b"x" * (LARGEST + 1)))
    lying = bomb.replace(b"/Size %d" % (LARGEST + 1), b"/Size 7".ljust(14))
    assert lying != bomb
    for pdf in (bomb, lying):
        with pytest.raises(DocumentError) as raised:
            document.read_payload(pdf, unverified=True)
        assert raised.value.code == "payload_too_large"


def test_answers_that_packed_would_end_in_a_carriage_return(
    make_paper: Callable[..., Paper], identity: Identity
) -> None:
    """One referral in 256 has such answers, and would never come out of the program."""
    texts = (b'{"a":"%b"}' % (b"a" * n) for n in range(1_000))
    unlucky = [data for data in texts if zlib.compress(data)[-1:] == b"\r"]
    assert len(unlucky) > 2
    for payload in unlucky[:3]:
        pdf = document.sign(document.render(make_paper(payload=payload)), identity, MOMENT)
        assert document.verify(pdf).kind is VerdictKind.UNCHANGED
        assert document.read_payload(pdf) == payload


def test_payload_with_a_wrong_checksum(unsigned: bytes) -> None:
    with pikepdf.open(io.BytesIO(unsigned)) as opened:
        opened.Root.AF[0].EF.F.Params.CheckSum = pikepdf.String(b"0" * 16)
        out = io.BytesIO()
        opened.save(out)
    with pytest.raises(DocumentError) as raised:
        document.read_payload(out.getvalue(), unverified=True)
    assert raised.value.code == "payload_damaged"


def test_a_pdf_without_answers(unsigned: bytes) -> None:
    with pikepdf.open(io.BytesIO(unsigned)) as opened:
        del opened.Root["/AF"]
        out = io.BytesIO()
        opened.save(out)
    with pytest.raises(DocumentError) as raised:
        document.read_payload(out.getvalue(), unverified=True)
    assert raised.value.code == "no_payload"


def test_what_cannot_be_signed(signed: bytes, identity: Identity) -> None:
    for pdf in (b"", b"nonsense", signed):
        with pytest.raises(DocumentError) as raised:
            document.sign(pdf, identity, LATER)
        assert raised.value.code == "not_signable"


def test_read_back_is_what_was_signed(signed: bytes) -> None:
    assert json.loads(document.read_payload(signed)) == json.loads(PAYLOAD)


def test_nothing_is_logged_about_a_damaged_file(
    signed: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    document.verify(cms_flipped(signed))
    assert caplog.text == ""
