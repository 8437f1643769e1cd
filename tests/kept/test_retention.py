"""Retention with a frozen clock: nothing goes unwarned, nothing goes while the date is in doubt."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.kept.retention import (
    AWAY,
    NOTICE,
    Calendar,
    Candidate,
    after_absence,
    clock_is_doubtful,
    plan,
)

DAYS = 90
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def draft(changed: float = 0, *, kept: bool = False) -> Candidate:
    return Candidate("a" * 32, day(changed), kept)


def shown(at: float, seen: float | None = None, counted_from: float | None = None) -> Calendar:
    return Calendar(
        day(at if seen is None else seen),
        None if counted_from is None else day(counted_from),
        {"a" * 32: day(at)},
    )


def test_a_young_draft_is_left_in_peace() -> None:
    found = plan([draft()], Calendar(), day(DAYS - 8), DAYS)
    assert (found.due, found.warn) == ((), ())


def test_it_is_warned_about_seven_days_before_and_goes_on_its_day() -> None:
    assert plan([draft()], Calendar(), day(DAYS - 7), DAYS).warn == (("a" * 32, day(DAYS)),)
    seen = shown(DAYS - 7)
    assert plan([draft()], seen, day(DAYS - 0.1), DAYS).warn == (("a" * 32, day(DAYS)),)
    assert plan([draft()], seen, day(DAYS), DAYS).due == ("a" * 32,)


def test_a_warning_that_nobody_saw_does_not_count_however_old_the_draft_is() -> None:
    found = plan([draft()], Calendar(seen=day(399)), day(400), DAYS)
    assert found.due == ()
    assert found.warn == (("a" * 32, day(400) + NOTICE),)


def test_a_late_warning_stands_seven_whole_days() -> None:
    late = shown(200, seen=206)
    assert plan([draft()], late, day(206.9), DAYS).due == ()
    assert plan([draft()], late, day(207), DAYS).due == ("a" * 32,)


def test_a_change_after_the_warning_begins_everything_anew() -> None:
    assert plan([draft(changed=201)], shown(200), day(210), DAYS).warn == ()
    again = plan([draft(changed=201)], shown(200, seen=290), day(291), DAYS)
    assert (again.due, len(again.warn)) == ((), 1)


def test_what_is_kept_is_neither_warned_about_nor_deleted() -> None:
    found = plan([draft(kept=True)], shown(200), day(210), DAYS)
    assert (found.due, found.warn) == ((), ())


@pytest.mark.parametrize(
    ("seen", "now", "doubtful"),
    [
        (None, 0.0, False),
        (100, 100.0, False),
        (100, 99.5, False),
        (100, 98.0, True),
        (100, 145.0, False),
        (100, 146.0, True),
        (100, 4000.0, True),
    ],
)
def test_a_date_far_from_the_last_one_seen_is_in_doubt(
    seen: float | None, now: float, *, doubtful: bool
) -> None:
    calendar = shown(10, seen=seen) if seen is not None else Calendar()
    assert clock_is_doubtful(calendar, day(now)) is doubtful
    found = plan([draft()], shown(90, seen=seen) if seen else Calendar(), day(now), DAYS)
    assert found.clock_doubtful is doubtful
    assert not (doubtful and found.due)


def test_after_a_time_away_warnings_are_shown_anew() -> None:
    away = after_absence(shown(85), day(85) + AWAY + timedelta(hours=1))
    now = day(85) + AWAY + timedelta(hours=1)
    found = plan([draft()], away, now, DAYS)
    assert (found.due, found.warn) == ((), (("a" * 32, now + NOTICE),))
    at_work = after_absence(shown(85), day(85) + AWAY)
    assert plan([draft()], at_work, day(85) + AWAY, DAYS).due == ("a" * 32,)


@pytest.mark.parametrize("changed", range(-200, 1, 5))
@pytest.mark.parametrize("warned", [None, -60, -20, -7, -1, 0])
def test_last_opened_on_20_july_and_next_on_3_september_nothing_is_lost(
    changed: int, warned: int | None
) -> None:
    july = datetime(2026, 7, 20, 15, 0, tzinfo=UTC)
    september = datetime(2026, 9, 3, 8, 30, tzinfo=UTC)
    calendar = Calendar(july, None, {} if warned is None else {"a": july + timedelta(warned)})
    one = Candidate("a", july + timedelta(changed), kept=False)
    back = after_absence(calendar, september)
    assert plan([one], back, september, DAYS).due == ()
    # Nor in the first week of term: only what was on the screen then may go.
    for days in range(8):
        now = september + timedelta(days=days)
        assert plan([one], after_absence(back, now), now, DAYS).due == ()


@given(
    changed=st.floats(0, 300),
    visits=st.lists(st.floats(0.01, 60), min_size=1, max_size=40),
    looks=st.lists(st.booleans(), min_size=40, max_size=40),
)
def test_whatever_the_visits_a_draft_goes_only_seven_days_after_a_warning_on_the_screen(
    changed: float, visits: list[float], looks: list[bool]
) -> None:
    one, now = draft(changed), day(changed)
    calendar, first_shown = Calendar(), None
    for gap, looked in zip(visits, looks, strict=False):
        now += timedelta(days=gap)
        if clock_is_doubtful(calendar, now):
            calendar = Calendar(now, now, calendar.shown)  # the person says that it is right
        calendar = after_absence(calendar, now)
        found = plan([one], calendar, now, DAYS)
        if found.due:
            assert first_shown is not None
            assert now - first_shown >= NOTICE
            assert now - one.changed >= timedelta(days=DAYS)
            return
        if found.warn and looked:
            first_shown = first_shown or now
            before = (calendar.shown or {}).get(one.object_id)
            if before is None or (calendar.counted_from and before < calendar.counted_from):
                calendar = Calendar(calendar.seen, calendar.counted_from, {one.object_id: now})


def test_a_warning_before_or_at_a_decision_was_for_something_else() -> None:
    for decided, counted in ((199, True), (200, False), (200.5, False)):
        one = Candidate("a" * 32, day(0), kept=False, decided=day(decided))
        found = plan([one], shown(200), day(208), DAYS)
        assert bool(found.due) is counted
        assert bool(found.warn) is not counted
