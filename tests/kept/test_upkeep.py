"""Drafts that grow old, from one opening of the program to the next, on a clock held by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys

from prevent_desktop.app import read_library
from prevent_desktop.errors import VaultError
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.notes import KeptNotes, Note, NoteKind, NotePaper
from prevent_desktop.kept.reply import reply_of
from prevent_desktop.kept.upkeep import Upkeep
from prevent_desktop.referral import Library
from prevent_desktop.vault import Kind, Vault

DAYS = 90


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


class Desk:
    """One computer: its drafts and its clock."""

    def __init__(self, folder: Path, library: Library) -> None:
        self.now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
        keys = MemoryKeys()
        self.vault = Vault.create(folder, keys, clock=self.seconds)
        self.store = DraftStore(self.vault, library, lambda: self.now)
        self.notes = KeptNotes(self.vault, lambda: self.now)
        self.upkeep = Upkeep(self.store, DAYS)

    def seconds(self) -> float:
        return self.now.timestamp()

    def draft(self, surname: str = "Example") -> Draft:
        draft = self.store.new()
        referral = draft.referral.with_value("individual.surname", surname)
        return self.store.save(Draft(draft.object_id, referral, self.now, self.now))

    def sent(self, surname: str) -> str:
        draft = self.draft(surname)
        paper = replace(draft, reference="PR-7K2M-4H9Q", sent=True)
        return self.store.save(paper).object_id

    def note(self, reference: str = "PR-7K2M-4H9Q") -> str:
        object_id = self.notes.new_id()
        self.notes.save(Note(object_id, NoteKind.ADDENDUM, {"first_reference": reference}))
        return object_id

    def use_daily(self, days: int) -> None:
        """Open the program every day, and look at what it shows."""
        for _ in range(days):
            self.now += timedelta(days=1)
            report = self.upkeep.at_opening()
            self.upkeep.shown(warning.object_id for warning in report.warnings)

    def titles(self) -> list[str]:
        return [line.title for line in self.store.lines()]


@pytest.fixture
def desk(tmp_path: Path, library: Library) -> Iterator[Desk]:
    made = Desk(tmp_path / "vault", library)
    yield made
    made.vault.close()


def test_an_old_draft_is_warned_about_and_goes_and_can_be_undone(desk: Desk) -> None:
    old = desk.draft()
    desk.use_daily(DAYS - 8)
    assert desk.upkeep.at_opening().warnings == ()
    desk.use_daily(1)
    (warning,) = desk.upkeep.at_opening().warnings
    assert (warning.object_id, warning.title) == (old.object_id, "Example")
    assert warning.delete_on == old.changed + timedelta(days=DAYS)
    desk.use_daily(6)
    assert desk.titles() == ["Example"]
    desk.now += timedelta(days=1)
    assert desk.upkeep.at_opening().purged == 1
    assert desk.titles() == []
    desk.store.undelete(old.object_id)
    assert desk.titles() == ["Example"]


def test_a_warning_that_was_never_on_the_screen_deletes_nothing(desk: Desk) -> None:
    desk.draft()
    for _ in range(200):
        desk.now += timedelta(days=1)
        assert desk.upkeep.at_opening().purged == 0
    assert desk.titles() == ["Example"]


def test_what_is_held_or_waits_to_be_sent_stays_and_stands_first(desk: Desk) -> None:
    held, waiting, plain = desk.draft("Held"), desk.draft("Waiting"), desk.draft("Plain")
    desk.store.set_held(held.object_id, held=True)
    finished = desk.store.open(waiting.object_id)
    desk.store.save(
        Draft(finished.object_id, finished.referral, desk.now, desk.now, reference="PR-7K2M-4H9Q")
    )
    desk.now += timedelta(minutes=5)
    desk.store.save(plain)
    assert desk.titles() == ["Waiting", "Plain", "Held"]
    desk.use_daily(DAYS + 30)
    assert desk.titles() == ["Waiting", "Held"]
    desk.store.set_sent(waiting.object_id, sent=True)
    desk.use_daily(DAYS - 8)
    assert desk.upkeep.at_opening().warnings == (), "its age counts from the day it was sent"
    assert desk.titles() == ["Held", "Waiting"]
    desk.use_daily(9)
    assert desk.titles() == ["Held"]
    desk.store.set_held(held.object_id, held=False)
    desk.use_daily(8)
    assert desk.titles() == []


def test_a_chosen_day_takes_the_place_of_age_and_is_warned_about_as_long(desk: Desk) -> None:
    early, late, held = desk.sent("Early"), desk.sent("Late"), desk.sent("Held")
    day = desk.now.date() + timedelta(days=20)
    desk.store.set_delete_on(early, day)
    desk.store.set_delete_on(late, day + timedelta(days=DAYS))
    desk.store.set_delete_on(held, day)
    desk.store.set_held(held, held=True)
    desk.use_daily(13)
    assert desk.upkeep.at_opening().warnings == ()
    desk.use_daily(1)
    (warning,) = desk.upkeep.at_opening().warnings
    assert (warning.object_id, warning.chosen) == (early, day)
    desk.use_daily(6)
    assert sorted(desk.titles()) == ["Early", "Held", "Late"], "the day itself is not over"
    desk.use_daily(1)
    assert sorted(desk.titles()) == ["Held", "Late"]
    desk.store.undelete(early)
    desk.store.set_delete_on(early, None)
    desk.use_daily(DAYS - 25)
    assert "Early" in desk.titles()
    desk.use_daily(20)
    assert sorted(desk.titles()) == ["Held", "Late"], "by age as before, and past it"
    desk.use_daily(30)
    assert desk.titles() == ["Held"]


def test_a_chosen_day_deletes_nothing_before_the_day_to_ask_and_goes_with_the_tick(
    desk: Desk,
) -> None:
    asked, taken_back = desk.sent("Asked"), desk.sent("Back")
    day = desk.now.date() + timedelta(days=10)
    for each in (asked, taken_back):
        desk.store.set_delete_on(each, day)
    desk.store.set_chase(asked, day + timedelta(days=10))
    desk.store.set_sent(taken_back, sent=False)
    assert desk.store.open(taken_back).delete_on is None
    desk.use_daily(20)
    assert sorted(desk.titles()) == ["Asked", "Back"]
    desk.use_daily(3)
    assert desk.titles() == ["Back"]


def test_a_warning_counts_only_for_what_it_was_given_for(desk: Desk) -> None:
    draft, note = desk.draft("Held"), desk.note()
    chosen, answered = desk.sent("Chosen"), desk.sent("Answered")
    desk.store.set_chase(answered, desk.now.date() + timedelta(days=DAYS + 90))
    desk.use_daily(DAYS - 4)
    assert len(desk.upkeep.at_opening().warnings) == 4
    desk.store.set_held(draft.object_id, held=True)
    desk.notes.set_held(note, held=True)
    desk.store.set_delete_on(chosen, desk.now.date() + timedelta(days=60))
    for _ in range(5):
        desk.now += timedelta(days=12)
        assert desk.upkeep.at_opening().purged == 0
    desk.now += timedelta(days=4)
    desk.store.set_held(draft.object_id, held=False)
    desk.notes.set_held(note, held=False)
    desk.store.set_reply(answered, reply_of("", desk.now.date(), "No further action"))
    desk.now += timedelta(minutes=1)
    for _ in range(7):
        report = desk.upkeep.at_opening()
        assert (report.purged, len(report.warnings)) == (0, 4)
        desk.upkeep.shown(each.object_id for each in report.warnings)
        desk.now += timedelta(days=1)
    assert desk.upkeep.at_opening().purged == 4


@pytest.mark.parametrize("day", [date.max, date.max - timedelta(days=1), date(1, 1, 1)])
def test_no_day_stops_the_looking_after(desk: Desk, day: date) -> None:
    one, other = desk.sent("One"), desk.sent("Other")
    desk.store.set_chase(one, day)
    desk.store.set_delete_on(other, day)
    desk.use_daily(3)
    assert sorted(desk.titles()) == ["One", "Other"]


def test_a_tick_is_no_change_of_the_draft(desk: Desk) -> None:
    draft = desk.draft()
    desk.now += timedelta(days=3)
    desk.store.set_held(draft.object_id, held=True)
    desk.store.set_sent(draft.object_id, sent=True)
    (line,) = desk.store.lines()
    assert (line.changed, line.held, line.sent) == (draft.changed, True, True)
    opened = desk.store.open(draft.object_id)
    assert (opened.held, opened.sent) == (True, True)


def test_a_change_after_the_warning_saves_it(desk: Desk) -> None:
    draft = desk.draft()
    desk.use_daily(DAYS - 2)
    assert desk.upkeep.at_opening().warnings
    desk.store.save(draft)
    desk.use_daily(DAYS - 8)
    assert desk.titles() == ["Example"]


def test_the_summer_holidays_cost_nothing(desk: Desk) -> None:
    desk.now = datetime(2026, 4, 17, 9, 0, tzinfo=UTC)
    desk.draft()
    desk.use_daily((datetime(2026, 7, 20, tzinfo=UTC) - desk.now).days)
    desk.now = datetime(2026, 7, 20, 9, 0, tzinfo=UTC)
    desk.draft("Begun in June")
    desk.now = datetime(2026, 9, 3, 8, 0, tzinfo=UTC)
    before = desk.titles()
    report = desk.upkeep.at_opening()
    assert report.purged == 0
    assert desk.titles() == before


def test_a_date_that_jumps_deletes_nothing_until_a_person_confirms_it(desk: Desk) -> None:
    desk.draft()
    desk.use_daily(DAYS - 7)
    desk.now += timedelta(days=400)
    for _ in range(3):
        report = desk.upkeep.at_opening()
        assert (report.purged, report.clock_doubtful) == (0, True)
        desk.upkeep.shown(warning.object_id for warning in report.warnings)
        desk.now += timedelta(days=10)
    desk.upkeep.confirm_clock()
    report = desk.upkeep.at_opening()
    assert (report.purged, report.clock_doubtful) == (0, False)
    desk.use_daily(9)
    assert desk.titles() == []


def test_a_date_that_went_back_is_doubted_too(desk: Desk) -> None:
    desk.draft()
    desk.use_daily(30)
    desk.now -= timedelta(days=10)
    assert desk.upkeep.at_opening().clock_doubtful


def test_damaged_notes_only_make_drafts_stay_longer(desk: Desk) -> None:
    desk.draft()
    desk.use_daily(DAYS - 3)
    (kept,) = desk.vault.list(Kind.UPKEEP)
    desk.vault.save(Kind.UPKEEP, kept.object_id, b"", b"{")
    desk.now += timedelta(days=5)
    assert desk.upkeep.at_opening().purged == 0
    desk.use_daily(8)
    assert desk.titles() == []
    assert len(desk.vault.list(Kind.UPKEEP)) == 1


def test_the_notes_say_nothing_about_a_person(desk: Desk) -> None:
    desk.draft("Quillfeather")
    desk.use_daily(DAYS - 3)
    (kept,) = desk.vault.list(Kind.UPKEEP)
    assert b"Quillfeather" not in desk.vault.load(kept.object_id).body


def test_notes_follow_the_rule_of_drafts(desk: Desk) -> None:
    plain, held = desk.note("PR-AAAA-AAAA"), desk.note("PR-BBBB-BBBB")
    draft = desk.draft()
    desk.notes.set_held(held, held=True)
    desk.use_daily(DAYS - 7)
    warned = {warning.object_id for warning in desk.upkeep.at_opening().warnings}
    assert warned == {plain, draft.object_id}
    desk.use_daily(6)
    assert len(desk.notes.lines()) == 2
    desk.now += timedelta(days=1)
    assert desk.upkeep.at_opening().purged == 2
    assert [line.object_id for line in desk.notes.lines()] == [held]
    assert desk.titles() == []
    desk.vault.undelete(plain)
    assert desk.notes.load(plain) == {"first_reference": "PR-AAAA-AAAA"}


def test_an_addition_that_waits_to_be_sent_never_goes_by_age(desk: Desk) -> None:
    note = desk.note()
    paper = NotePaper("PR-AB23-CD45", desk.now, "/somewhere/PR-AB23-CD45.pdf", "00", "AB12")
    desk.notes.keep_paper(note, {"first_reference": "PR-7K2M-4H9Q"}, paper)
    desk.use_daily(DAYS + 30)
    (line,) = desk.notes.lines()
    assert (line.reference, line.waits_to_be_sent) == ("PR-AB23-CD45", True)
    kept = desk.notes.paper(note)
    assert (kept.values, kept.record) == ({"first_reference": "PR-7K2M-4H9Q"}, paper)
    desk.notes.set_sent(note, sent=True)
    desk.use_daily(DAYS - 8)
    assert desk.upkeep.at_opening().warnings == (), "its age counts from when it was sent"
    assert desk.notes.lines()
    desk.use_daily(9)
    assert desk.notes.lines() == ()


def test_a_note_whose_warning_was_never_on_the_screen_stays(desk: Desk) -> None:
    desk.note()
    for _ in range(200):
        desk.now += timedelta(days=1)
        assert desk.upkeep.at_opening().purged == 0
    assert len(desk.notes.lines()) == 1


def test_a_doubtful_date_and_a_change_save_a_note_too(desk: Desk) -> None:
    note = desk.note()
    desk.use_daily(DAYS - 2)
    desk.notes.save(Note(note, NoteKind.ADDENDUM, {"text": "more"}))
    desk.use_daily(DAYS - 8)
    assert desk.notes.lines()
    desk.now += timedelta(days=400)
    for _ in range(3):
        report = desk.upkeep.at_opening()
        desk.upkeep.shown(warning.object_id for warning in report.warnings)
        desk.now += timedelta(days=10)
    assert desk.notes.lines()


def test_a_hold_is_no_change_of_a_note_and_outlives_the_next_save(desk: Desk) -> None:
    note = desk.note()
    desk.now += timedelta(days=3)
    desk.notes.set_held(note, held=True)
    (line,) = desk.notes.lines()
    assert (line.held, line.changed) == (True, desk.now - timedelta(days=3))
    desk.notes.save(Note(note, NoteKind.ADDENDUM, {"text": "more"}))
    (line,) = desk.notes.lines()
    assert (line.held, line.changed) == (True, desk.now)


def test_a_note_from_before_notes_had_dates_stays_and_opens(desk: Desk) -> None:
    old = desk.notes.new_id()
    desk.vault.save(Kind.NOTE, old, b"considered", b'{"format": 1, "values": {"about": "K. E."}}')
    desk.use_daily(DAYS + 30)
    (line,) = desk.notes.lines()
    assert (line.object_id, line.kind, line.changed) == (old, NoteKind.CONSIDERED, None)
    assert desk.notes.load(old) == {"about": "K. E."}
    desk.notes.save(Note(old, NoteKind.CONSIDERED, {"about": "K. E."}))
    (line,) = desk.notes.lines()
    assert (line.about, line.changed) == ("K. E.", desk.now)


def test_a_note_whose_paper_is_made_is_not_offered_again(desk: Desk) -> None:
    note, other = desk.note("PR-AAAA-AAAA"), desk.note("PR-BBBB-BBBB")
    desk.notes.finish(note, NoteKind.ADDENDUM)
    desk.notes.delete(other)
    assert [line.object_id for line in desk.notes.deleted()] == [other]
    assert desk.notes.lines() == ()


def test_a_damaged_note_is_named_and_the_others_are_fine(desk: Desk) -> None:
    broken, whole = desk.note("PR-AAAA-AAAA"), desk.note("PR-BBBB-BBBB")
    desk.vault.save(Kind.NOTE, broken, b"{", b"{")
    lines = desk.notes.lines()
    assert [(line.object_id, line.kind) for line in lines] == [
        (whole, NoteKind.ADDENDUM),
        (broken, None),
    ]
    with pytest.raises(VaultError):
        desk.notes.load(broken)
    desk.notes.delete(broken)
    assert len(desk.notes.lines()) == 1
