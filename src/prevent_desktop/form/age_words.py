"""Words that say how old somebody is, and words that say nothing about it."""

from collections.abc import Mapping
from types import MappingProxyType

_SMALL = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    "fifteen sixteen seventeen eighteen nineteen",
)
NUMBERS: Mapping[str, int] = MappingProxyType(
    {word: number for number, word in enumerate(" ".join(_SMALL).split()) if number}
)
TENS: Mapping[str, int] = MappingProxyType(
    {
        "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    }
)  # fmt: skip
DECADES: Mapping[str, int] = MappingProxyType(
    {
        "twenties": 20, "thirties": 30, "forties": 40, "fourties": 40, "fifties": 50,
        "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
    }
)  # fmt: skip
_ADULT, _CHILD = (18, 120), (0, 17)
STAGES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "university student|undergraduate|postgraduate|uni student|mature student": (17, 120),
        "young(?:er)? (?:adults?|man|men|woman|women|lady|male|female|guy)": (16, 25),
        "young (?:lad|boy|girl|child|kid|pupil)|little (?:boy|girl)": _CHILD,
        "young (?:person|people)|youths?": (10, 25),
        "lads?|youngsters?": (10, 19),
        "(?:lower|upper) (?:sixth|6th)(?: form(?:er)?)?": (16, 18),
        "(?:sixth|6th)[ -]?form(?:er)?(?: college)?(?: (?:student|pupil))?": (16, 18),
        "a[ -]?levels?(?: student)?": (16, 19), "gcses?(?: year| age| student| pupil)?": (14, 16),
        "college (?:age|student)": (16, 19), "early years": (0, 5),
        "pre[ -]?teen(?:s|ager)?|tweens?": (9, 12), "pre[ -]?school(?:er|[ -]?aged?)?": (2, 4),
        "nursery(?: age| class)?": (2, 4), "reception(?: class| year)?": (4, 5),
        "primary(?:[ -]school)?(?:[ -]aged?| pupil| child)?": (4, 11), "infants? school": (4, 7),
        "junior school": (7, 11), "middle school": (9, 13),
        "secondary(?:[ -]school)?(?:[ -]aged?| pupil| student| child)?|high school": (11, 18),
        "(?:under|of compulsory school|below school leaving) ?age": _CHILD,
        "(?:of )?school[ -]?aged?(?: child(?:ren)?)?": _CHILD,
        "child(?:ren)?|kids?|minors?|juveniles?|school ?(?:boy|girl|child)": _CHILD,
        "boys?|girls?|pupils?": _CHILD,
        "adolescen(?:ts?|ce)": (10, 19), "teen(?:age|aged|agers?|s)?": (13, 19),
        "baby|newborn|infant": (0, 2), "toddler": (1, 3),
        "middle[ -]?aged?": (30, 75),
        "elderly|pensioners?|oaps?|septuagenarian|octogenarian|of pension age|pension(?:able)? age"
        "|old age pensioner|senior(?: citizen)?|retirement age": (55, 120),
        "retired": (45, 120), "(?:of )?working[ -]age|adults?(?: learner)?|grown[ -]?ups?": _ADULT,
        "old (?:man|woman|lady|gentleman|person)|older (?:man|woman|person|adult)": (50, 120),
        "(?:grown )?(?:men|man|women|woman)|gentlem[ae]n|gents?|lady|ladies|blokes?": _ADULT,
    }
)  # fmt: skip
"""Stages of life and school by the ages they allow: a pattern each, the longer ones first."""
KEY_STAGES = {1: (5, 7), 2: (7, 11), 3: (11, 14), 4: (14, 16), 5: (16, 19)}
