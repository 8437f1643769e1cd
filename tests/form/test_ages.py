"""An age said in any of these ways fits the date of birth that it comes from."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.form.ages import parse_age
from prevent_desktop.form.dates import PartialDate, add_years, age_on, ages_from_birth
from prevent_desktop.moments import MONTHS

TODAY = date(2026, 11, 22)
BIRTHS = st.dates(min_value=date(1930, 1, 1), max_value=date(2019, 12, 31))
Said = Callable[[date, date], str]
"""What somebody born on the first day says; the second is a day of the last years."""


def next_birthday(born: date) -> date:
    return add_years(born, age_on(born, TODAY) + 1)


def school_year(born: date) -> int:
    """The year of an English school in which the child is this term."""
    return 2026 - born.year - (5 if born.month >= 9 else 4)


def month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


WAYS: dict[str, Said] = {
    "plain": lambda born, _day: f"{age_on(born, TODAY)}",
    "months": lambda born, _day: f"{age_on(born, TODAY)} and 3 months",
    "year": lambda born, _day: f"born {born.year}",
    "short year": lambda born, _day: f"b. '{born:%y}",
    "short date": lambda born, _day: f"born {born.day} {MONTHS[born.month - 1]} {born:%y}",
    "figures": lambda born, _day: f"DOB {born.day}/{born.month}/{born:%y}",
    "about": lambda born, _day: f"born about {born.year + 1}",
    "on a day": lambda born, day: f"{age_on(born, day)} on {day.day}/{day.month}/{day.year}",
    "as at": lambda born, day: f"{age_on(born, day)} (as at {day.day} {month(day)})",
    "in a month": lambda born, day: f"was {age_on(born, day)} in {month(day)}",
    "in a year": lambda born, day: f"{age_on(born, day)} in {day.year}",
    "last year": lambda born, _day: f"{age_on(born, date(2025, 7, 1))} last year",
    "ago": lambda born, _day: f"{age_on(born, date(2024, 11, 22))} two years ago",
    "turned": lambda born, _day: (
        f"turned {age_on(born, TODAY)} in {born.year + age_on(born, TODAY)}"
    ),
    "turns": lambda born, _day: (
        f"turns {age_on(born, TODAY) + 1} on {next_birthday(born).day}/{next_birthday(born).month}"
        f"/{next_birthday(born).year}"
    ),
    "next": lambda born, _day: f"{age_on(born, TODAY) + 1} in {next_birthday(born).year}",
    "not yet": lambda born, _day: f"hasn't turned {age_on(born, TODAY) + 1} yet",
    "nearly": lambda born, _day: f"nearly {age_on(born, TODAY) + 1}",
    "give or take": lambda born, _day: f"{age_on(born, TODAY) + 1} give or take a year",
    "post": lambda born, _day: (
        f"over {age_on(born, TODAY) - 1} but under {age_on(born, TODAY) + 1}"
    ),
}


@pytest.mark.parametrize("way", WAYS)
@given(born=BIRTHS, ago=st.integers(1, 365 * 4))
def test_what_is_said_of_a_date_of_birth_fits_it(way: str, born: date, ago: int) -> None:
    said = WAYS[way](born, TODAY - timedelta(days=ago))
    stated = parse_age(said, TODAY)
    real = ages_from_birth(PartialDate(born.year, born.month, born.day), TODAY)
    assert stated is not None, said
    assert stated.overlaps(real), said


@given(born=st.dates(min_value=date(2008, 11, 23), max_value=date(2020, 8, 31)))
def test_a_school_year_fits_whoever_is_in_it(born: date) -> None:
    said = f"Year {school_year(born)}"
    stated = parse_age(said, TODAY)
    assert stated is not None
    assert stated.overlaps(ages_from_birth(PartialDate(born.year, born.month, born.day), TODAY))


CHILD = st.integers(5, 17)
BESIDE = [
    "{}, mum is 40",
    "{} (brother 21)",
    "{}, lives with dad (45)",
    "{}, year of birth not known",
    "{}, joined 2022",
    "{}, EHCP to 25",
    "{}, at a college for 16-19",
    "{} but looks 20",
    "says 19 but is {}",
    "adult social care say {}",
    "in care until 18, {} now",
    "{}, reported on 20 October",
    "{}, carer for mum, 40",
]


@given(age=CHILD, beside=st.sampled_from(BESIDE))
def test_no_figure_beside_a_childs_age_makes_an_adult(age: int, beside: str) -> None:
    stated = parse_age(beside.format(age), TODAY)
    assert stated is None or stated.low < 18, beside
