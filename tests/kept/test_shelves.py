"""The first page is drawn and searched from summaries; no draft is opened for it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace
from tests.kept.conftest import REFERENCE, saved

from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.shelves import age_in_words, days_left, searched, shelved
from prevent_desktop.vault import Health

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LINE = DraftLine("a" * 32, "Zo\u00eb O\u2019Example", NOW, "", Health.WHOLE)
TODAY = NOW.date()


def test_each_line_stands_on_one_shelf(store: DraftStore) -> None:
    saved(store, surname="Draft")
    saved(store, REFERENCE, surname="Unsent")
    saved(store, "PR-2222-2222", sent=True, surname="Sent")
    damaged = DraftLine("b" * 32, "", None, "", Health.DAMAGED)
    shelves = shelved((*store.lines(), damaged))
    assert [line.title for line in shelves.unsent] == ["Unsent"]
    assert [line.title for line in shelves.drafts] == ["Draft"]
    assert [line.title for line in shelves.sent] == ["Sent"]
    assert shelves.damaged == (damaged,)
    assert shelves.count == 4


@pytest.mark.parametrize(
    ("born", "stated", "words"),
    [
        ("2010-05-14", "", "16"),
        ("2010", "", "15 or 16"),
        ("", "about 16", "about 16"),
        ("2030-01-01", "about 16", "about 16"),
        ("", "", ""),
    ],
)
def test_an_age_is_worked_out_of_the_birth_or_is_as_stated(
    born: str, stated: str, words: str
) -> None:
    assert age_in_words(replace(LINE, born=born, age=stated), date(2026, 11, 24)) == words


def test_days_are_counted_only_of_what_goes_by_age() -> None:
    later = NOW + timedelta(days=80, hours=1)
    assert days_left(LINE, later, 90) == 9
    assert days_left(LINE, NOW + timedelta(days=200), 90) == 0
    assert days_left(replace(LINE, held=True), later, 90) is None
    assert days_left(replace(LINE, reference=REFERENCE), later, 90) is None
    assert days_left(replace(LINE, reference=REFERENCE, sent=True), later, 90) == 9


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zoe", True),
        ("o'exam", True),
        ("EXAMPLE zoe", True),
        ("pr\u20137k2m", True),
        ("channel", True),
        ("zoe zara", False),
        ("", True),
    ],
)
def test_search_takes_words_as_people_type_them(query: str, found: bool) -> None:
    line = replace(LINE, reference=REFERENCE, outcome="Passed to Channel")
    assert (searched([line], query) == (line,)) is found
