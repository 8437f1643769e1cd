"""Which numbers in a short text are only dates, times, pages or references, and say nothing.

"1488", "764", "C18" and "AK47" say what somebody wrote, joined or showed. A number is a mere
figure only where its form or the word before it makes it one.
"""

import re
from collections.abc import Collection, Sequence
from functools import partial

from prevent_desktop.form import english
from prevent_desktop.form.word_lists import words_for

_DATE_OR_TIME = re.compile(
    r"(?<!\d)(?:\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:19|20)?\d\d|(?:19|20)\d\d-\d\d?-\d\d?"
    r"|(?:[01]?\d|2[0-3])[:.][0-5]\d)(?!\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
_LONG = 5
"""Digits from which on a number is a reference or a phone number: no slogan is so long."""


_words = partial(words_for, "says-nothing")


def without_dates(plain: str) -> str:
    """The folded text without whole dates and times."""
    return _DATE_OR_TIME.sub(" ", plain)


def has_digit(word: str) -> bool:
    """Whether a digit stands in the word."""
    return any(char.isdecimal() for char in word)


def names_a_day(text: str, *, points: bool) -> bool:
    """Whether a day is named that may be known by its name: "about 9/11", "7/7"."""
    found = _DAY.search(text)
    return found is not None and (
        not points or text[: found.start()].casefold().endswith(("about ", "of "))
    )


def telling_figures(words: Sequence[str], small: Collection[str], *, points: bool) -> bool:
    """Whether one of the folded words has a digit and may say something ("1488", "o9a").

    `small` are words that say nothing, `points` whether the text points to another place.
    """
    if "".join(words) in _words("codes"):
        return True
    referred = False
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if has_digit(word):
            referred = before in _words("before_a_figure") or (referred and has_digit(before))
            near = (before, *words[place + 1 : place + 2])
            if not (referred or _is_mere(word, near, small, points=points)):
                return True
    return False


def _is_mere(word: str, near: Sequence[str], small: Collection[str], *, points: bool) -> bool:
    """Whether a word with a digit is a day, a year, a page, a count, a file's number."""
    if not word.isdecimal():
        letters = word.strip("0123456789")
        return len(letters) > 1 and any(letters in known for known in (small, _words("material")))
    if word in _words("nothing") or len(word) == 1 or len(word) >= _LONG or _YEAR.fullmatch(word):
        return True
    if len(word) == 2 and any(english.is_month(n) or english.is_day(n) for n in near):
        return True
    return points and word not in _words("codes")
