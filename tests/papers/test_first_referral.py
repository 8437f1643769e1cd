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
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.papers.first_referral import first_referral
from prevent_desktop.vault import Vault

TODAY = date(2026, 11, 22)
REFERENCE = "PR-7K2M-4H9Q"


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


def keep_record(store: DraftStore, moment: datetime, recipient: str) -> None:
    store.keep_record(
        Record(
            reference=REFERENCE,
            made=moment,
            recipient=recipient,
            sha256="0" * 64,
            fingerprint="0" * 64,
            complete=True,
        )
    )


def test_it_goes_to_the_area_of_the_referral_and_knows_its_age(store: DraftStore) -> None:
    draft = store.new("elsewhere")
    referral = draft.referral.with_value("individual.dob", "2013-03-09")
    store.save(replace(draft, referral=referral, reference=REFERENCE))
    for typed in (REFERENCE, " pr-7k2m-4h9q", "PR\u20137K2M\u20134H9Q"):
        found = first_referral(store, typed, TODAY)
        assert (found.area.id, found.child) == ("elsewhere", True)


def test_after_its_answers_are_gone_its_address_tells(store: DraftStore, moment: datetime) -> None:
    keep_record(store, moment, "prevent@elsewhere.police.uk")
    found = first_referral(store, REFERENCE, TODAY)
    assert (found.area.id, found.child) == ("elsewhere", None)


@pytest.mark.parametrize("typed", ["", "PR-0000-0000", "the one of last week", "KP/2026/17"])
def test_one_that_is_not_known_here_goes_where_new_ones_go(store: DraftStore, typed: str) -> None:
    found = first_referral(store, typed, TODAY)
    assert (found.area, found.child) == (store.library.default_area, None)
