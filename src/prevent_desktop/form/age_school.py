"""Ages by the year or the stage of school: "Year 10", "KS3", "P7", "10B", "left Year 11"."""

import re
from collections.abc import Iterator
from datetime import date

from prevent_desktop.form.age_rule import OLDEST, UNCLEAR, Ages, Read
from prevent_desktop.form.age_words import KEY_STAGES

_N, _M = r"(?P<n>\d{1,3})", r"(?P<m>\d{1,3})"
_SCHOOL = r"(?:\bschool\s*)?\b(?:years?(?:\s*group)?|yrs?|y|yaer|yera|yesr|yeat|blwyddyn|bl)[\s.-]*"
_AND = r"\s*(?:to|-|/|or|and|&|\+)\s*"


def _n(match: re.Match[str]) -> int:
    return int(match["n"])


def _school_year(match: re.Match[str], _today: date | None) -> Ages | None:
    """In England, Year 7 begins in the September after the eleventh birthday."""
    first, last = _n(match), int(match["m"] or match["n"])
    return (first + 4, last + 5) if 1 <= first <= 14 and 1 <= last <= 14 else None


def _form(match: re.Match[str], _today: date | None) -> Ages:
    return _n(match) + 10, _n(match) + 12


def _key_stages(match: re.Match[str], _today: date | None) -> Ages:
    first, last = _n(match), int(match["m"] or match["n"])
    return KEY_STAGES[first][0], KEY_STAGES[last][1]


def _form_group(match: re.Match[str], _today: date | None) -> Ages | None:
    """A year at school or an age, a child's either way: "10B", "class 4"."""
    return (_n(match), _n(match) + 5) if 1 <= _n(match) <= 12 else None


def _sixth(match: re.Match[str], _today: date | None) -> Ages:
    """The lower sixth, "L6"; "U6" may be the upper, or somebody under six."""
    if match["which"] == "l":
        return 16, 17
    return (17, 18) if match["th"] else UNCLEAR


def _school_year_then(match: re.Match[str], today: date | None) -> Ages | None:
    """The age now of somebody who was in a school year in some calendar year."""
    if today is None or not 1 <= _n(match) <= 14:
        return None
    passed = today.year - int(match.groupdict().get("year") or today.year - 1)
    return max(0, _n(match) + 4 + passed), max(0, _n(match) + 6 + passed)


def _left_school_year(match: re.Match[str], _today: date | None) -> Ages | None:
    """Who has left Year 11 may be of any age above; who has left Year 6 is at school still."""
    if not 1 <= _n(match) <= 14:
        return None
    return _n(match) + 4, OLDEST if _n(match) >= _LAST_COMPULSORY else 17


def _next_school_year(match: re.Match[str], _today: date | None) -> Ages | None:
    return (_n(match) + 3, _n(match) + 5) if 1 <= _n(match) <= 14 else None


_LAST_COMPULSORY = 11
_LEFT = r"\b(?:left|leaving|finished|finishing|completed|after)(?: (?:school|in|at|the|after))* "
_GOING_INTO = (
    r"\b(?:(?:going|moving|moves|goes) (?:up )?(?:in)?to|starting|starts|start|entering|joining) "
)


def earlier_school_rules() -> Iterator[tuple[str, Read]]:
    """What has to be tried before other figures: "Year 11 in 2015", "U6", which is not "U16"."""
    yield r"\b(?P<which>[lu])6(?P<th>th)?\b", _sixth
    year = rf"{_SCHOOL}{_N}"
    calendar = r"(?P<year>(?:19|20)\d\d)\b"
    yield rf"{_LEFT}{year}[\s,(]*(?:in )?{calendar}", _school_year_then
    yield rf"{year}[\s,(]*(?:leaver[\s,(]*)?(?:in|until|till|of) {calendar}", _school_year_then
    yield rf"{year} leaver[\s,(]*{calendar}", _school_year_then
    yield rf"{year}[\s,(]*last year\b", _school_year_then
    yield rf"{_LEFT}{year}\b", _left_school_year
    yield rf"{year} leaver\b", _left_school_year
    yield rf"{_GOING_INTO}{year}\b", _next_school_year


def school_rules() -> Iterator[tuple[str, Read]]:
    """Years and stages of school, in the order in which they have to be tried."""
    yield rf"{_SCHOOL}{_N}(?:{_AND}(?:{_SCHOOL})?{_M}(?!\s*y))?\b", _school_year
    yield (
        rf"\b(?:ks|key stages?)\s*(?P<n>[1-5])(?:{_AND}(?:ks|key stage)?\s*(?P<m>[1-5]))?\b",
        _key_stages,
    )
    yield r"\bgrade\s*(?P<n>\d{1,2})\b", lambda match, _today: (_n(match) + 4, _n(match) + 7)
    yield (
        r"\b(?P<n>\d{1,2})(?:st|nd|rd|th) grade\b",
        lambda match, _today: (_n(match) + 4, _n(match) + 7),
    )
    yield r"\b(?:form |s ?|sec(?:ondary)?[. ]?|senior )(?P<n>[1-6])\b(?:[/-][1-6]\b)?", _form
    yield r"\b(?P<n>[1-5])(?:st|nd|rd|th) form\b", _form
    yield (
        r"\bp(?:rim(?:ary)?)?[. ]?(?P<n>[1-7])\b(?:[/-][1-7]\b)?",
        lambda match, _today: (_n(match) + 3, _n(match) + 5),
    )
    yield rf"\b(?:class|set|tutor group|form|group) {_N}[a-z]{{0,2}}\b", _form_group
    yield rf"\b{_N}[abceghjnpqrtuvz]\b", _form_group
    unit = r"(?![ymf]|th|st|nd|rd|cm|kg|pm|ks|wk|hr|lb)"
    yield rf"\b{_N}{unit}[b-df-hj-np-tv-z]{{2}}\b", _form_group
