"""Days near today, as people type them into one box of a record."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.moments import MONTHS, day_in_words
from prevent_desktop.ui.sending.typed_day import DAY_NAMES, NOT_A_DAY, read_day

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    "typed",
    [
        "30 November 2026", "30/11/2026", "2026-11-30", "30th Nov 2026", "Monday 30 November 2026",
        "30/11/26", "30.11.26", "30 Nov 26", "30 Nov '26", "30 nov", "30th of November", "30nov",
        "Mon 30 Nov", "30/11", "Monday 30/11/26",
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_ways_in_which_people_write_it(typed: str) -> None:
    assert read_day(typed, TODAY) == (date(2026, 11, 30), "")


@pytest.mark.parametrize(
    ("typed", "past", "day"),
    [
        ("2 Jan", False, date(2027, 1, 2)),
        ("2 Jan", True, date(2026, 1, 2)),
        ("22/11", False, TODAY),
        ("22/11", True, TODAY),
        ("30 Nov", True, date(2025, 11, 30)),
        ("2/1/27", True, date(2027, 1, 2)),
    ],
)
def test_without_its_year_it_is_the_one_near_today(typed: str, day: date, *, past: bool) -> None:
    assert read_day(typed, TODAY, past=past) == (day, "")


@pytest.mark.parametrize(
    "typed",
    ["", "tomorrow", "Monday", "31/11/26", "30/11/29", "29 Feb", "3011", "11/30/26", "5"],
)
def test_what_is_no_clear_day_is_not_guessed(typed: str) -> None:
    assert read_day(typed, TODAY) == (None, NOT_A_DAY)


def test_the_name_of_another_weekday_is_told() -> None:
    for typed in ("Friday 30 November 2026", "Fri 30/11/26", "30 Nov, Friday"):
        day, problem = read_day(typed, TODAY)
        assert day is None
        assert problem == "30 November 2026 is a Monday. Type the day that you mean."


@given(st.integers(-366, 366), st.booleans())
def test_every_near_day_is_read_as_it_is_shown_and_in_short(days: int, past: bool) -> None:
    day = TODAY + timedelta(days=days)
    name = DAY_NAMES[day.weekday()]
    short = f"{day.day}/{day.month}/{day.year % 100:02}"
    for typed in (day_in_words(day), f"{name} {day_in_words(day)}", short, f"{name[:3]} {short}"):
        assert read_day(typed, TODAY, past=past) == (day, "")
    if (days <= 0 if past else days >= 0) and abs(days) < 365:
        typed = f"{day.day} {MONTHS[day.month - 1][:3]}"
        assert read_day(typed, TODAY, past=past) == (day, "")
