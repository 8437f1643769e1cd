"""The ways in which figures and words say how old somebody is, in the order they are tried."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from prevent_desktop.form.age_words import DECADES, KEY_STAGES, STAGES

ABOUT_YEARS = 1
"""How far "about 16" reaches each way, in years."""
OLDEST = 120
"""No age above this is read; a higher number is a year, a flat or a slip."""

Ages = tuple[int, int]
Read = Callable[[re.Match[str], date | None], Ages | None]


@dataclass(frozen=True, slots=True)
class AgeRule:
    """One way of saying an age: what it looks like, and the ages it allows."""

    pattern: re.Pattern[str]
    read: Read

    def take(self, text: str, today: date | None, found: list[Ages]) -> str:
        """Note every age said in this way; returns the text without them."""

        def replace(match: re.Match[str]) -> str:
            ages = self.read(match, today)
            if ages is None or not 0 <= min(ages) <= OLDEST:
                return match[0]
            found.append((min(ages), min(OLDEST, max(ages))))
            return " "

        return self.pattern.sub(replace, text)


def _n(match: re.Match[str], name: str = "n") -> int:
    return int(match[name])


def _exactly(match: re.Match[str], _today: date | None) -> Ages:
    return _n(match), _n(match)


def _below(match: re.Match[str], _today: date | None) -> Ages:
    return 0, _n(match) - 1


def _up_to(match: re.Match[str], _today: date | None) -> Ages:
    return 0, _n(match)


def _from(match: re.Match[str], _today: date | None) -> Ages:
    return _n(match), OLDEST


def _soon(match: re.Match[str], _today: date | None) -> Ages:
    return _n(match) - 1, _n(match)


def _months(match: re.Match[str], _today: date | None) -> Ages:
    return _n(match) // 12, _n(match) // 12


def _around(match: re.Match[str], _today: date | None) -> Ages | None:
    """One age or two, reaching further if it is "about" or "ish"."""
    first, second = _n(match), int(match.groupdict().get("m") or match["n"])
    if first % 10 < second < 10 <= first and " or " in match[0]:
        second += first - first % 10  # "twenty-one or two"
    low, high = sorted((first, second))
    reach = ABOUT_YEARS if match["about"] or match["ish"] else 0
    return (max(0, low - reach), high + reach) if high <= OLDEST else None


_TEN = {"": (0, 9), "early": (0, 4), "mid": (3, 7), "middle": (3, 7), "late": (6, 9)}
_TEENS = {"": (13, 19), "early": (13, 15), "mid": (14, 17), "middle": (14, 17), "late": (16, 19)}


def _three(match: re.Match[str], _today: date | None) -> Ages | None:
    """Three ages in a row ("14/15/16"); anything else of this shape is a date."""
    first, second, third = (int(match[n]) for n in (1, 2, 3))
    return (first, third) if (second, third) == (first + 1, first + 2) else None


def _decade(match: re.Match[str], _today: date | None) -> Ages | None:
    """A part of ten years: "60s", "late forties", "mid to late 20s", "30-something"."""
    start = DECADES[match["word"]] if match["word"] else _n(match)
    first = match["part"] or ""
    low, high = _TEN[first][0], _TEN[match["part2"] or first][1]
    return (start + low, start + high) if start >= 20 else None


def _teens(match: re.Match[str], _today: date | None) -> Ages:
    first = match["part"] or ""
    return _TEENS[first][0], _TEENS[match["part2"] or first][1]


def _school_year(match: re.Match[str], _today: date | None) -> Ages | None:
    """In England, Year 7 begins in the September after the eleventh birthday."""
    first, last = _n(match), int(match["m"] or match["n"])
    return (first + 4, last + 5) if 1 <= first <= 14 and 1 <= last <= 14 else None


def _born(match: re.Match[str], today: date | None) -> Ages | None:
    passed = today.year - _n(match, "year") if today else -1
    return (max(0, passed - 1), passed) if 0 <= passed <= OLDEST else None


def _then(match: re.Match[str], today: date | None) -> Ages | None:
    """The age of an earlier year: "15 in 2019"."""
    passed = today.year - _n(match, "year") if today else -1
    return (_n(match) + passed - 1, _n(match) + passed + 1) if 0 <= passed <= OLDEST else None


def _stage(ages: Ages, _match: re.Match[str], _today: date | None) -> Ages:
    return ages


_N, _M = r"(?P<n>\d{1,3})", r"(?P<m>\d{1,3})"
_ALONE = r"(?![\d]|[./-]\d|(?:st|nd|rd|th)\b)"
_OLD = (
    r"(?:[\s-]*(?:years?|yrs?\.?|y/?\.?o\.?|y)(?=old|[^a-z]|$))?"
    r"(?:[\s-]*(?:olds?|of age)(?![a-z]))?(?:\s?/?\s?[mf](?![a-z]))?"
)
_ABOUT = (
    r"(?:(?P<about>\babout|\baround|\bapprox\.?|\bapproximately|\broughly|\bcirca|\bca?\.|\bc|~|"
    r"\bmaybe|\bperhaps|\bpossibly|\bprobably|\best\.?|\bestimated)"
    r"(?:\s*(?:to be|at|as|aged?))?\s*)?"
)
_ISH = (
    r"(?P<ish>\s?-?ish\b|\s?or so\b|\s?or thereabouts\b|"
    r"[\s(]{0,2}approx(?:imately|\.)?(?![a-z])\)?|\s?\?)?"
)
_PART = (
    r"(?:\b(?P<part>early|mid|middle|late)\b[\s-]*"
    r"(?:(?:to|/|or|and|-)[\s-]*(?P<part2>early|mid|late)\b[\s-]*)?)?"
)
_TEENAGE = r"(?:teen(?:age(?: years)?|ager)?|adolescence)"
_WHEN = (
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter|"
    r"months?|weeks?|days?|years?|terms?|\d{1,2}|a few|a couple of|the|easter|christmas)"
)
_OR_MORE = r"(?:\+|plus\b|(?:or|and|&) (?:over|above|older|up|upwards|more)\b|upwards\b)"
_OR_LESS = r"(?:(?:or|and|&) (?:under|below|younger|less)\b|max\b|at most\b)"
_NEARLY = (
    r"nearly|almost|not quite|just under|coming up(?: to| for)?|approaching|close to|"
    r"soon(?: to be)?|about to (?:turn|be)|due to turn|turning|turns|will (?:be|turn)|going on|"
    r"rising"
)
_MORE_THAN = (
    r"(?:\bnot (?:under|below|younger than)|\bno younger than|\bat least|\bmin(?:imum)?|"
    r"\bover(?: the age of)?|\babove(?: the age of)?|\bolder than|\bmore than|\bupwards of|"
    r"[>\u2265]=?)"
)
_AT_MOST = (
    r"(?:\b(?:not|no) (?:over|above|older than|more than)|\bat most|\bmax(?:imum)?|"
    r"\bup to(?: the age of)?|[<\u2264]=|\u2264)"
)
_LESS_THAN = (
    r"(?:\b(?:under|below|less than|younger than|sub|beneath|not yet|not|isnt)(?: the age of)?"
    r"[\s-]*|\bu[\s/-]?|<\s*)"
)
_SCHOOL = r"(?:\bschool\s*)?\b(?:years?(?:\s*group)?|yrs?|y)[\s.-]*"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DECADE = rf"(?:\b(?P<n>\d0)(?:s\b|[\s-]*(?:something|odd)\b)|\b(?P<word>{'|'.join(DECADES)})\b)"


def _numbers() -> Iterator[tuple[str, Read]]:
    """What is read where figures stand."""
    yield (
        rf"\b{_N}\s*(?:years?|yrs?|y)[\s,&]*(?:and )?\d{{1,2}}\s*(?:months?|mths?|mos?|m)\b",
        _exactly,
    )
    yield rf"\b{_N}\s*(?:months?|mths?)\s*(?:old\b)?(?! ago)", _months
    yield rf"\b{_N}\s*(?:weeks?|wks?|days?)\s*old\b", lambda _match, _today: (0, 1)
    yield rf"\b{_N}{_OLD} in {_YEAR}\b", _then
    yield (
        (
            r"(?:\b(?:born|dob|b|year of birth)\b)?[\s.:]*(?:\b(?:in|on)\b\s*)?"
            r"(?:\b\d{1,2}[\s./-]+)?"
            rf"(?:\b(?:\d{{1,2}}|[a-z]{{3,9}})[\s./-]+)?\b{_YEAR}(?:-\d\d){{0,2}}\b"
        ),
        _born,
    )
    yield r"\bnot (?:yet )?(?:an? )?(?:adult|grown[ -]?up)\b", lambda _match, _today: (0, 17)
    yield r"\bnot (?:an? )?(?:child|minor|juvenile|teen(?:ager)?)\b", lambda _m, _t: (18, OLDEST)
    yield r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{1,2})(?![\d/])", _three
    yield rf"{_AT_MOST}[\s-]*{_N}s?{_OLD}", _up_to
    yield rf"{_MORE_THAN}[\s-]*{_N}s?{_OLD}", _from
    yield rf"\b{_N}{_OLD}\s*{_OR_MORE}", _from
    yield rf"\b{_N}{_OLD}\s*{_OR_LESS}", _up_to
    yield rf"{_LESS_THAN}{_N}s?{_OLD}(?: yet\b)?", _below
    yield rf"\bjust {_N}\b{_OLD}", _exactly
    yield rf"\b(?:{_NEARLY})\s*(?:aged? )?{_N}\b{_OLD}", _soon
    yield rf"\b{_N}\b{_OLD}[\s,]*\b(?:in|on|next|this|by|soon)\b(?:\s*\b{_WHEN}\b)*", _soon
    yield rf"\b{_N}(?:st|nd|rd|th) birthday\b", _soon
    yield rf"{_PART}{_DECADE}", _decade
    yield rf"{_PART}\bteens\b", _teens
    yield (
        rf"(?=\b(?:early|mid|middle|late)\b){_PART}\b{_TEENAGE}\b",
        _teens,
    )
    yield rf"{_SCHOOL}{_N}(?:\s*(?:to|-|/|or|and|&)\s*(?:{_SCHOOL})?{_M}(?!\s*y))?\b", _school_year
    yield r"\b(?:ks|key stage)\s*(?P<n>[1-5])\b", lambda match, _today: KEY_STAGES[_n(match)]
    yield r"\bgrade\s*(?P<n>\d{1,2})\b", lambda match, _today: (_n(match) + 4, _n(match) + 7)
    yield r"\b(?:form |s)(?P<n>[1-6])\b", lambda match, _today: (_n(match) + 10, _n(match) + 12)
    yield r"\bp(?P<n>[1-7])\b", lambda match, _today: (_n(match) + 3, _n(match) + 5)
    yield (
        rf"{_ABOUT}(?<![\d./-]){_N}{_OLD}\s*(?:to|-|or|and|&|/|,|->)\s*{_M}{_ALONE}{_OLD}{_ISH}",
        _around,
    )
    yield rf"{_ABOUT}(?<![\d./-]){_N}{_ALONE}{_OLD}{_ISH}", _around


@cache
def number_rules() -> tuple[AgeRule, ...]:
    """What is read where figures stand, and "teens", in the order in which it has to be tried."""
    return tuple(AgeRule(re.compile(pattern), read) for pattern, read in _numbers())


@cache
def stages() -> tuple[AgeRule, ...]:
    """Words for a stage of life or school, which count where no figure stands."""
    return tuple(
        AgeRule(re.compile(rf"\b(?:{words})\b"), partial(_stage, ages))
        for words, ages in STAGES.items()
    )
