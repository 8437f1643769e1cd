"""Which words of a text are doubtful. Pure: dictionary, own words and names are handed in."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from prevent_desktop.spelling.dictionary import Dictionary

_APOSTROPHES = "'\u2019"
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(rf"[^\W\d_]+(?:[{_APOSTROPHES}][^\W\d_]+)*")
_NO_PROSE = re.compile(r"[@\\/]|\w\.\w|://|[#&=<>]|\d")
"""A piece with one of these is an address, a path, a tag or a number, whatever letters it has."""
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s?$", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2019]+")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful word and where it stands: `text[start:end] == word`."""

    word: str
    start: int
    end: int


def doubtful(
    text: str, own_words: Collection[str], names: Collection[str], dictionary: Dictionary
) -> tuple[Doubt, ...]:
    """The doubtful words of a text, in order.

    Never one of the person's own words, nor a name (in any case, and as a possessive); nor what
    is no English prose: addresses, numbers, abbreviations in capitals, words of another script.
    """
    known = {_folded(word) for word in (*own_words, *names)}
    answers: dict[str, bool] = {}
    found = []
    for doubt in _words(text):
        word = doubt.word
        if word not in answers:
            answers[word] = _is_doubtful(word, known, dictionary)
        if answers[word]:
            found.append(doubt)
    return tuple(found)


def _words(text: str) -> Iterator[Doubt]:
    for token in _TOKEN.finditer(text):
        if _NO_PROSE.search(token[0].strip(".,;:!?()[]\"'\u2018\u2019\u201c\u201d")):
            continue
        for word in _WORD.finditer(token[0]):
            start = token.start() + word.start()
            yield Doubt(word[0], start, start + len(word[0]))


def _is_doubtful(word: str, known: Collection[str], dictionary: Dictionary) -> bool:
    if len(word) < SHORTEST or not _LATIN.fullmatch(word) or word[1:] != word[1:].lower():
        return False  # an abbreviation, a made-up name such as iPlayer, another script
    if {_folded(word), _folded(_POSSESSIVE.sub("", word))} & set(known):
        return False
    plain = word.replace("\u2019", "'")
    return not (dictionary.knows(plain) or dictionary.knows(_POSSESSIVE.sub("", plain)))


def _folded(word: str) -> str:
    return word.replace("\u2019", "'").casefold()
