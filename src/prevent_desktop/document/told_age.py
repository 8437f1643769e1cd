"""How old the person is, as far as the answers say, in words that tell how it is known.

An age is worked out only from a date of birth, and says so with the day it was worked out for. What
somebody stated is quoted and never becomes a number.
"""

from collections.abc import Iterator
from datetime import date

from prevent_desktop.form.age_range import AgeRange
from prevent_desktop.form.ages import ADULT_AGE, Child
from prevent_desktop.form.answers import NotKnown, Released
from prevent_desktop.form.dates import PartialDate, ages_from_birth, date_in_words
from prevent_desktop.form.printed import NOT_GIVEN
from prevent_desktop.form.subject import birth, stated_age
from prevent_desktop.moments import day_in_words

BORN, AGE = "individual.dob", "individual.approx_age"
_OLDEST = 120
_LONGEST_QUOTED = 150


def told_age(released: Released, today: date) -> str:
    """Age and date of birth in lines; what is not given is said, too."""
    return "\n".join(_lines(released, today))


def _lines(released: Released, today: date) -> Iterator[str]:
    born, given = birth(released), released.get(BORN)
    stated = " ".join(released.text(AGE).split())
    allowed = ages_from_birth(born, today) if born else None
    if born and allowed and allowed.low >= 0 and allowed.high <= _OLDEST:
        yield _worked_out(allowed, born, today)
        if stated:
            yield f"Stated: {_quoted(stated)}"
    elif stated:
        yield _as_stated(stated_age(released, today).child, stated)
    else:
        yield NOT_GIVEN
    if isinstance(given, str) and given.strip():
        yield f"Date of birth: {' '.join(date_in_words(given).split())}"
    else:
        unknown = isinstance(given, NotKnown)
        yield f"Date of birth: {'not known' if unknown else 'not given'}"


def _worked_out(allowed: AgeRange, born: PartialDate, today: date) -> str:
    low, high = max(0, allowed.low), allowed.high
    years = str(low) if low == high else f"{low} or {high}"
    given = "date" if born.day else "month" if born.month else "year"
    how = f"worked out from {given} of birth on {day_in_words(today)}"
    if high < ADULT_AGE:
        return f"Under 18 ({years}, {how})"
    if low < ADULT_AGE:
        return f"May be under 18 ({years}, {how})"
    return f"{years} ({how})"


_SAID_OF_CHILD = {Child.SURELY: "Under 18", Child.MAYBE: "May be under 18"}


def _as_stated(child: Child, stated: str) -> str:
    if child not in _SAID_OF_CHILD:
        return f"Age as stated: {_quoted(stated)}"
    return f"{_SAID_OF_CHILD[child]} (stated: {_quoted(stated)})"


def _quoted(stated: str) -> str:
    shown = stated if len(stated) <= _LONGEST_QUOTED else f"{stated[:_LONGEST_QUOTED]}\u2026"
    return f"\u2018{shown}\u2019"
