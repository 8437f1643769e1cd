"""Ages said by a date: the year of birth, and how old somebody was or will be at another time.

Only the day that a text names is reckoned with. A year of two figures is read where "born" stands
before it or a day and a month do, because it cannot be an age there; else it is left alone.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from prevent_desktop.form.age_rule import OLDEST, UNCLEAR, Ages, Read
from prevent_desktop.form.age_words import DECADES
from prevent_desktop.form.dates import PartialDate, add_years, age_on, ages_from_birth, parse_date
from prevent_desktop.moments import MONTHS

OLD = (
    r"(?:[\s-]*(?:years?|yea?rs?|yrs?\.?|y/?\.?o/?\.?a?\.?|y)(?=old|o?[mf]\b|[^a-z]|$))?"
    r"(?:[\s-]*(?:olds?|of age|young)(?![a-z]))?(?:\s?/?\s?o?[mf](?![a-z]))?"
)
"""What stands behind a number of years, and changes nothing about it."""
_N = r"(?P<n>\d{1,3})"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
"""The name of a month."""
_ABOUT = re.compile(r"\b(?:around|about|approx|circa|ca?\b|est|roughly|maybe|probably)|~|\?")
_FULL_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:the )?(?:(?P<y1>{_FULL_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[\s./-]*(?P<m2>{MONTH}|(?<=[./-])\d{{1,2}})"
    rf"[\s./,-]*(?P<y2>{_FULL_YEAR}|(?<=[\s./-])\d\d)|"
    rf"(?P<m3>{MONTH}) (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>{_FULL_YEAR})|"
    rf"(?P<y5>{_FULL_YEAR})-(?P<m5>\d\d)(?!-?\d)|"
    rf"(?:(?P<m4>{MONTH}|\d{{1,2}}(?=[./-]))[\s./,-]*)?(?P<y4>{_FULL_YEAR}))(?![\w/]|\.\d)"
)
BORN = (
    r"\b(?:born|d\.? ?o\.? ?b|date of birth|(?:year|yr) of birth|yob|birth ?(?:date|year|day)|bday|"
    r"b)(?![a-z])"
)
_WHEN_BORN = (
    r"[\s.:,-]*(?:(?:is|was|in|on|around|about|approx(?:imately)?|circa|ca?|est|the|late|early|mid|back|"
    r"middle of|end of|year|sometime|probably|maybe|between|from|spring|summer|autumn|winter)\b"
    r"[\s.,-]*|~\s*)*"
)
_TURN = (
    r"\b(?:turn(?:s|ed|ing)?|will (?:be|turn)|(?:due|going|about) to (?:be|turn)|becom(?:es|ing)|"
    r"reach(?:es|ed|ing)|hits)(?: the age of)?"
)
_ALONE = (
    r"(?:^|(?<=[(,;:=])|-\s|~|\b(?:male|female|boy|girl|child|teen|adult|old|yo|yrs|years?|m|f|c|ca|"
    r"about|around|approx(?:imately)?|circa|roughly|maybe|probably|or)\b)[\s.(\"]*"
)
"""Where a date that stands by itself is one of birth: not after "since", "seen", "left in"."""
_DOUBT = r"(?:[\s(]*(?:\?|(?:approx|est)[a-z.]*|or so))?"
_DECADE = rf"\b(?P<n>(?:19|20)?\d0)s\b|\b(?P<word>noughties|{'|'.join(DECADES)})\b"
_YEARS = rf"(?P<first>{_FULL_YEAR})\s*(?:-|/|to|or|and|&)\s*(?P<second>"
_AT = r"(?:as (?:at|of|on)|at|on|in|by|when (?:seen|referred|met) (?:on|in))"
_NOTED = (
    r"(?:(?:correct|checked|recorded|updated|seen|dated|last|known|when|referred|at|the|date|of|this|"
    r"referral|back|as)\b[\s,;:(-]*)*"
)
_FEW = r"(?:a few|some|several|a couple of)"
_AGO = r"(?:(?P<k>\d{1,2}|a|an) (?:years?|yrs?) ago|(?:this time )?last year)"
_NO_DAY = 32
_LATELY = 5
"""Years; who is older than that was not born in the last of them."""
_PARTS = {"": (0, 9), "early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def _partial(match: re.Match[str], this_year: int) -> PartialDate | None:
    """The date that a match names; a year of two figures is the one that comes nearest."""
    parts = match.groupdict()
    named = next((str(n) for n in range(1, 6) if parts.get(f"y{n}")), "")
    if not named:
        return None
    year = _full_year(parts[f"y{named}"], this_year + 5)
    month, day = parts.get(f"m{named}"), parts.get(f"d{named}")
    figures = [f"{year:04}"]
    if month:
        figures.append(f"{_month(month):02}")
    if day:
        figures.append(day.zfill(2))
    return parse_date("-".join(figures))


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower()[:3] == text[:3]), 0)


def _full_year(text: str, latest: int) -> int:
    """A year of two figures is the last that is no later than `latest`."""
    year = int(text)
    return year if len(text) > 2 else latest - (latest - year) % 100


def _born_in(first: int, last: int, today: date) -> Ages | None:
    """The ages of people born in these years."""
    low, high = today.year - last - 1, today.year - first
    return (max(0, low), high) if 0 <= high <= OLDEST else None


def _born(match: re.Match[str], today: date | None) -> Ages | None:
    """The ages by a date of birth: its year is enough, and often all that is meant."""
    if today is None:
        return None
    parts = match.groupdict()
    year = next((parts[f"y{n}"] for n in range(1, 6) if parts.get(f"y{n}")), None)
    if year is None:
        return None
    born, reach = _full_year(year, today.year), 1 if _ABOUT.search(match[0]) else 0
    return _born_in(born - reach, born + reach, today)


def _born_bare(match: re.Match[str], today: date | None) -> Ages | None:
    """A date by itself; "9.3.13" may as well count something."""
    short = len(match["y2"] or "2010") == 2 and (match["m2"] or "").isdecimal()
    return None if short and int(match["y2"]) < _NO_DAY else _born(match, today)


def _born_between(match: re.Match[str], today: date | None) -> Ages | None:
    """One of some years: "born 2008 or 2009", "2008-2010", "2008/9"."""
    first, second = match["first"], match["second"]
    last = int(first[: 4 - len(second)] + second)
    return _born_in(int(first), last, today) if today and last >= int(first) else None


def _born_before(match: re.Match[str], today: date | None) -> Ages | None:
    return (today.year - int(match["year"]), OLDEST) if today else None


def _born_after(match: re.Match[str], today: date | None) -> Ages | None:
    since = int(match["year"]) + ("since" not in match[0])
    return (0, max(0, today.year - since)) if today else None


def _born_ago(match: re.Match[str], _today: date | None) -> Ages | None:
    return max(0, int(match["n"]) - 1), int(match["n"])


def _born_decade(match: re.Match[str], today: date | None) -> Ages | None:
    """A decade: "born in the 90s". Nothing is made of one that has hardly begun."""
    if today is None:
        return None
    word, figures = match["word"], match["n"]
    start = 2000 if word == "noughties" else DECADES[word] if word else int(figures)
    if start < 100:
        start = _full_year(f"{start:02}", today.year)
        if start > today.year - 10:
            return UNCLEAR
    low, high = _PARTS[match["part"] or ""]
    return _born_in(start + low, min(start + high, today.year), today)


def _born_short(match: re.Match[str], today: date | None) -> Ages | None:
    """A year of two figures; "b. 15" may be an age as well, and is a child's either way."""
    if today is None:
        return None
    year, number = _full_year(match["n"], today.year), int(match["n"])
    if year < 2000 or match["n"].startswith("0"):
        return _born_in(year, year, today)
    passed = today.year - year
    low, high = min(number, passed - 1), max(number, passed)
    return (max(0, low), high) if high < 18 else UNCLEAR


def _unclear(_match: re.Match[str], _today: date | None) -> Ages | None:
    return UNCLEAR


def _at(match: re.Match[str], today: date | None) -> Ages | None:
    """The ages now of somebody who is, was or will be that old at a time."""
    partial = _partial(match, today.year) if today else None
    if today is None or partial is None:
        return None
    dated = re.search(r"\bas\b", match[0]) is not None
    if partial.earliest > today and not dated:
        return _turning(match, today)  # "18 in 2027" is said of a birthday
    latest = min(partial.latest, today) if dated else partial.latest
    return _from_moment(int(match["n"]), partial.earliest, latest, today)


def _from_moment(age: int, earliest: date, latest: date, today: date) -> Ages:
    last = add_years(latest, -age)
    first = add_years(earliest, -age - 1) + timedelta(days=1)
    return max(0, age_on(last, today)), max(0, age_on(first, today))


def _written(match: re.Match[str], today: date | None) -> Ages | None:
    """An age and when it was written, "19 (Sept 2026)": too late to be a date of birth."""
    partial = _partial(match, today.year) if today else None
    if today is None or partial is None or partial.earliest > today:
        return None
    age, passed = int(match["n"]), today.year - partial.year
    if passed > _LATELY or age < passed + _LATELY:
        return None
    latest = min(partial.latest, today)
    return _from_moment(age, min(partial.earliest, latest), latest, today)


def _turning(match: re.Match[str], today: date | None) -> Ages | None:
    """The ages now of somebody with that birthday."""
    partial = _partial(match, today.year) if today else None
    if today is None or partial is None:
        return None
    born = PartialDate(partial.year - int(match["n"]), partial.month, partial.day)
    if born.month == 2 and born.day == 29:
        born = PartialDate(born.year, 2)
    if born.latest > today:
        return None
    ages = ages_from_birth(born, today)
    return max(0, ages.low), ages.high


def _ago(match: re.Match[str], _today: date | None) -> Ages:
    years = int(match["k"]) if (match["k"] or "a").isdecimal() else 1
    return int(match["n"]) + years - 1, int(match["n"]) + years + 1


def _turned_ago(match: re.Match[str], today: date | None) -> Ages:
    low, high = _ago(match, today)
    return low, high - 1


def _lately(match: re.Match[str], _today: date | None) -> Ages | None:
    return int(match["n"]), int(match["n"]) + 1


def moment_rules() -> Iterator[tuple[str, Read]]:
    """What is read where a date stands, in the order in which it has to be tried."""
    gap, past = r"[\s,;:(-]*", r"(?:\b(?:was|were) )?"
    yield rf"{BORN}[\s.:]*{_N} (?:years?|yrs?) ago\b", _born_ago
    yield rf"{_TURN} {_N}\b{OLD}{gap}(?:on |in |by |this )?{_DATE}", _turning
    yield (
        rf"\b{_N}(?:st|nd|rd|th) birthday{gap}(?:is |was |will be |falls )?(?:on |in )?{_DATE}",
        _turning,
    )
    yield rf"{past}\b{_N}\b{OLD}{gap}{_NOTED}{_AT} {_DATE}", _at
    yield rf"{past}\b{_N}\b{OLD}{gap}in (?P<m4>{MONTH}) (?P<y4>\d\d)\b", _at
    yield (
        rf"{past}\b{_N}\b{OLD}{gap}(?:as )?(?:at|of) \d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?! ?\d)",
        _lately,
    )
    season = rf"(?:{MONTH}|spring|summer|autumn|winter)\b(?! ?\d)"
    yield rf"\bwas {_N}\b{OLD} (?:(?:in |at |on )?last |in ){season}", _lately
    yield rf"{past}\b{_N}\b{OLD}{gap}(?:in |at |on |back in )?last {season}", _lately
    seasons = r"in (?:spring|summer|autumn|winter)"
    then = rf"when|on arrival|on admission|back in|{seasons}"
    at_the_time = rf"(?:{then}|at (?:the )?time of)\b[a-z ]{{0,40}}?"
    yield rf"{past}\b{_N}\b{OLD}{gap}{at_the_time}(?:in |on )?{_DATE}", _at
    yield rf"\b{_N}\b{OLD}{gap}(?:{then})\b", _unclear
    yield rf"\b{_N}\b{OLD}[\s,(-]+{_NOTED}{_DATE}", _written
    yield rf"\bturned {_N}\b{OLD}[\s,(-]*{_AGO}", _turned_ago
    yield rf"{past}(?<!turned )\b{_N}\b{OLD}[\s,(-]*{_AGO}", _ago
    yield (
        rf"{past}(?<!turned )\b{_N}\b{OLD}[\s,(-]*(?:\d{{1,2}}|{_FEW}|a) (?:months?|mths?) ago",
        _lately,
    )
    yield rf"{BORN}{gap}(?:in )?(?:before|pre)[\s-]*(?P<year>{_FULL_YEAR})\b", _born_before
    yield (
        rf"{BORN}{gap}(?:in )?(?:after|since|post)[\s-]*(?P<year>{_FULL_YEAR})\b",
        _born_after,
    )
    yield rf"{BORN}{_WHEN_BORN}{_YEARS}(?:{_FULL_YEAR}|\d\d?))(?![\d/-])", _born_between
    yield rf"{_ALONE}{_YEARS}(?:{_FULL_YEAR}|(?<=/)\d))(?![\d/-])", _born_between
    yield rf"{BORN}{_WHEN_BORN}{_DATE}{_DOUBT}", _born
    yield rf"{_DATE}[\s,(]*(?:born|birth|baby|d\.? ?o\.? ?b)\b", _born
    yield rf"{BORN}{_WHEN_BORN}\d{{1,2}} \d{{1,2}} (?P<y4>(?:\d\d)?\d\d)\b", _born
    decade = rf"(?:(?P<part>early|mid|late)\b[\s-]*)?(?:the )?(?:{_DECADE})"
    yield (
        rf"(?:{BORN}{gap}(?:in )?(?:the )?|\b(?:child|baby|kid) of (?:the )?){decade}",
        _born_decade,
    )
    yield rf"\b{decade} (?:baby|child|kid)\b", _born_decade
    yield (
        rf"(?:\b(?P<part>early|mid|late)\b[\s-]*)?(?:(?P<word>noughties)|\b(?P<n>{_FULL_YEAR[:-2]}0)s)\b",
        _born_decade,
    )
    yield rf"{BORN}{gap}(?:on )?\d{{1,2}}[./-]\d{{1,2}}(?![./-]?\d)", _unclear
    yield rf"{BORN}{gap}(?:in |on )?{MONTH} \d{{1,2}}(?!\d)", _unclear
    yield rf"{BORN}[\s.:]*(?:in )?(?P<n>\d\d?)(?![\d.:/-]|\s*(?:[ymw]|old|{MONTH}))", _born_short
    yield rf"{_ALONE}{_DATE}{_DOUBT}", _born_bare
    was = r"(?:(?:s?he|they) )?(?:was|were|aged) "
    yield rf"\b{_AT} {_DATE}{gap}{was}{_N}\b(?!\s*[/.-]\d){OLD}", _at
    yield rf"\bas (?:at|of) {_DATE}{gap}(?:{was}|is )?{_N}\b(?!\s*[/.-]\d){OLD}", _at
