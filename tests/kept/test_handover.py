"""What a transfer file says is believed only after it was checked, by somebody's ill will too."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.vault.helpers import QUICK, MemoryKeys, code_of

from prevent_desktop.app import read_library
from prevent_desktop.form.files import to_document
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.handover import LONGEST_SENDER, hand_over, take_over
from prevent_desktop.referral import Library
from prevent_desktop.sealing.transfer import seal_transfer
from prevent_desktop.vault import Vault

WORDS = "lunar twig panda essay abacus zoom"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


@pytest.fixture
def store(tmp_path: Path, library: Library) -> Iterator[DraftStore]:
    with Vault.create(tmp_path / "vault", MemoryKeys()) as vault:
        yield DraftStore(vault, library, lambda: NOW)


def sealed(body: object, *, expires: datetime = NOW) -> bytes:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return seal_transfer(
        raw,
        WORDS,
        made=int(NOW.timestamp()),
        expires=int(expires.timestamp()),
        entropy=bytes,
        cost=QUICK,
    )


def document(**answers: object) -> dict[str, Any]:
    return {
        "form": "prevent-national",
        "version": "2018",
        "area": "kent-and-medway",
        "answers": answers or {"individual.surname": "Example"},
    }


def body(**changes: object) -> dict[str, Any]:
    made: dict[str, Any] = {
        "format": 1,
        "sender": "Robin Sample",
        "started": NOW.isoformat(),
        "document": document(),
    }
    return made | changes


def test_a_draft_comes_out_as_it_went_in_but_for_what_the_sender_ticked(store: DraftStore) -> None:
    draft = store.new()
    referral = draft.referral.with_value("individual.surname", "Żółć 李")
    draft = store.save(
        replace(draft, referral=referral, acknowledged=frozenset({"dates.referral: x"}))
    )
    raw = hand_over(store, draft.object_id, words=WORDS, sender="Robin", cost=QUICK)
    taken = take_over(store, raw, WORDS)
    assert to_document(taken.draft.referral.answers) == to_document(referral.answers)
    assert taken.draft.object_id != draft.object_id
    assert taken.draft.acknowledged == frozenset()
    assert (taken.draft.held, taken.draft.sent, taken.draft.reference) == (False, False, "")
    assert (taken.sender, taken.expired) == ("Robin", False)
    assert taken.expires - taken.made == timedelta(days=14)
    assert [line.object_id for line in store.lines()] == [draft.object_id]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "transfer_damaged"),
        (b"{", "transfer_damaged"),
        (b"[" * 100_000, "transfer_damaged"),
        (b"\xff\xfe", "transfer_damaged"),
        ([], "transfer_damaged"),
        (body(format=2), "made_by_newer_version"),
        (body(sender=7), "transfer_damaged"),
        (body(started="yesterday"), "transfer_damaged"),
        (body(document=[]), "transfer_damaged"),
        (body(document={}), "not_answers"),
        (body(document=document(**{"no.such": "x"})), "unknown_question"),
        (body(document=document(**{"individual.surname": 7})), "wrong_type"),
        (body(document=document(**{"identifier.anonymous": "perhaps"})), "not_offered"),
        (body(document=document() | {"form": "../../etc/passwd"}), "frame"),
        (body(document=document() | {"area": "elsewhere"}), "unknown_area"),
    ],
)
def test_whatever_else_is_inside_is_refused(store: DraftStore, content: object, code: str) -> None:
    assert code_of(lambda: take_over(store, sealed(content), WORDS)) == code
    assert store.lines() == ()


def test_a_claim_is_shortened_to_one_line_and_steers_nothing(store: DraftStore) -> None:
    taken = take_over(store, sealed(body(sender="Robin\n\n<b>Sample</b> " + "x" * 999)), WORDS)
    assert "\n" not in taken.sender
    assert len(taken.sender) <= LONGEST_SENDER


@pytest.mark.parametrize("started", ["2999-01-01T00:00:00Z", "2026-11-01T00:00:00"])
def test_a_time_that_cannot_be_is_replaced_by_now(store: DraftStore, started: str) -> None:
    taken = take_over(store, sealed(body(started=started)), WORDS)
    assert taken.draft.started == NOW


def test_a_filled_in_question_that_is_not_in_the_form_is_forgotten(store: DraftStore) -> None:
    raw = sealed(body(filled_in=["dates.referral", "no.such"]))
    assert take_over(store, raw, WORDS).draft.filled_in == {"dates.referral"}


def test_the_day_after_its_last_it_is_expired_and_still_opens(store: DraftStore) -> None:
    assert not take_over(store, sealed(body(), expires=NOW), WORDS).expired
    late = take_over(store, sealed(body(), expires=NOW - timedelta(seconds=1)), WORDS)
    assert late.expired
    assert isinstance(late.draft, Draft)


def test_times_beyond_every_calendar_are_no_crash(store: DraftStore) -> None:
    raw = seal_transfer(
        json.dumps(body()).encode(), WORDS, made=2**63, expires=2**64 - 1, entropy=bytes, cost=QUICK
    )
    taken = take_over(store, raw, WORDS)
    assert taken.expires.year == taken.made.year == 9999
