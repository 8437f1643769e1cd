"""One thing in the vault that nobody can read hides none of the others."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys, create

from prevent_desktop.app import read_library
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.notes import KeptNotes, Note, NoteKind
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.kept.upkeep import Upkeep
from prevent_desktop.referral import new_referral
from prevent_desktop.vault import Health, Kind

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
RECORD = {
    "reference": "PR-7K2M-4H9Q",
    "made": "2026-11-20T10:00:00Z",
    "recipient": "referrals@test.police.uk",
    "sha256": "00" * 32,
    "fingerprint": "11" * 32,
    "complete": True,
}
ODD = (
    b"",
    b"\xff\xfe",
    b"[" * 100_000,
    b"{}",
    json.dumps(RECORD | {"made": "long ago"}).encode(),
    json.dumps(RECORD | {"complete": "perhaps"}).encode(),
)


@pytest.fixture
def store(folder: Path) -> Iterator[DraftStore]:
    with closing(create(folder, MemoryKeys())) as vault:
        yield DraftStore(vault, read_library(), lambda: NOW)


def test_an_odd_record_hides_no_other(store: DraftStore) -> None:
    first = Record(**RECORD | {"made": NOW})  # type: ignore[arg-type]
    store.keep_record(first)
    for body in (*ODD, json.dumps(RECORD | {"made": "2026-11-21T10:00:00"}).encode()):
        store.vault.save(Kind.RECORD, store.vault.new_id(), b"", body)
    made = [record.made for record in store.records()]
    assert made == [NOW, datetime(2026, 11, 21, 10, 0, tzinfo=UTC)]


@pytest.mark.parametrize("changed", ["2026-11-21T10:00:00", "0001-01-01T00:00:00+14:00"])
def test_an_odd_time_hides_no_draft_and_no_note(store: DraftStore, changed: str) -> None:
    referral = new_referral(store.library).with_value("individual.surname", "Example")
    store.save(Draft(store.vault.new_id(), referral, NOW, NOW))
    notes = KeptNotes(store.vault, store.now)
    notes.save(Note(notes.new_id(), NoteKind.ADDENDUM, {"text": "More."}))
    odd = {"title": "Odd", "about": "", "kind": "addendum", "changed": changed, "reference": ""}
    for kind in (Kind.DRAFT, Kind.NOTE):
        store.vault.save(kind, store.vault.new_id(), json.dumps(odd).encode(), b"{}")
    assert [line.title for line in store.lines()] == ["Example", "Odd"]
    assert len(notes.lines()) == 2
    report = Upkeep(store, 90).at_opening()
    assert not report.clock_doubtful
    assert {line.health for line in store.lines()} == {Health.WHOLE}
