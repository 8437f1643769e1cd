"""The note for CPOMS and its like is short, and says nothing that was not asked for."""

import json
from datetime import date

import pytest

from prevent_desktop.app import read_library
from prevent_desktop.errors import ResourceError
from prevent_desktop.papers.record_notes import (
    RecordNotes,
    SentFacts,
    facts_of,
    load_record_notes,
    note_text,
)
from prevent_desktop.referral import Referral, referral_from_file
from prevent_desktop.shipped import resources

RAW = resources.read_bytes("records", "notes.toml")
DAY = date(2026, 11, 24)
REFERENCE, TO = "PR-7K2M-4H9Q", "preventreferrals@kent.police.uk"


@pytest.fixture(scope="module")
def notes() -> RecordNotes:
    return load_record_notes(RAW)


@pytest.fixture(scope="module")
def referral() -> Referral:
    raw = json.loads(resources.read_text("examples", "child.json"))
    read = referral_from_file(read_library(), raw)
    told = read.with_value("safeguarding.informed", "no")
    return told.with_value("safeguarding.informed_detail", "It could\nadd {risk}.")


def test_it_is_short_by_default(notes: RecordNotes, referral: Referral) -> None:
    text = note_text(notes, facts_of(referral, REFERENCE, DAY))
    assert text == f"Prevent referral {REFERENCE}, sent on 24 November 2026 to {TO}."


def test_the_reason_stands_in_it_only_when_ticked(notes: RecordNotes, referral: Referral) -> None:
    facts = facts_of(referral, REFERENCE, DAY)
    assert facts.may_give_reason
    with_reason = note_text(notes, facts, with_reason=True)
    assert with_reason.endswith("has not been told. Reason: It could add {risk}.")
    told = facts_of(referral.with_value("safeguarding.informed", "yes"), REFERENCE, DAY)
    assert not told.may_give_reason
    assert "add {risk}" not in note_text(notes, told, with_reason=True)


def test_a_reason_that_is_not_there_is_said_not_to_be(notes: RecordNotes) -> None:
    text = note_text(notes, SentFacts(REFERENCE, DAY, TO, told=False), with_reason=True)
    assert text.endswith("Reason: none is given in the referral")


def test_nothing_of_the_story_or_the_person_is_in_it(
    notes: RecordNotes, referral: Referral
) -> None:
    text = note_text(notes, facts_of(referral, REFERENCE, DAY), with_reason=True)
    released = referral.released()
    for question in ("individual.surname", "individual.forenames", "concerns.description"):
        assert released.text(question)
        assert released.text(question) not in text


def test_where_patients_may_read_it_that_is_said_before(notes: RecordNotes) -> None:
    assert {s.name: bool(notes.warning(s.id)) for s in notes.systems} == {
        "CPOMS": False, "MyConcern": False, "EMIS": True, "SystmOne": True,
    }  # fmt: skip
    assert notes.warning("emis") == (
        "Patients and people with access for them may see new entries in the NHS App. If the "
        "person has not been told, mark the entry as not visible online before you save it."
    )
    assert notes.warning("unknown") == ""


def test_words_that_name_something_else_are_refused() -> None:
    with pytest.raises(ResourceError):
        load_record_notes(RAW.replace(b"{day}", b"{surname}"))
