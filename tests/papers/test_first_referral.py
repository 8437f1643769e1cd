"""An addition goes where its referral went, with the copies of that area."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from tests.vault.helpers import MemoryKeys

from prevent_desktop.app import read_library
from prevent_desktop.area.area import Area
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.notes import KeptNotes, NotePaper
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.kept.reply import Reply
from prevent_desktop.papers.first_referral import first_referral
from prevent_desktop.papers.short_papers import look_over
from prevent_desktop.vault import Vault

TODAY = date(2026, 11, 22)
REFERENCE = "PR-7K2M-4H9Q"
ADDITION = "PR-AB23-CD45"


def elsewhere(area: Area) -> Area:
    recipient = msgspec.structs.replace(area.recipient, address="prevent@elsewhere.police.uk")
    return msgspec.structs.replace(area, id="elsewhere", name="Elsewhere", recipient=recipient)


@pytest.fixture
def store(tmp_path: Path, moment: datetime) -> Iterator[DraftStore]:
    library = read_library()
    other = elsewhere(library.default_area)
    library = replace(library, areas={**library.areas, other.id: other})
    vault = Vault.create(tmp_path / "vault", MemoryKeys())
    yield DraftStore(vault, library, lambda: moment)
    vault.close()


def keep_record(store: DraftStore, moment: datetime, recipient: str, area: str = "") -> None:
    store.keep_record(
        Record(
            reference=REFERENCE,
            made=moment,
            recipient=recipient,
            area=area,
            sha256="0" * 64,
            fingerprint="0" * 64,
            complete=True,
        )
    )


def keep_addition(store: DraftStore, moment: datetime) -> None:
    """Of an addition to it that was made here."""
    paper = NotePaper(reference=ADDITION, made=moment, pdf="", sha256="", fingerprint="")
    notes = KeptNotes(store.vault, lambda: moment)
    notes.keep_paper(notes.new_id(), {"first_reference": f"Ref {REFERENCE}"}, paper)


def test_it_goes_to_the_area_of_the_referral_and_knows_its_age(
    store: DraftStore, moment: datetime
) -> None:
    draft = store.new("elsewhere")
    referral = draft.referral.with_value("individual.dob", "2013-03-09")
    reply = Reply(police_reference="CRM/2026/00417")
    store.save(replace(draft, referral=referral, reference=REFERENCE, reply=reply))
    keep_addition(store, moment)
    for typed in (REFERENCE, " pr-7k2m-4h9q", "7K2M-4H9Q", "crm/2026/00417 ", ADDITION):
        found = first_referral(store, typed, TODAY)
        assert (found.area.id, found.known, found.child) == ("elsewhere", True, True)
        assert found.reference == REFERENCE


@pytest.mark.parametrize(
    ("recipient", "area"),
    [("prevent@elsewhere.police.uk", ""), ("the-old-one@elsewhere.police.uk", "elsewhere")],
)
def test_after_its_answers_are_gone_its_record_tells(
    store: DraftStore, moment: datetime, recipient: str, area: str
) -> None:
    keep_record(store, moment, recipient, area)
    found = first_referral(store, REFERENCE, TODAY)
    assert (found.area.id, found.known, found.child) == ("elsewhere", True, None)


def test_a_record_whose_area_nobody_can_tell_is_not_known(
    store: DraftStore, moment: datetime
) -> None:
    keep_record(store, moment, "the-old-one@elsewhere.police.uk")
    assert not first_referral(store, REFERENCE, TODAY).known


@pytest.mark.parametrize("typed", ["", "PR-2222-3333", "the one of last week", "KP/2026/17"])
def test_one_that_is_not_known_here_is_looked_at_where_there_are_areas(
    store: DraftStore, typed: str
) -> None:
    found = first_referral(store, typed, TODAY)
    assert (found.area, found.known) == (store.library.default_area, False)
    values = {"first_reference": typed, "text": "News."}
    doubts = look_over(values, (), found, several_areas=True)
    assert [each.area for each in doubts if each.area] == [found.area.name]
    assert not any(each.area for each in look_over(values, (), found))


def test_an_addition_that_names_who_stays_anonymous_is_looked_at(store: DraftStore) -> None:
    draft = store.new()
    referral = draft.referral
    for question, value in (
        ("identifier.anonymous", "yes"),
        ("identifier.forename", "Quillon"),
        ("identifier.surname", "Varnobyte"),
    ):
        referral = referral.with_value(question, value)
    store.save(replace(draft, referral=referral, reference=REFERENCE))
    first = first_referral(store, REFERENCE, TODAY)
    values = {"first_reference": REFERENCE, "text": "Mr Varnobyte heard it again."}
    (doubt,) = look_over(values, {REFERENCE}, first)
    assert (doubt.box, doubt.named) == ("text", ("Varnobyte",))
