"""Ages as people write them: "15 yrs old", "mid teens", "Year 10", "in his forties", "over 18".

Everything that says an age is read and taken out; what is left has to be known words that say
nothing more. If anything else is left nothing is believed: taking a child for an adult is the
mistake that must not happen, and nobody is called a child for "15 years in the UK".
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from prevent_desktop.form.age_asides import without_asides
from prevent_desktop.form.age_moments import BORN, OLD
from prevent_desktop.form.age_range import AgeRange
from prevent_desktop.form.age_rules import number_rules, stages
from prevent_desktop.form.age_words import NUMBERS, TENS
from prevent_desktop.form.dates import ages_from_birth, parse_date
from prevent_desktop.form.folding import folded
from prevent_desktop.form.word_lists import words_for

ADULT_AGE = 18


class Child(Enum):
    """Whether a text says that somebody is under 18."""

    SURELY = "surely"
    MAYBE = "maybe"
    NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class SaidAge:
    """The ages that a text allows, None if it is not wholly understood, and what it says of 18."""

    ages: AgeRange | None
    child: Child


LONGEST = 150
"""Characters in which an age is looked for; a longer text is a story."""
_BARE = re.compile(r"\s*[0-9]{1,2}\s*")
_FAR_FROM_CHILD = 21
"""An age from which a word of doubt beside it does not make the person a child."""


def parse_age(text: str, today: date | None = None) -> AgeRange | None:
    """The ages a text allows; None when that cannot be told, which is no fault.

    `today` reads a year of birth that stands in the place of an age.
    """
    return said_age(text, today).ages


def said_age(text: str, today: date | None = None) -> SaidAge:
    """What a text says about somebody's age, and how surely it says so."""
    if not text or len(text) > LONGEST:
        return SaidAge(None, Child.NOT_SAID)
    if _BARE.fullmatch(text):  # most are: no rule is made ready for one
        return _plainly(AgeRange(int(text), int(text)))
    rest = plain = without_asides(_in_figures(_full_years(text, today)))
    found: list[tuple[int, int]] = []
    for rule in number_rules():
        rest = rule.take(rest, today, found)
    said: list[tuple[int, int]] = []
    for rule in stages():
        rest = rule.take(rest, today, said)
    if len(found) == 1 and found[0][0] >= _FAR_FROM_CHILD and _is_said_first(plain):
        return _plainly(AgeRange(*found[0]))
    return _outcome(found, said, plain, rest, today)


def _plainly(ages: AgeRange) -> SaidAge:
    if ages.high < ADULT_AGE:
        return SaidAge(ages, Child.SURELY)
    return SaidAge(ages, Child.MAYBE if ages.low < ADULT_AGE else Child.NOT_SAID)


def _outcome(
    found: list[tuple[int, int]],
    said: list[tuple[int, int]],
    plain: str,
    rest: str,
    today: date | None,
) -> SaidAge:
    """What was read, if what was not read casts no doubt on it."""
    every = found or said  # a figure says more than "boy" or "adult"
    if not every:
        return SaidAge(None, Child.NOT_SAID)
    low, high = min(a for a, _ in every), max(b for _, b in every)
    ages = AgeRange(low, high)
    adult = any(start >= ADULT_AGE for start, _ in said)
    if high < ADULT_AGE:
        unread = _unread_by_a_child(rest, ages, today) - words_for("ages", "beside_a_child")
        if not adult and unread <= words_for("ages", "doubts"):
            return SaidAge(ages, Child.MAYBE if unread else Child.SURELY)
        if not adult and found and _is_childs_first(plain):
            return SaidAge(ages, Child.SURELY)
    else:
        unread = _unread(rest)
        is_plain = low < ADULT_AGE or low >= _FAR_FROM_CHILD
        if unread <= (words_for("ages", "doubts") if is_plain else frozenset()):
            return _plainly(ages)
    of_child = low < ADULT_AGE and (not adult or _CHILD_FIRST.match(plain) is not None)
    return SaidAge(None, Child.MAYBE if of_child else Child.NOT_SAID)


def _unread(rest: str) -> set[str]:
    return set(re.findall(r"[^\W_]+|[<>+]", rest)) - _silent()


def _unread_by_a_child(rest: str, ages: AgeRange, today: date | None) -> set[str]:
    """What is not read beside a child's age; fewer words say nothing there than beside an adult's.

    A whole date is read if somebody born on it is of that age.
    """

    def born(match: re.Match[str]) -> str:
        year = int(match["year"])
        year += 0 if year > 99 or today is None else today.year - (today.year - year) % 100 - year
        day = parse_date(f"{year:04}-{int(match['month']):02}-{int(match['day']):02}")
        fits = day and today and ages_from_birth(day, today).overlaps(ages)
        return " " if fits else match[0]

    words = set(re.findall(r"[^\W_]+|[<>+]", _WHOLE_DATE.sub(born, rest)))
    return words - (_silent() - words_for("ages", "telling"))


_WHOLE_DATE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d\d)(?!\d)"
)
_FIRST = re.compile(
    r"\W*(?:(?:aged?|about|approx\w*|around|man|woman|m|f|male|female)\W+)*"
    rf"\d{{2,3}}{OLD}\W*"
)


def _is_said_first(text: str) -> bool:
    """Whether a text answers the question for an age at once: "34, plumber", "40 year old farmer".

    Not where what follows may be the number's own ("22 Acacia Avenue", "45, his mother").
    """
    first = _FIRST.match(text)
    if first is None or not re.search(r"[,;:(]|\s-|[a-z](?:\W*)$", first[0]):
        return False
    after = re.findall(r"[^\W_]+", text[first.end() :])
    return not any(word.isdecimal() or word in words_for("ages", "others") for word in after)


def _is_childs_first(text: str) -> bool:
    """The same of a child's age or school year: "15, attends the academy", "Year 10, the academy".

    Not where somebody else, another time or a doubt follows: "15, says he is an adult".
    """
    first = _CHILD_FIRST.match(text)
    if first is None:
        return False
    after = re.findall(r"[^\W_]+", _SCHOOL_YEAR.sub(" ", text[first.end() :]))
    not_beside = words_for("ages", "takes_back") | words_for("ages", "doubts")
    return not any(any(map(str.isdecimal, word)) or word in not_beside for word in after)


_CHILD_FIRST = re.compile(
    r"\W*(?:(?:aged?|about|approx\w*|around|boy|girl|child|m|f|male|female)\W+)*"
    rf"(?:\d{{1,2}}{OLD}|(?:in )?(?:year|yr|y)\.?\s*\d{{1,2}}(?: (?:pupil|student))?)"
    r"(?:\s*[,;:(]|\s-\s|(?<=old)\s+(?:boy|girl|child|lad|pupil|student|male|female)\b)"
)
_SCHOOL_YEAR = re.compile(r"\b(?:year|yr|y|key stage|ks)\.?\s*\d{1,2}[a-z]?\b")


def _silent() -> frozenset[str]:
    return words_for("ages", "fillers") | words_for("ages", "describing")


_SHORT_YEAR = re.compile(
    r"(?:(?<![\w'\u2019])|(?<=\b[bB]))['\u2018\u2019`\u00b4](\d\d)(?![\w'\u2019])"
)


_MONTHS_OR_MALE = re.compile(r"(?<!\w)(?:1[89]|2\d|3[0-6])m(?!\w)")
""" "24m" is two years in months, or a man: only "24M" is sure to be the man."""


def _full_years(text: str, today: date | None) -> str:
    """A text in which "'08" is 2008; where folded, its apostrophe would be gone."""
    text = _MONTHS_OR_MALE.sub(" unclear ", text)
    if today is None or re.search(r"['\u2019]\W*$", text):
        return text  # "'15 or 16'" is quoted
    latest = today.year
    return _SHORT_YEAR.sub(lambda m: f" {latest - (latest - int(m[1])) % 100}", text)


_FRACTIONS = re.compile("[\u00bc-\u00be\u2150-\u215e]")
_HALVES = re.compile(
    rf"(?P<kept>{BORN}[\s:.]*\d{{1,2}}\.\d{{1,2}}\b)|"
    r"(?<=\d)\s+[13]/[24](?![\d/])|(?<=\d)(?<![./-]\d)(?<![./-]\d\d)\.\d{1,2}(?![\d.])"
)
_FIGURES = {**NUMBERS, **TENS}
_COMPOUND = re.compile(
    rf"\b({'|'.join(TENS)})\s?-?\s?({'|'.join(w for w, n in NUMBERS.items() if n < 10)})\b"
)
_NUMBER = re.compile(
    rf"\b({'|'.join(sorted(_FIGURES, key=len, reverse=True))})"
    r"(?=\b|ish\b|s\b|plus\b|th\b|something\b|odd\b|y(?:ea)?rs?)"
)


def _in_figures(text: str) -> str:
    """The text folded, numbers in figures, halves and quarters gone."""
    plain = " ".join(
        _HALVES.sub(lambda m: m["kept"] or " ", folded(_FRACTIONS.sub(" ", text))).split()
    )
    plain = _COMPOUND.sub(lambda m: str(_FIGURES[m[1]] + _FIGURES[m[2]]), plain)
    plain = _YEAR_IN_WORDS.sub(_year_in_words, plain)
    plain = _NUMBER.sub(lambda m: str(_FIGURES[m[1]]), plain)
    return _AGE_SIGN.sub(r"\1 ", _HUNDRED.sub(_in_hundreds, plain))


_WORD = "|".join(_FIGURES)
_YEAR_IN_WORDS = re.compile(
    rf"\b(?:(?P<century>nineteen|twenty)(?: hundred and)?[ -](?:oh )?(?P<year>\d\d|{_WORD})|"
    rf"(?P<two>2|two) thousand(?:(?: and)? (?P<rest>\d\d|{_WORD}))?)\b"
)
""" "Nineteen ninety-five", "twenty ten", "two thousand and eight"."""


def _year_in_words(match: re.Match[str]) -> str:
    said = match["year"] or match["rest"] or "0"
    number = int(said) if said.isdecimal() else _FIGURES[said]
    if match["two"]:
        return str(2000 + number)
    if match["century"] == "nineteen":
        return str(1900 + number) if number > _FAR_FROM_CHILD else f"19 {said}"
    return str(2000 + number)


_HUNDRED = re.compile(r"(?<!\d )\b(?P<one>(?:a|1) )?hundred\b(?:(?: and)? (?P<rest>\d{1,2})\b)?")
_AGE_SIGN = re.compile(r"\b(aged?|yrs|years|ap+r?ox|circa|ca?|est)\s*[-=:.]+\s*(?=\d)")
"""The hyphen of "age-15" is none of a range."""


def _in_hundreds(match: re.Match[str]) -> str:
    return str(100 + int(match["rest"] or 0)) if match["one"] or match["rest"] else match[0]
