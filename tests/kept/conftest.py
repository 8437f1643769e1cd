"""A store of drafts with a clock held by hand."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys

from prevent_desktop.app import read_library
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.vault import Vault

REFERENCE = "PR-7K2M-4H9Q"


class Clock:
    """A moment that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # a Tuesday

    def __call__(self) -> datetime:
        return self.now

    def days(self, days: float) -> None:
        self.now += timedelta(days=days)

    def seconds(self) -> float:
        return self.now.timestamp()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[DraftStore]:
    with closing(Vault.create(tmp_path / "vault", MemoryKeys(), clock=clock.seconds)) as vault:
        yield DraftStore(vault, read_library(), clock)


def saved(store: DraftStore, reference: str = "", *, sent: bool = False, **answers: str) -> Draft:
    """A saved draft; the answers are those of the person, by the end of their ids."""
    draft = store.new()
    referral = draft.referral
    for name, value in ({"surname": "Example"} | answers).items():
        referral = referral.with_value(f"individual.{name}", value)
    made = Draft(
        draft.object_id, referral, store.now(), store.now(), reference=reference, sent=sent
    )
    return store.save(made)
