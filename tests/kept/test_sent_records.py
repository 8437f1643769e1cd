"""After sending: what the list shows without opening a draft, when to ask, what came back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kept.conftest import REFERENCE, Clock, saved

from prevent_desktop.errors import VaultError
from prevent_desktop.kept import summaries
from prevent_desktop.kept.copies import amended_copy, boxes_of_addition
from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.kept.records import RECORD_DAYS, forget_old_records, records_alone
from prevent_desktop.kept.reply import (
    Chase,
    chase_of_area,
    chase_state,
    last_day_kept,
    reply_of,
    suggested_chase,
)
from prevent_desktop.kept.upkeep import Upkeep
from prevent_desktop.papers.record_notes import facts_of

TO = "preventreferrals@kent.police.uk"


def only_line(store: DraftStore) -> DraftLine:
    (line,) = store.lines()
    return line


def record(store: DraftStore, reference: str = REFERENCE, draft: str = "") -> None:
    made = Record(
        reference=reference,
        made=store.now(),
        recipient=TO,
        sha256="",
        fingerprint="",
        complete=True,
        draft=draft,
    )
    store.keep_record(made)


def test_the_list_has_age_and_what_is_missing_from_the_summary_alone(store: DraftStore) -> None:
    saved(store, dob="2011-03", approx_age="about  15")
    line = only_line(store)
    assert (line.born, line.age, line.to, line.sent_on) == ("2011-03", "about 15", "", None)
    assert line.missing is not None
    before = line.missing
    draft = store.open(line.object_id)
    store.save(draft.with_value("concerns.description", "A talk of travel on Tuesday."))
    assert only_line(store).missing == before - 1


@pytest.mark.parametrize("typed", ["14/5/10", "not a date", "", "2010-05-14-and-more"])
def test_what_is_no_date_yet_is_no_birth_in_the_list(store: DraftStore, typed: str) -> None:
    saved(store, dob=typed)
    assert only_line(store).born == ""


def test_sending_is_dated_by_the_areas_clock_whichever_way_it_is_said(
    store: DraftStore, clock: Clock
) -> None:
    clock.now = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # past midnight in London
    draft = saved(store, REFERENCE)
    store.set_sent(draft.object_id, sent=True)
    line = only_line(store)
    assert (line.sent_on, line.to, line.chase) == (date(2026, 7, 2), TO, None)
    clock.days(3)
    store.set_held(draft.object_id, held=True)
    assert only_line(store).sent_on == date(2026, 7, 2)
    store.set_sent(draft.object_id, sent=False)
    assert only_line(store).sent_on is None
    saved(store, "PR-AAAA-AAAA", sent=True)
    assert {each.sent_on for each in store.lines()} == {None, date(2026, 7, 5)}


def test_the_day_to_ask_can_be_moved_and_ended_and_an_answer_ends_it(store: DraftStore) -> None:
    draft = saved(store, REFERENCE, sent=True)
    store.set_chase(draft.object_id, date(2026, 12, 1))
    assert only_line(store).chase == date(2026, 12, 1)
    store.set_chase(draft.object_id, date(2026, 12, 8))
    reply = reply_of(" ABC/123 ", date(2026, 12, 4), "Passed to\nChannel")
    store.set_reply(draft.object_id, reply)
    line, opened = only_line(store), store.open(draft.object_id)
    assert (line.chase, line.outcome) == (None, "Passed to Channel · ABC/123")
    assert (opened.reply.police_reference, opened.reply.day) == ("ABC/123", date(2026, 12, 4))
    assert opened.is_record


def test_only_an_area_that_says_so_fills_the_day_in(store: DraftStore) -> None:
    area = store.library.default_area
    assert chase_of_area(area, date(2026, 11, 24)) is None
    slow = msgspec.structs.replace(area, chase_days=10)
    assert chase_of_area(slow, date(2026, 11, 24)) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("sent", "day"),
    [("2026-11-23", "2026-11-30"), ("2026-11-27", "2026-12-04"), ("2026-11-28", "2026-12-04")],
)
def test_our_suggestion_is_five_working_days(sent: str, day: str) -> None:
    assert suggested_chase(date.fromisoformat(sent)) == date.fromisoformat(day)


def test_the_day_itself_is_not_passed() -> None:
    day = date(2026, 12, 1)
    assert chase_state(None, day) is Chase.NONE
    assert chase_state(day, day) is Chase.AHEAD
    assert chase_state(day, date(2026, 12, 2)) is Chase.PASSED


def test_a_sent_referral_with_a_day_ahead_is_warned_about_and_not_deleted(
    store: DraftStore, clock: Clock
) -> None:
    draft = saved(store, REFERENCE, sent=True)
    store.set_chase(draft.object_id, date(2027, 6, 1))
    upkeep = Upkeep(store, 90)
    for _ in range(150):
        clock.days(1)
        report = upkeep.at_opening()
        upkeep.shown(each.object_id for each in report.warnings)
        assert report.purged == 0
    (warning,) = upkeep.at_opening().warnings
    assert warning.delete_on.date() > date(2027, 6, 1)
    store.set_reply(draft.object_id, reply_of("CRM/1", clock.now.date(), "Looked at"))
    clock.now += timedelta(minutes=1)
    for _ in range(7):
        assert upkeep.at_opening().purged == 0, "the warning was for a day to ask"
        upkeep.shown(each.object_id for each in upkeep.at_opening().warnings)
        clock.days(1)
    assert upkeep.at_opening().purged == 1


def test_after_the_answers_reference_day_and_address_stay_for_a_year(
    store: DraftStore, clock: Clock
) -> None:
    draft = saved(store, REFERENCE, sent=True)
    record(store)
    assert records_alone(store) == ()
    clock.days(400)
    assert forget_old_records(store, RECORD_DAYS) == 0, "its answers are still there"
    store.delete(draft.object_id)
    assert forget_old_records(store, RECORD_DAYS) == 0, "the year begins now"
    (left,) = records_alone(store)
    assert (left.reference, left.recipient, left.answers_gone) == (REFERENCE, TO, clock.now)
    clock.days(RECORD_DAYS)
    assert forget_old_records(store, RECORD_DAYS) == 0
    clock.days(1)
    assert forget_old_records(store, RECORD_DAYS) == 1
    assert store.records() == ()


def test_a_paper_signed_anew_has_its_answers_and_is_no_record_alone(
    store: DraftStore, clock: Clock
) -> None:
    draft = saved(store, REFERENCE)
    for reference in ("PR-2222-2222", REFERENCE):
        record(store, reference, draft.object_id)
    assert records_alone(store) == ()
    clock.days(RECORD_DAYS + 1)
    assert forget_old_records(store, RECORD_DAYS) == 0
    assert [each.answers_gone for each in store.records()] == [None, None]
    store.delete(draft.object_id)
    assert len(records_alone(store)) == 2


def test_where_it_was_sent_stays_when_the_address_of_its_area_changes(
    store: DraftStore, clock: Clock
) -> None:
    draft = saved(store, REFERENCE, sent=True)
    area = store.library.default_area
    moved = msgspec.structs.replace(area.recipient, address="new@kent.police.uk")
    library = replace(
        store.library, areas={area.id: msgspec.structs.replace(area, recipient=moved)}
    )
    later = DraftStore(store.vault, library, clock)
    later.set_held(draft.object_id, held=True)
    assert only_line(later).to == later.open(draft.object_id).to == TO
    own = later.open(draft.object_id)
    assert facts_of(own.referral, REFERENCE, clock.now.date(), own.to).to == TO
    later.set_held(draft.object_id, held=False)
    assert only_line(later).to == TO


def test_do_not_remind_me_outlasts_the_next_save_and_the_day_of_sending_midnight(
    store: DraftStore, clock: Clock
) -> None:
    area = msgspec.structs.replace(store.library.default_area, chase_days=10)
    store = DraftStore(store.vault, replace(store.library, areas={area.id: area}), clock)
    day = clock.now.date()
    draft = saved(store, REFERENCE).with_sent(day, sent=True)
    assert draft.chase == day + timedelta(days=10)
    store.save(replace(draft, chase=None))
    clock.days(1)
    store.save(replace(draft, chase=None))
    assert (only_line(store).chase, only_line(store).sent_on) == (None, day)
    taken_back = draft.with_sent(day, sent=False)
    assert (taken_back.sent_on, taken_back.chase, taken_back.delete_on) == (None, None, None)


def test_a_chosen_day_before_the_day_to_ask_waits_for_it() -> None:
    day = date(2026, 12, 10)
    assert last_day_kept(day, None) == day
    assert last_day_kept(day, date(2026, 12, 9)) == day
    assert last_day_kept(day, date(2027, 3, 1)) == date(2027, 3, 2)
    assert last_day_kept(day, date.max) == date.max


def test_a_deletion_that_is_undone_stops_the_year(store: DraftStore, clock: Clock) -> None:
    draft = saved(store, REFERENCE, sent=True)
    record(store)
    store.delete(draft.object_id)
    forget_old_records(store, RECORD_DAYS)
    store.undelete(draft.object_id)
    forget_old_records(store, RECORD_DAYS)
    assert [each.answers_gone for each in store.records()] == [None]
    clock.days(1)


def test_an_amended_copy_is_a_new_draft_and_leaves_the_first_alone(store: DraftStore) -> None:
    draft = saved(store, REFERENCE, sent=True)
    first = store.open(draft.object_id)
    declared = first.with_value("declaration.accurate", value=True)
    store.save(declared)
    copy = amended_copy(store, draft.object_id)
    assert copy.object_id != draft.object_id
    assert (copy.reference, copy.sent, copy.amends.replaces) == ("", False, REFERENCE)
    assert copy.referral.answers.get("declaration.accurate") is None
    form = copy.referral.form
    assert copy.amends.changed(form, copy.referral.answers) == ()
    anew = copy.with_value("declaration.accurate", value=True).referral.answers
    assert copy.amends.changed(form, anew) == (), "each paper is declared anew"
    copy = copy.with_value("individual.surname", "Exampel")
    again = store.open(store.save(copy).object_id)
    assert again.amends.replaces == REFERENCE
    assert "individual.surname" in {
        q.id for q in again.amends.changed(form, again.referral.answers)
    }
    assert store.open(draft.object_id).referral.answers.text("individual.surname") == "Example"


def test_only_what_was_sent_can_be_amended(store: DraftStore) -> None:
    for draft in (saved(store), saved(store, REFERENCE)):
        with pytest.raises(VaultError) as refused:
            amended_copy(store, draft.object_id)
        assert refused.value.code == "not_sent"


def test_an_addition_begins_with_the_reference_and_the_person(store: DraftStore) -> None:
    draft = saved(store, REFERENCE, sent=True, forenames="Alex")
    boxes = boxes_of_addition(store.open(draft.object_id))
    assert (boxes["first_reference"], boxes["person"]) == (REFERENCE, "Alex Example")


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
def test_a_summary_always_fits_and_keeps_what_it_must(title: str, age: str, outcome: str) -> None:
    made = summaries.Summary(
        title=title[:81],
        changed=datetime(2026, 11, 24, tzinfo=UTC),
        reference=REFERENCE,
        age=age[:40],
        to=f"{'x' * 240}@kent.police.uk",
        outcome=reply_of("", None, outcome).outcome,
    )
    encoded = summaries.encode(made)
    assert len(encoded) <= summaries.LARGEST
    read = summaries.decode(encoded)
    assert (read.title, read.reference) == (made.title, REFERENCE)
