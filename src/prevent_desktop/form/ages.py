"""Ages as people write them: "15 yrs old", "mid teens", "Year 10", "in his forties", "over 18".

Everything that says an age is read and taken out; what is left has to be small words that say
nothing more. If anything else is left, only ages below 18 are believed: taking a child for an
adult is the mistake that must not happen.
"""

import re
from datetime import date

from prevent_desktop.form.age_range import AgeRange
from prevent_desktop.form.age_rules import number_rules, stages
from prevent_desktop.form.age_words import NUMBERS, TENS
from prevent_desktop.form.folding import folded
from prevent_desktop.form.word_lists import words_for

ADULT_AGE = 18
LONGEST = 150
"""Characters in which an age is looked for; a longer text is a story."""
_FAR_FROM_CHILD = 21
"""An age from which a word of doubt beside it does not make the person a child."""


def parse_age(text: str, today: date | None = None) -> AgeRange | None:
    """The ages a text allows; None when that cannot be told, which is no fault.

    `today` reads a year of birth that stands in the place of an age.
    """
    if not text or len(text) > LONGEST:
        return None
    rest = _OF_SOMETHING.sub(" (something else) ", _in_figures(text))
    found: list[tuple[int, int]] = []
    for rule in number_rules():
        rest = rule.take(rest, today, found)
    said: list[tuple[int, int]] = []
    for rule in stages():
        rest = rule.take(rest, today, said)
    return _outcome(found or said, rest)  # a figure says more than "boy" or "adult"


def _outcome(found: list[tuple[int, int]], rest: str) -> AgeRange | None:
    """What was read, if what was not read casts no doubt on it."""
    if not found:
        return None
    low, high = min(a for a, _ in found), max(b for _, b in found)
    unread = set(re.findall(r"[^\W_]+|[<>+]", rest)) - words_for("ages", "fillers")
    plain = low < ADULT_AGE or low >= _FAR_FROM_CHILD
    believed = unread <= (words_for("ages", "doubts") if plain else frozenset())
    return AgeRange(low, high) if believed or high < ADULT_AGE else None


_OF_SOMETHING = re.compile(
    r"\b\d+\s*(?:stone|kg|lbs?|f(?:oo)?t|feet|inch(?:es)?|cm|children|kids|sons?|daughters?|"
    r"siblings?|brothers?|sisters?|times|am|pm)\b(?:\s*\d+)?|"
    r"\b(?:flat|room|house|no|unit|ward|(?:mum|mother|dad|father|parent|carer) of)\s+\d+\b"
)
"""Figures that count something else than years."""
_FRACTIONS = re.compile("[\u00bc-\u00be\u2150-\u215e]")
_HALVES = re.compile(r"(?<=\d)\s+[13]/[24](?![\d/])|(?<=\d)\.\d{1,2}(?![\d.])")
_FIGURES = {**NUMBERS, **TENS}
_COMPOUND = re.compile(
    rf"\b({'|'.join(TENS)})[ -]?({'|'.join(w for w, n in NUMBERS.items() if n < 10)})\b"
)
_NUMBER = re.compile(
    rf"\b({'|'.join(sorted(_FIGURES, key=len, reverse=True))})(?=\b|ish\b|s\b|plus\b)"
)


def _in_figures(text: str) -> str:
    """The text folded, numbers in figures, halves and quarters gone."""
    plain = _HALVES.sub(" ", folded(_FRACTIONS.sub(" ", text)).replace("\n", " "))
    plain = _COMPOUND.sub(lambda m: str(_FIGURES[m[1]] + _FIGURES[m[2]]), plain)
    return _NUMBER.sub(lambda m: str(_FIGURES[m[1]]), plain)
