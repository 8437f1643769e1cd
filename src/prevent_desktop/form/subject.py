"""What the answers say about the person referred: when born, how old."""

from datetime import date

from prevent_desktop.form.age_range import AgeRange
from prevent_desktop.form.ages import ADULT_AGE, SaidAge, parse_age, said_age
from prevent_desktop.form.answers import Released
from prevent_desktop.form.dates import PartialDate, ages_from_birth, parse_date

_AGE = "individual.approx_age"


def birth(released: Released) -> PartialDate | None:
    """The birth date, if one is given that is a date."""
    return parse_date(released.text("individual.dob"))


def stated_ages(released: Released, today: date) -> AgeRange | None:
    """The ages that the answer about the age allows; None if it is empty or cannot be read."""
    return parse_age(released.text(_AGE), today)


def stated_age(released: Released, today: date) -> SaidAge:
    """What the answer about the age says, and how surely it says it of a child."""
    return said_age(released.text(_AGE), today)


def age_is_unread(released: Released, today: date) -> bool:
    """Whether only an age was given, and it cannot be told whether it is a child's."""
    given = bool(released.text(_AGE)) and birth(released) is None
    return given and stated_ages(released, today) is None


def ages(released: Released, today: date) -> AgeRange | None:
    """The ages the person may have: by the birth date alone, or failing that as stated."""
    born = birth(released)
    return ages_from_birth(born, today) if born else stated_ages(released, today)


def may_be_child(released: Released, today: date) -> bool:
    """Whether the person may be under 18, by what can be read."""
    allowed = ages(released, today)
    return allowed is not None and allowed.high >= 0 and allowed.low < ADULT_AGE


def is_child(released: Released, today: date) -> bool | None:
    """Whether the person may be under 18; None when nothing that can be read says so."""
    return None if ages(released, today) is None else may_be_child(released, today)
