"""What the answers say about the person referred: when born, how old."""

from datetime import date

from prevent_desktop.form.answers import Released
from prevent_desktop.form.dates import PartialDate, ages_from_birth, parse_age, parse_date


def birth(released: Released) -> PartialDate | None:
    """The birth date, if one is given that is a date."""
    return parse_date(released.text("individual.dob"))


def may_be_under(years: int, released: Released, today: date) -> bool:
    """Whether the birth date, or failing that the stated age, allows an age below `years`."""
    born = birth(released)
    ages = ages_from_birth(born, today) if born else parse_age(released.text(_AGE))
    return ages is not None and ages.high >= 0 and ages.low < years


def is_child(released: Released, today: date) -> bool | None:
    """Whether the person may be under 18; None when nothing is said about the age."""
    if birth(released) is None and parse_age(released.text(_AGE)) is None:
        return None
    return may_be_under(18, released, today)


_AGE = "individual.approx_age"
