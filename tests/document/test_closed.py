"""Each rule of the closed shape refuses its own kind of forgery, however well it is signed."""

import pytest
from tests.document.handmade import (
    BASES,
    GAPS,
    REVISIONS,
    honest_base,
    other_certificate_than_the_signers,
    signed_base,
    signed_revision,
)
from tests.document.kinds import REFERRER, made
from tests.document.structural import signed_by_forger

from prevent_desktop import document
from prevent_desktop.document import Reason, VerdictKind


def test_the_handwriting_is_ours() -> None:
    """Without a fault, the same way of making them is believed: the faults are what is refused."""
    assert document.verify(honest_base()).kind is VerdictKind.UNCHANGED


@pytest.mark.parametrize("name", BASES)
def test_a_paper_with_one_thing_wrong_is_not_ours(name: str) -> None:
    verdict = document.verify(signed_base(name))
    assert (verdict.kind, verdict.reason) == (VerdictKind.CHANGED, Reason.NOT_OURS)


@pytest.mark.parametrize("name", REVISIONS)
def test_a_leads_revision_holds_a_countersignature_and_no_more(name: str) -> None:
    verdict = document.verify(signed_revision(name), {REFERRER.fingerprint})
    assert (verdict.kind, verdict.reason) == (VerdictKind.CHANGED, Reason.ADDED)
    assert [fact.changed_since for fact in verdict.signatures] == ["changed"]


@pytest.mark.parametrize("name", GAPS)
def test_a_gap_holds_one_signature_and_zeros(name: str) -> None:
    honest = made("signed")
    forged = GAPS[name](honest)
    assert len(forged) == len(honest)
    assert forged != honest
    verdict = document.verify(forged)
    assert verdict.kind is VerdictKind.CHANGED


def test_a_certificate_of_somebody_else_does_not_carry_the_signature() -> None:
    verdict = document.verify(other_certificate_than_the_signers(made("signed")))
    assert verdict.kind is VerdictKind.CHANGED


def test_two_additions_by_a_lead_are_one_too_many() -> None:
    twice = signed_by_forger(made("signed"))
    assert document.verify(twice).kind is VerdictKind.UNCHANGED
    tail = twice[len(made("signed")) :]
    assert document.verify(twice + tail).kind is VerdictKind.CHANGED
