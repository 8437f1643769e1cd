"""The closed shape: every paper that was ever made is one, and nothing else is."""

import hashlib
import itertools
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from tests.document.conftest import MOMENT
from tests.document.kinds import LEAD, MAKERS, SIGNATURES, made, paper, signed
from tests.document.shapes.make import key_file_identity
from tests.document.spelling import SHAPES
from tests.proofs import Record

from prevent_desktop import document
from prevent_desktop.document import VerdictKind
from prevent_desktop.document.shape import recognise
from prevent_desktop.document.verdict import MAX_FILE_BYTES

HERE = Path(__file__).parent
FROZEN = {
    f"{path.parent.name}/{path.stem}": path for path in sorted((HERE / "shapes").glob("*/*.pdf"))
}
CASES = {path.stem: path for path in sorted((HERE / "cases").glob("*.pdf"))}
REASONS = {
    "byterange-hole-A": "not_ours",
    "byterange-hole-B": "not_ours",
    "cms-impostor-cert-first": "not_ours",
    "diff-startxref-underscore": "added",
    "dos-dag20": "not_ours",
    "dup-phone-replaced": "added",
    "foreign-ocg-js": "not_ours",
    "formfield-filled-then-lead": "not_ours",
    "gap-padding-hex": "not_ours",
    "ov-freetext": "added",
    "ov-stamp": "added",
}
WHOLE = {"cms-impostor-cert-first", "foreign-ocg-js", "formfield-filled-then-lead"}
WHOLE |= {"gap-padding-hex"}
"""Where the last signature is about all there is: a newer version may write so."""


@pytest.mark.parametrize("name", FROZEN)
def test_a_frozen_paper_is_unchanged(name: str) -> None:
    path = FROZEN[name]
    pdf = path.read_bytes()
    verdict = document.verify(pdf)
    assert verdict.kind is VerdictKind.UNCHANGED, verdict.reason
    assert len(verdict.signatures) == (2 if name.endswith("-countersigned") else 1)
    found = recognise(pdf)
    assert found is not None
    assert found.shape == int(path.parent.name)


def test_the_frozen_papers_are_all_there(record: Record) -> None:
    kinds = {"complete", "incomplete", "without-answers", "addition", "decision", "megabyte"}
    kinds |= {"signature-drawn", "signature-typed", "key-file-rsa", "thirty-scripts"}
    wanted = {f"{kind}{end}" for kind in kinds for end in ("", "-countersigned")}
    for shape in SHAPES:
        assert {f"{shape}/{name}" for name in wanted} <= FROZEN.keys()
    record("frozen papers that are called unchanged", len(FROZEN), 0)


@pytest.mark.wide
@pytest.mark.parametrize("name", [n for n in FROZEN if not n.endswith("-countersigned")])
def test_a_frozen_paper_can_be_countersigned(name: str) -> None:
    pdf = FROZEN[name].read_bytes()
    twice = document.countersign(pdf, LEAD, MOMENT + timedelta(days=1))
    assert twice.startswith(pdf)
    assert document.verify(twice).kind is VerdictKind.UNCHANGED
    before, after = recognise(pdf), recognise(twice)
    assert before is not None
    assert after is not None
    assert before.shape == after.shape, "a lead signs in the shape of the paper"


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind in SIGNATURES])
def test_what_is_made_today_is_of_the_shape(kind: str) -> None:
    found = recognise(made(kind))
    assert found is not None
    assert found.end == len(made(kind))
    assert (found.lead is not None) == (SIGNATURES[kind] == 2)


@pytest.mark.parametrize("by", ["curve", "rsa"])
@pytest.mark.parametrize("then", ["curve", "rsa"])
def test_every_pair_of_kinds_of_keys(by: str, then: str) -> None:
    """The extension for curves is named once, by whoever needs it first."""
    keys = {"curve": document.make_identity, "rsa": None}
    pairs = []
    for kind, name in ((by, "Example Trust Seal"), (then, "Example Lead Seal")):
        make = keys[kind]
        holder = document.Holder(name, "")
        pairs.append(make(holder, MOMENT) if make else key_file_identity(name))
    referrer, lead = pairs
    signed = document.sign(document.render(paper(signer=referrer.holder)), referrer, MOMENT)
    twice = document.countersign(signed, lead, MOMENT)
    assert document.verify(twice).kind is VerdictKind.UNCHANGED


@pytest.mark.parametrize("name", CASES)
def test_a_forgery_that_was_once_believed(name: str) -> None:
    verdict = document.verify(CASES[name].read_bytes())
    assert verdict.kind is (VerdictKind.NOT_OURS if name in WHOLE else VerdictKind.CHANGED)
    assert verdict.reason.value == REASONS[name]


def test_the_limit_leaves_room_for_the_largest_paper() -> None:
    """8 MB of answers that do not pack made 18,097,074 bytes; see `docs/file-formats.md`."""
    assert MAX_FILE_BYTES > 1.5 * 18_097_074


def test_answers_whose_checksum_looks_like_a_word_can_be_signed() -> None:
    """qpdf writes such a checksum in another way than the shape knows: one referral in 2,000."""
    payloads = (b'{"answers": {"n": "%d"}}' % number for number in range(1_000_000))
    worded = (
        payload
        for payload in payloads
        if pikepdf.String(hashlib.md5(payload, usedforsecurity=False).digest())
        .unparse()
        .startswith(b"(")
    )
    for payload in itertools.islice(worded, 3):
        pdf = signed(document.render(paper(payload=payload)))
        assert document.verify(pdf).kind is VerdictKind.UNCHANGED
        assert document.read_payload(pdf) == payload
