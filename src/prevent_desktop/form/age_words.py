"""Words that say how old somebody is, and words that say nothing about it."""

from collections.abc import Mapping
from types import MappingProxyType

_SMALL = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    "fifteen sixteen seventeen eighteen nineteen",
)
NUMBERS: Mapping[str, int] = MappingProxyType(
    {word: number for number, word in enumerate(" ".join(_SMALL).split()) if number}
    | {
        "elven": 11, "twelv": 12, "therteen": 13, "thirten": 13, "forteen": 14, "fourten": 14,
        "fiveteen": 15, "fifthteen": 15, "fiften": 15, "sixten": 16, "seventen": 17,
        "eightteen": 18, "eighten": 18, "ninteen": 19, "nineten": 19,
    }
)  # fmt: skip
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
        "adult (?:sons?|daughters?|child(?:ren)?|offspring|pupil|student|learner)": _ADULT,
        "old (?:man|woman|lady|gentleman|person)|older (?:man|woman|person|adult)": (50, 120),
        "later undergraduate|oedolyn": _ADULT,
        "university student|under ?grad(?:uate)?(?: student)?|post ?grad(?:uate)?(?: student)?"
        "|uni student|mature student|freshers?|phd(?: student)?|first undergraduate": (17, 120),
        "further education|fe (?:student|college)|apprentice(?:ship)?s?|btec": (16, 120),
        "looked[ -]after(?: child(?:ren)?)?|lac|uasc|plentyn": _CHILD,
        "older teen(?:ager|s)?": (15, 19), "infants": (4, 7), "juniors": (7, 11),
        "first school": (4, 9), "prep(?:aratory)? school": (4, 13), "centenarian": (100, 120),
        "fifth[ -]form(?:er)?|(?:upper|lower) (?:third|fourth|fifth|[345]th)(?: form)?": (12, 16),
        "eyfs|(?:early years )?foundation stage": (0, 5), "(?:year|yr) ?r": (4, 5),
                "young(?:er)? (?:adults?|man|men|woman|women|lady|male|female|guy)": (16, 25),
        "young (?:lad|boy|girl|child|kid|pupil)|little (?:boy|girl)": _CHILD,
        "young (?:person|people)|youths?|yps?": (10, 25),
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
        "(?:under|of compulsory school|below school leaving) ?aged?": _CHILD,
        "(?:of )?school[ -]?aged?(?: child(?:ren)?)?": _CHILD,
        "child(?:ren)?|kids?|minors?|juveniles?|school ?(?:boy|girl|child)": _CHILD,
        "boys?|girls?|pupils?": _CHILD,
        "adolescen(?:ts?|ce)": (10, 19), "teen(?:age|aged|agers?|s)?": (13, 19),
        "baby|newborn|infant": (0, 2), "toddler": (1, 3),
        "middle[ -]?aged?": (30, 75),
        "elderly|pensioners?|oaps?|septuagenarian|octogenarian|of pension age|pension(?:able)? age"
        "|old age pensioner|senior(?: citizen)?|retirement age": (55, 120),
        "retired": (45, 120), "(?:of )?working[ -]age|adults?(?: learner)?|grown[ -]?ups?": _ADULT,
        "(?:grown )?(?:men|man|women|woman)|gentlem[ae]n|gents?|lady|ladies|blokes?": _ADULT,
    }
)  # fmt: skip
"""Stages of life and school by the ages they allow: a pattern each, the longer ones first."""
KEY_STAGES = {1: (5, 7), 2: (7, 11), 3: (11, 14), 4: (14, 16), 5: (16, 19)}
