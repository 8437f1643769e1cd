"""Each rule of the closed shape refuses its own kind of forgery, however well it is signed."""

import pytest
from tests.document.conftest import MOMENT
from tests.document.handmade import (
    BASES,
    GAPS,
    NEWEST,
    PACKED,
    REVISIONS,
    honest_base,
    other_certificate_than_the_signers,
    signed_base,
    signed_newest,
    signed_packed,
    signed_revision,
)
from tests.document.kinds import REFERRER
from tests.document.spelling import SHAPES, drawn
from tests.document.structural import signed_by_forger

from prevent_desktop import document
from prevent_desktop.document import Reason, VerdictKind
from prevent_desktop.document.shape import recognise
from prevent_desktop.errors import DocumentError

SIGNED = {shape: document.sign(drawn(shape), REFERRER, MOMENT) for shape in SHAPES}
"""A paper of each shape, signed."""


@pytest.mark.parametrize("shape", SHAPES)
def test_the_handwriting_is_ours(shape: int) -> None:
    """Without a fault, the same way of making them is believed: the faults are what is refused."""
    honest = honest_base(shape)
    assert document.verify(honest).kind is VerdictKind.UNCHANGED
    found = recognise(honest)
    assert found is not None
    assert found.shape == shape


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", BASES)
def test_a_paper_with_one_thing_wrong_is_not_ours(name: str, shape: int) -> None:
    verdict = document.verify(signed_base(name, shape))
    assert (verdict.kind, verdict.reason) == (VerdictKind.NOT_OURS, Reason.NOT_OURS)


@pytest.mark.parametrize("name", PACKED)
def test_nothing_is_hidden_where_objects_are_packed(name: str) -> None:
    try:
        forged = signed_packed(name)
    except DocumentError:  # even the library that signs cannot read it
        return
    verdict = document.verify(forged)
    assert (verdict.kind, verdict.reason) == (VerdictKind.NOT_OURS, Reason.NOT_OURS)


@pytest.mark.parametrize("name", NEWEST)
def test_bookmarks_lead_to_headings_and_nowhere_else(name: str) -> None:
    try:
        forged = signed_newest(name)
    except DocumentError:  # even the library that signs cannot read it
        return
    verdict = document.verify(forged)
    assert (verdict.kind, verdict.reason) == (VerdictKind.NOT_OURS, Reason.NOT_OURS)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", REVISIONS)
def test_a_leads_revision_holds_a_countersignature_and_no_more(name: str, shape: int) -> None:
    verdict = document.verify(signed_revision(name, SIGNED[shape]), {REFERRER.fingerprint})
    assert (verdict.kind, verdict.reason) == (VerdictKind.CHANGED, Reason.ADDED)
    assert [fact.changed_since for fact in verdict.signatures] == ["changed"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", GAPS)
def test_a_gap_holds_one_signature_and_zeros(name: str, shape: int) -> None:
    honest = SIGNED[shape]
    forged = GAPS[name](honest)
    assert len(forged) == len(honest)
    assert forged != honest
    verdict = document.verify(forged)
    assert verdict.kind in {VerdictKind.CHANGED, VerdictKind.NOT_OURS}
    assert verdict.reason in {Reason.SIGNATURE, Reason.NOT_OURS}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_certificate_of_somebody_else_does_not_carry_the_signature(shape: int) -> None:
    verdict = document.verify(other_certificate_than_the_signers(SIGNED[shape]))
    assert (verdict.kind, verdict.reason) == (VerdictKind.NOT_OURS, Reason.NOT_OURS)


@pytest.mark.parametrize("shape", SHAPES)
def test_two_additions_by_a_lead_are_one_too_many(shape: int) -> None:
    twice = signed_by_forger(SIGNED[shape])
    assert document.verify(twice).kind is VerdictKind.UNCHANGED
    tail = twice[len(SIGNED[shape]) :]
    assert document.verify(twice + tail).kind is VerdictKind.CHANGED
