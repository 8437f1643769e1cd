"""That a draft message with an addition was opened: kept beside it, and never taken for sent."""

from datetime import UTC, datetime

from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.notes import KeptNotes, NotePaper
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.vault import Kind

WHEN = datetime(2026, 11, 20, 9, 58, tzinfo=UTC)
PAPER = NotePaper("PR-AB23-CD45", WHEN, "/somewhere/PR-AB23-CD45.pdf", "00", "AB12")
SUMMARY = (
    b'{"kind":"addendum","about":"CRM/1","changed":"2026-11-20T09:58:00Z",'
    b'"reference":"PR-AB23-CD45","sent":false}'
)
BODY = (
    b'{"format":1,"values":{"name":"Sam Sample"},"paper":{"reference":"PR-AB23-CD45",'
    b'"made":"2026-11-20T09:58:00Z","pdf":"/somewhere/PR-AB23-CD45.pdf","sha256":"00",'
    b'"fingerprint":"AB12"}}'
)
"""As they were written before it was noted; never to be changed."""


def test_one_from_before_has_none(store: DraftStore) -> None:
    notes = KeptNotes(store.vault, store.now)
    object_id = notes.new_id()
    store.vault.save(Kind.NOTE, object_id, SUMMARY, BODY)
    (line,) = notes.lines()
    assert (line.opened, line.waits_to_be_sent) == (None, True)
    assert notes.paper(object_id).opened == NOT_OPENED


def test_what_was_seen_stands_in_the_list_and_what_was_asked_for_does_not(
    store: DraftStore,
) -> None:
    notes = KeptNotes(store.vault, store.now)
    object_id = notes.new_id()
    notes.keep_paper(object_id, {"name": "Sam Sample"}, PAPER)
    before = notes.lines()[0].changed
    asked = Opened(at=WHEN, program="Thunderbird")
    notes.set_opened(object_id, asked)
    assert notes.lines()[0].opened is None
    assert notes.paper(object_id).opened == asked
    seen = Opened(at=WHEN, program="Thunderbird", seen=True)
    notes.set_opened(object_id, seen)
    (line,) = notes.lines()
    assert (line.opened, line.sent, line.waits_to_be_sent) == (WHEN, False, True)
    assert line.changed == before, "it grows no younger"
    notes.set_sent(object_id, sent=True)
    assert notes.paper(object_id).opened == seen, "they are apart"
    notes.set_opened(object_id, NOT_OPENED)
    assert (notes.lines()[0].opened, notes.lines()[0].sent) == (None, True)
    assert notes.paper(object_id).values == {"name": "Sam Sample"}


def test_an_addition_that_is_made_anew_begins_without_it(store: DraftStore) -> None:
    notes = KeptNotes(store.vault, store.now)
    object_id = notes.new_id()
    notes.keep_paper(object_id, {}, PAPER)
    notes.set_opened(object_id, Opened(at=WHEN, program="Thunderbird", seen=True))
    notes.keep_paper(object_id, {}, PAPER)
    assert notes.lines()[0].opened is None
    assert notes.paper(object_id).opened == NOT_OPENED
