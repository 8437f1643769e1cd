"""The ways in which figures and words say how old somebody is, in the order they are tried."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from prevent_desktop.form.age_moments import MONTH, OLD, moment_rules
from prevent_desktop.form.age_rule import OLDEST, UNCLEAR, AgeRule, Ages, Read
from prevent_desktop.form.age_school import earlier_school_rules, school_rules
from prevent_desktop.form.age_words import DECADES, STAGES

ABOUT_YEARS = 1
"""How far "about 16" reaches each way, in years."""


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


def _before_birthday(match: re.Match[str], _today: date | None) -> Ages:
    return _n(match) - 1, _n(match) - 1


def _between(match: re.Match[str], _today: date | None) -> Ages | None:
    low, below = int(match["n"] or match["more"]), int(match["m"])
    return (low, below - 1) if low < below else None


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


def _give_or_take(match: re.Match[str], _today: date | None) -> Ages:
    """An age with its reach: "15 give or take a year"; months reach a year as well."""
    in_years = (match["unit"] or "y").startswith("y")
    figures = (match["most"] or match["m"]) if in_years else None
    reach = int(figures) if figures else ABOUT_YEARS
    return max(0, _n(match) - reach), _n(match) + reach


def _years_and(match: re.Match[str], _today: date | None) -> Ages | None:
    """An age with its months, "19 yrs 3"; but "15 yr 10" is somebody of 15 in Year 10."""
    in_school = match["unit"] in {"yr", "year", "y"} and abs(int(match["m"]) + 4.5 - _n(match)) < 2
    return None if in_school or int(match["m"]) > 11 else _exactly(match, _today)


def _short_of(match: re.Match[str], _today: date | None) -> Ages:
    """Time to a birthday: "two years off 18", "a few weeks before his 18th birthday"."""
    if match["unit"].startswith("y"):
        figures = match["k"] or ""
        years = int(figures) if figures.isdecimal() else 1
        return max(0, _n(match) - years - 1), max(0, _n(match) - years)
    return max(0, _n(match) - 2), max(0, _n(match) - 1)


def _stage(ages: Ages, _match: re.Match[str], _today: date | None) -> Ages:
    return ages


_N, _M = r"(?P<n>\d{1,3})", r"(?P<m>\d{1,3})"
_ALONE = r"(?![\d]|[./-]\d|(?:st|nd|rd|th)\b|[ol]\b)"
_APART = r"(?<![\d./-])(?<!\b[loi])"
_ABOUT = (
    r"(?:(?P<about>\babout|\babt|\barr?ound|\bap+r?ox[a-z]*\.?|\broughly|\bcirca|\bca?\.|\bca?|~|"
    r"\bmaybe|\bperhaps|\bpossibly|\bprobably|\best\.?|\bestimated)"
    r"(?:\s*(?:to be|at|as|aged?))?\s*)?"
)
_ISH = (
    r"(?P<ish>\s?-?ish\b|\s?or so\b|\s?or thereabouts\b|"
    r"[\s(]{0,2}ap+r?ox(?:[a-z]+|\.)?(?![a-z])\)?|\s?\?)?"
)
_PART = (
    r"(?:\b(?P<part>early|mid|middle|late)\b[\s-]*"
    r"(?:(?:to|/|or|and|-)[\s-]*(?P<part2>early|mid|late)\b[\s-]*)?)?"
)
_TEENAGE = r"(?:teen(?:age(?: years)?|ager)?|adolescence)"
_TIME = (
    rf"(?:{MONTH}|spring|summer|autumn|winter|months?|mths?|weeks?|wks?|fortnight|days?|"
    r"years?(?!\s*\d)|terms?|easter|christmas|xmas|half[ -]?term|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day|weekend|\d{1,2}(?:st|nd|rd|th)(?! form)|\d{1,2}[./]\d{1,2})"
)
_SMALL = r"(?:the|an?|of|early|mid|late|next|this|about|few|couple|less|than|under|new|\d{1,2})"
_COMING = (
    rf"(?:(?:in|on|next|this|by|at|from)\b(?:\s*\b{_SMALL}\b)*\s*\b{_TIME}\b"
    rf"(?:\s*\b(?:{_SMALL}|{_TIME}|time)\b)*|"
    r"(?:very )?soon\b|tomorrow\b|imminently\b|shortly\b|any (?:day|time|week)\b)"
)
_OR_MORE = (
    r"(?:\+(?!\s*\d)|plus\b|(?:or|and|&) (?:over|above|older|up|upwards|more|beyond)\b|"
    r"(?:up|on)wards\b|min(?:imum)?\b)"
)
_OR_LESS = (
    r"(?:(?:or|and|&) (?:under|below|younger|less|down)\b|max(?:imum)?\b|at (?:the )?most\b|tops\b)"
)
_NEARLY = (
    r"nearly|almost|not quite|just under|coming up(?: to| for)?|approaching|close to|"
    r"soon(?: to be)?|about to (?:turn|be|become)|due to (?:turn|be|become)|turning|turns|becomes|"
    r"not (?:far|long) off|nearing|near|"
    r"will (?:be|turn)|going on|rising|becoming|pushing|getting on for|knocking on|hitting|"
    r"on the (?:cusp|verge) of(?: turning| being)?"
)
_NO = (
    r"(?:not|no|isnt|arent|wasnt|no longer|(?:cant|cannot|couldnt|not) be)"
    r"(?: yet| quite| a day| much)? "
)
_MORE_THAN = (
    rf"(?:\b{_NO}(?:under|below|younger than|less than)|\bat least|\bmin(?:imum)?(?: age)?|"
    r"\bover(?: the age of)?|\babove(?: the age of)?|\bolder than|\bmore than|\bupwards of|"
    r"\bpost|\bpast|\bbeyond|[>\u2265]=?)"
)
_AT_MOST = (
    rf"(?:\b{_NO}(?:over|above|older than|more than)|\bat (?:the )?most|\bmax(?:imum)?(?: age)?|"
    r"\bup ?to(?: the age of)?|[<\u2264]=|\u2264)"
)
_LESS_THAN = (
    r"(?:\b(?:under|below|less than|younger than|sub|beneath|pre|(?:just )?(?:shy|short) of|"
    r"not yet|not|isnt(?: yet| quite)*)(?: the age of)?[\s-]*|\bu[\s/-]?|<\s*)"
)
_NOT_YET = (
    r"\b(?:(?:not|hasnt|havent|hadnt|isnt|arent|wont|cannot|doesnt|wouldnt)"
    r"(?: yet| quite| going to| due to)* "
    r"(?:be|been|become|turn(?:ed)?|turning|reach(?:ed)?|hit|had|got to|attain(?:ed)?)|"
    r"(?:still|yet) to (?:be|become|turn|reach|hit|have)|before|prior to)"
    r"(?: (?:his|her|their|the|turning|reaching))*(?: age of| age)?"
)
_NOT_THERE = (
    r"not (?:(?:yet|quite)(?: turned| there| reached)?"
    r"(?=\s*(?:$|[),.;]|until|till|for))|until|till)"
)
_FROM_BIRTHDAY = (
    r"(?:off|away from|short of|shy of|before|until|till|from)"
    r"(?: (?:being|turning|reaching|becoming|his|her|their|the|age|of))*"
)
_DECADE = rf"(?:\b(?P<n>\d0)(?:s\b|[\s-]*(?:something|odd)\b)|\b(?P<word>{'|'.join(DECADES)})\b)"
_MONTHS = r"(?:1[01]|0?\d)\s*(?:months?|mths?|mos?"

_NO_AGE = r"(?:ago|off|short|shy|away|before|from|until|till|to)\b"
_YEARS_AND = r"(?:(?:years?|yrs?|y)[\s,&+]*(?:and |plus )?|(?:and|&|\+|plus)\s*)"
_SOME_TIME = (
    r"\b(?:(?P<k>\d{1,2}|an?|a few|a couple of|some|several) )?"
    r"(?P<unit>years?|yrs?|months?|mths?|weeks?|wks?|days?)"
)
_WEEKS = r"(?:[\s,&]*(?:and )?\d{1,2}\s*(?:weeks?|wks?|days?)\b)?"
_TURNED = (
    rf"\bturned {_N}\b{OLD}(?: on| in| at| this| last)?(?:\s*\b(?:{_SMALL}|{_TIME}|week|year)\b)+"
)


def _numbers() -> Iterator[tuple[str, Read]]:
    """What is read where figures stand."""
    yield from _either_way()
    yield from earlier_school_rules()
    yield rf"\b{_N}\s*(?:years?|yrs?|y)[\s,&]*(?:and )?{_MONTHS}|m)\b{_WEEKS}(?! ago)", _exactly
    yield rf"\b{_N}\s*(?:,|and|&|\+|plus|\s)\s*{_MONTHS})\b{_WEEKS}(?! ago)", _exactly
    yield rf"\b{_N}\s*{_YEARS_AND}\d{{1,2}}\s*(?:weeks?|wks?|days?)\b(?! ?{_NO_AGE}| old)", _exactly
    yield rf"\b{_N}\s*(?:years?|yrs?|y)\s*\d{{1,2}}\s*[wd]\b", _exactly
    yield rf"\b{_N}\s*\+\s*\d{{1,2}}\s*m\b", _exactly
    yield rf"\b{_N}\s*(?:and )?(?:[13]|an?) (?:quarters?|half)\b", _exactly
    yield rf"\b{_N}\s*(?P<unit>years?|yrs?|y)[\s,]*(?P<m>\d{{1,2}})\b(?![./-]\d)", _years_and
    yield rf"\b{_N}\s*;\s*(?:1[01]|0?\d)\b", _exactly
    yield rf"\b{_N}(?:\s*(?:\+|and|&)\s*|\s+)(?:1[01]|\d)/12\b(?!/)", _exactly
    yield rf"\b{_N}\s*(?:months?|mths?|mos?)\b\s*(?:old\b)?(?! ?{_NO_AGE})", _months
    yield rf"\b{_N}\s*(?:weeks?|wks?|days?)\s*old\b", lambda _match, _today: (0, 1)
    yield from moment_rules()
    yield from _beside_adult()
    yield r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{1,2})(?![\d/])", _three
    yield from _limits()
    yield rf"\b(?:just|barely|newly)(?: gone| reached)? {_N}\b{OLD}", _exactly
    yield (
        rf"\b(?:had|celebrated) (?:(?:his|her|their|the|a) )?{_N}(?:st|nd|rd|th) birthday\b",
        _exactly,
    )
    yield (
        rf"\b{_N}(?:st|nd|rd|th) birthday[\s,(-]*(?:was )?(?:today|yesterday|recently|last)\b",
        _exactly,
    )
    yield rf"\b{_N}\b{OLD}[\s,(]*(?:(?:at|on|his|her|their)\s)*next birthday\b", _before_birthday
    yield _TURNED, _exactly
    yield from school_rules()
    yield rf"\b(?:{_NEARLY})\s*(?:aged? )?{_N}\b{OLD}(?:[\s,]*\b{_COMING})?", _soon
    yield rf"\b{_N}\b{OLD}[\s,]*\b(?:later )?{_COMING}", _soon
    yield rf"\b{_N}(?:st|nd|rd|th) birthday\b", _soon
    yield rf"\b{_N}(?:st|nd|rd|th)?(?: of)? {MONTH}", lambda _match, _today: UNCLEAR
    yield rf"\b{MONTH} {_N}(?!\d)", lambda _match, _today: UNCLEAR
    yield rf"{_PART}{_DECADE}", _decade
    yield rf"{_PART}\bteens\b", _teens
    yield (
        rf"(?=\b(?:early|mid|middle|late)\b){_PART}\b{_TEENAGE}\b",
        _teens,
    )
    yield (
        rf"{_ABOUT}{_APART}{_N}{OLD}\s*(?:to|-|or|and|&|/|,|->)\s*{_M}{_ALONE}{OLD}{_ISH}",
        _around,
    )
    yield rf"{_ABOUT}{_APART}{_N}{_ALONE}{OLD}{_ISH}", _around


def _beside_adult() -> Iterator[tuple[str, Read]]:
    """What says that somebody is no adult, or no child."""
    adult = r"(?:an? )?(?:(?:legal|real|proper|full|actual) )?(?:adult(?:hood)?|grown[ -]?up)\b"
    child = r"(?:child|minor|juvenile|teen(?:ager)?|kid)"
    yield rf"\bnot (?:yet |quite |legally )*{adult}", lambda _match, _today: (0, 17)
    yield rf"\b(?:{_NEARLY}|non|pre)[\s-]*{adult}", lambda _match, _today: (0, 17)
    yield (
        rf"\b{adult}[\s,]*(?:from |next |tomorrow|(?:very )?soon){_COMING}?",
        lambda _m, _t: (0, 17),
    )
    yield rf"\b{adult}[\s,]*{_COMING}", lambda _match, _today: (0, 18)
    yield rf"\b(?:not|no longer|isnt) (?:an? )?{child}\b", lambda _m, _t: (18, OLDEST)


def _either_way() -> Iterator[tuple[str, Read]]:
    """An age with its reach to both sides."""
    reach = (
        r"(?:(?P<m>\d{1,2})|an?)?\s*(?P<unit>y(?:ea)?rs?|y\b|months?|mths?)?(?: or (?P<most>\d))?"
    )
    sign = r"(?:\u00b1|\+ ?or ?-|\+\s?/?\s?-|-\s?/\s?\+|plus\s?/?(?: or )?\s?minus|give or take)"
    yield rf"\b{_N}{OLD}[\s,(]*{sign}\s*{reach}", _give_or_take
    sides = r"(?:either (?:way|side)|more or less|out)\b"
    yield rf"\b{_N}{OLD}[\s,(]*(?:could be |may be |maybe )?{reach}\s*{sides}", _give_or_take


def _limits() -> Iterator[tuple[str, Read]]:
    """One end of a range: "over 18", "17 or under", "not yet 16"."""
    unsure = r"\s*\?\s*(?:unknown|not known|not sure|unsure|dont know|n/?k|tbc|maybe|possibly)\b"
    no = r"\s*(?:[?:=,-]+\s*(?:no|n)|\s+no)\W*$"
    yield rf"(?:{_MORE_THAN}|{_LESS_THAN})[\s-]*{_N}s?{OLD}{unsure}", lambda _m, _t: UNCLEAR
    yield rf"{_MORE_THAN}[\s-]*{_N}s?{OLD}{no}", _below
    yield rf"\b{_N}{OLD}\s*{_OR_MORE}{no}", _below
    yield rf"{_LESS_THAN}{_N}s?{OLD}{no}", _from
    yield rf"\badults?{no}", lambda _match, _today: (0, 17)
    yield rf"\b(?:child|minor){no}", lambda _match, _today: (18, OLDEST)
    yield rf"\b(?:adult|child|minor){unsure}", lambda _match, _today: UNCLEAR
    yield rf"\b{_N}{OLD} (?:at least|as a minimum)\b", _from
    yield rf"{_SOME_TIME} {_FROM_BIRTHDAY} {_N}(?:st|nd|rd|th)?(?: birthday)?\b", _short_of
    until = (
        rf"(?:(?: in)? (?:until|till|for)(?: another)?(?: (?:{_SMALL}|{_TIME}|(?:19|20)\d\d)\b)+)?"
    )
    yield (
        rf"{_NOT_YET} {_N}(?:(?:st|nd|rd|th)(?: birthday)?)?{OLD}(?: yet\b)?{until}",
        _below,
    )
    yield (
        rf"\b{_N}\b{OLD} (?:until|till) (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}",
        _exactly,
    )
    yield rf"\b{_N}{OLD}[\s,(]*(?:but |though )?{_NOT_THERE}", _below
    more = rf"\b(?P<more>\d{{1,3}})s?{OLD}\s*{_OR_MORE}"
    over = rf"(?:{_MORE_THAN}[\s-]*{_N}s?{OLD}|{more})"
    under = rf"{_LESS_THAN}{_M}s?{OLD}"
    both = r"[\s,]*(?:and |but )?"
    yield rf"{over}{both}{under}", _between
    yield rf"{under}{both}{over}", _between
    yield rf"{_AT_MOST}[\s-]*{_N}s?{OLD}", _up_to
    yield rf"{_MORE_THAN}[\s-]*{_N}s?{OLD}", _from
    yield rf"\b{_N}s?{OLD}[\s-]*{_OR_MORE}", _from
    yield rf"\b{_N}s?{OLD}\s*{_OR_LESS}", _up_to
    yield rf"{_LESS_THAN}{_N}s?{OLD}(?: yet\b)?", _below


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
