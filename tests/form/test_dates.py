"""Dates and ages mean intervals, and English law on birthdays holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.form.age_range import AgeRange
from prevent_desktop.form.ages import parse_age
from prevent_desktop.form.dates import (
    PartialDate,
    add_years,
    age_on,
    ages_from_birth,
    parse_date,
    three_months_before,
    three_months_on,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(DAYS)
def test_every_day_month_and_year_reads_back(day: date) -> None:
    assert parse_date(day.isoformat()) == PartialDate(day.year, day.month, day.day)
    month = parse_date(f"{day:%Y-%m}")
    year = parse_date(f"{day:%Y}")
    assert month is not None
    assert year is not None
    assert year.earliest <= month.earliest <= day <= month.latest <= year.latest


@given(st.text(max_size=12))
def test_no_text_makes_it_fail(text: str) -> None:
    partial = parse_date(text)
    assert partial is None or partial.earliest <= partial.latest
    ages = parse_age(text)
    assert ages is None or 0 <= ages.low <= ages.high


@pytest.mark.parametrize(
    "text", ["2010-02-30", "2010-13", "2010-00-10", "0000", "10-05-2010", "2010-5-4", "soon", ""]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_month_is_in_words() -> None:
    words = [PartialDate(2010, 5, 4), PartialDate(2010, 5), PartialDate(2010)]
    assert [p.in_words() for p in words] == ["4 May 2010", "May 2010", "2010"]


@given(DAYS, st.integers(0, 40_000))
def test_age_agrees_with_birthdays(birth: date, days: int) -> None:
    today = birth + timedelta(days=days)
    age = age_on(birth, today)
    assert add_years(birth, age) <= today < add_years(birth, age + 1)


@pytest.mark.parametrize(
    ("birth", "years", "day"),
    [
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 2, 29), 8000, date.max),
    ],
)
def test_a_birthday_on_29_february_is_on_1_march(birth: date, years: int, day: date) -> None:
    assert add_years(birth, years) == day


def test_a_birth_year_allows_two_ages() -> None:
    assert ages_from_birth(PartialDate(2010), date(2026, 6, 1)) == AgeRange(15, 16)


@given(DAYS)
def test_three_months_back_and_on_agree(day: date) -> None:
    before = three_months_before(day)
    assert three_months_on(before) <= day < three_months_on(before + timedelta(days=1))
