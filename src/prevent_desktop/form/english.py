"""English words, for telling a name from a word that is spelt like one.

The lists are resources/words/english-*.txt (SCOWL) and capitalised.toml (our own). They are read
when first needed and kept; nothing here depends on what anybody typed.
"""

import tomllib
from collections.abc import Mapping
from functools import cache

from prevent_desktop.form.folding import folded
from prevent_desktop.shipped import resources

_NEVER_A_SLIP = ("months", "days", "faith", "peoples", "countries", "places")


@cache
def common_words() -> frozenset[str]:
    """Words of everyday English, folded, with those that lose an apostrophe ("ive", "cant")."""
    listed = resources.read_text("words", "english-common.txt").split()
    return frozenset(listed) | _capitalised()["words_too"]


@cache
def _more_words() -> frozenset[str]:
    return frozenset(resources.read_text("words", "english-more.txt").split())


def is_word(word: str) -> bool:
    """Whether the folded word stands in a dictionary of ordinary size."""
    return word in common_words() or word in _more_words()


@cache
def _capitalised() -> Mapping[str, frozenset[str]]:
    tables = tomllib.loads(resources.read_text("words", "capitalised.toml"))
    return {kind: frozenset(map(folded, words.split())) for kind, words in tables.items()}


def is_hardly_a_word(word: str) -> bool:
    """Whether a folded word of a dictionary is hardly met but as somebody's name."""
    return word in _capitalised()["hardly_words"]


def is_month(word: str) -> bool:
    """Whether the folded word is the name of a month, whole or short."""
    return word in _capitalised()["months"]


def is_day(word: str) -> bool:
    """Whether the folded word is the name of a day of the week or of the year."""
    return word in _capitalised()["days"]


def is_faith_or_people(word: str) -> bool:
    """Whether the folded word is one of a faith, or a people or its language."""
    return _has("faith", word) or _has("peoples", word)


def is_capitalised_word(word: str) -> bool:
    """Whether the folded word always has a capital: a month, a faith, a people, a place."""
    return any(_has(kind, word) for kind in _NEVER_A_SLIP)


def is_never_a_slip(word: str) -> bool:
    """Whether a folded word may never be taken for a misspelt name, whoever's it is.

    Dictionary words, months, days, faiths and peoples, in the plural too; countries and towns
    unless children are called so.
    """
    if is_word(word) or any(_has(kind, word) for kind in ("months", "days", "faith", "peoples")):
        return True
    given = _capitalised()["also_given_names"]
    return word not in given and (_has("countries", word) or _has("places", word))


def _has(kind: str, word: str) -> bool:
    """Whether the word is of this kind, in the singular or the plural."""
    words = _capitalised()[kind]
    return (
        word in words
        or (word.endswith("s") and word[:-1] in words)
        or (word.endswith("es") and word[:-2] in words)
    )
