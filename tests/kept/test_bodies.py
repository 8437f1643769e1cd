"""Frozen insides of sealed objects: added to with every version, none of them ever changed."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.kept.conftest import REFERENCE

from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.own_memory import OwnMemory
from prevent_desktop.kept.upkeep_file import read_upkeep
from prevent_desktop.vault import Kind

FILES = sorted(Path(__file__).parent.glob("bodies-*.json"))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in FILES
        for case in json.loads(file.read_text("utf-8"))[kind]
    ]


def put(store: DraftStore, kind: Kind, case: dict[str, str]) -> str:
    object_id = store.vault.new_id()
    summary = case.get("summary", "").encode()
    store.vault.save(kind, object_id, summary, case["body"].encode())
    return object_id


@pytest.mark.parametrize("case", cases("drafts"))
def test_drafts(store: DraftStore, case: dict[str, str]) -> None:
    object_id = put(store, Kind.DRAFT, case)
    (line,) = store.lines()
    draft = store.open(object_id)
    assert (line.title, line.reference, line.sent) == ("Alex Example", REFERENCE, True)
    assert draft.referral.answers.text("individual.surname") == "Example"
    newer = "chase" in json.loads(case["summary"])
    assert line.chase == (date(2026, 11, 27) if newer else None)
    assert draft.chase == line.chase
    assert line.missing == (3 if newer else None)
    assert draft.amends.replaces == ("PR-2222-2222" if newer else "")
    assert draft.reply.police_reference == ("ABC/123" if newer else "")
    opened = "opened" in json.loads(case["summary"])
    assert draft.opened.program == ("Thunderbird" if opened else "")
    assert line.opened == (datetime(2026, 11, 20, 9, 58, tzinfo=UTC) if opened else None)
    assert draft.delete_on == line.delete_on == (date(2027, 3, 1) if opened else None)
    beside = "beside" in json.loads(case["body"])
    assert bool(draft.beside) == beside
    assert store.open(store.save(draft).object_id).beside == draft.beside


@pytest.mark.parametrize("case", cases("records"))
def test_records(store: DraftStore, case: dict[str, str]) -> None:
    put(store, Kind.RECORD, case)
    (record,) = store.records()
    assert (record.reference, record.made) == (REFERENCE, datetime(2026, 11, 20, 10, tzinfo=UTC))
    newer = "replaces" in json.loads(case["body"])
    assert record.replaces == ("PR-2222-2222" if newer else "")
    assert (record.answers_gone is not None) == newer


@pytest.mark.parametrize("case", cases("own"))
def test_own_memory(store: DraftStore, case: dict[str, str]) -> None:
    put(store, Kind.OWN, case)
    memory = OwnMemory(store.vault)
    mapping = memory.mapping("ab" * 32)
    assert memory.words() == {"Kestrel"}
    assert mapping is not None
    assert dict(mapping.boxes) == {"Text1": "individual.surname"}


@pytest.mark.parametrize("case", cases("upkeep"))
def test_upkeep(store: DraftStore, case: dict[str, str]) -> None:
    put(store, Kind.UPKEEP, case)
    _, body = read_upkeep(store.vault)
    assert body.seen == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert list(body.shown) == ["ab" * 16]
    assert body.open == ("cd" * 16 if "open" in json.loads(case["body"]) else "")
