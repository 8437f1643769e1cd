"""Searches through long texts, each done once per text and remembered while the text stays.

The memory belongs to whoever makes a `Scans` (one per open referral), holds a few texts only,
and goes with it: nothing typed outlives its referral.
"""

import re
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar, cast

_T = TypeVar("_T")
KEPT_TEXTS = 64
"""How many results one referral's scans remember."""
MOST_NAMES = 20
"""Parts of a name that are compared; nobody's has more."""
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02b9\u00b4`", "'"))
MIN_WORD = 5
"""A capitalised word shorter than this is never compared with a name."""
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"
_WORD = re.compile(rf"[^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)*")
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}s?$", re.IGNORECASE)
_LEFTOVER = re.compile(r"\[insert|\bxx/xx", re.IGNORECASE)


@dataclass(slots=True)
class Scans:
    """Remembers the results of searches, by search and text."""

    _known: OrderedDict[tuple[str, str], object] = field(default_factory=OrderedDict)

    def capitalised_words(self, text: str) -> frozenset[str]:
        """The distinct words of five letters or more that begin with a capital."""
        return self.remember("words", text, _capitalised_words)

    def leftover(self, text: str) -> str:
        """The first template leftover ("[insert", "xx/xx") as it stands; empty if none."""
        return self.remember("leftover", text, _leftover)

    def folded(self, text: str) -> str:
        """The text in lower case with single spaces, for searching."""
        return self.remember("folded", text, fold)

    def digits(self, text: str) -> str:
        """The digits of the text, in order, runs of other letters kept apart by a space."""
        return self.remember("digits", text, _digits)

    def remember(self, search: str, text: str, function: Callable[[str], _T]) -> _T:
        """The function's result for this text, worked out once under the search's name."""
        key = (search, text)
        if key in self._known:
            self._known.move_to_end(key)
            return cast("_T", self._known[key])
        found = function(text)
        self._known[key] = found
        if len(self._known) > KEPT_TEXTS:
            self._known.popitem(last=False)
        return found


def fold(text: str) -> str:
    """The text for searching: one form of each letter and apostrophe, lower case, single spaces."""
    composed = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    return " ".join(composed.casefold().split())


def contains_words(folded_text: str, folded_words: str) -> bool:
    """Whether the words stand in the text, perhaps with an s; both are folded already."""
    pattern = rf"(?<![^\W_]){re.escape(folded_words)}(?:'?s)?(?![^\W_])"
    return folded_words in folded_text and re.search(pattern, folded_text) is not None


def one_letter_apart(first: str, second: str) -> bool:
    """Whether one letter added, left out or exchanged turns one word into the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    short, long = sorted((first, second), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    rest = start + 1 if len(short) == len(long) else start
    return short[rest:] == long[start + 1 :]


def near_misses(words: Iterable[str], names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs (word, name) that differ by one letter, where the word is none of the names."""
    by_fold = {fold(name): name for name in list(names)[:MOST_NAMES]}
    folded_words = {fold(word): word for word in words}
    return [
        (word, name)
        for folded_word, word in sorted(folded_words.items())
        if folded_word not in by_fold
        for folded_name, name in by_fold.items()
        if one_letter_apart(folded_word, folded_name)
    ]


def name_parts(name: str) -> list[str]:
    """The words of a name, so that each part of a double name is compared."""
    return [part for part in re.split(r"[\s\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]+", name) if part]


def _capitalised_words(text: str) -> frozenset[str]:
    words = (_POSSESSIVE.sub("", word) for word in set(_WORD.findall(text)))
    return frozenset(word for word in words if len(word) >= MIN_WORD and word[0].isupper())


def _leftover(text: str) -> str:
    match = _LEFTOVER.search(text)
    return match[0] if match else ""


def _digits(text: str) -> str:
    compact = re.sub(r"(?<=\d)[\s().\-/]+(?=\d)", "", text)
    return " ".join(re.findall(r"\d+", compact))
