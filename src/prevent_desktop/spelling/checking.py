"""Which words of a text are doubtful. Pure: dictionary, own words and names are handed in."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from prevent_desktop.spelling.dictionary import Dictionary

_APOSTROPHES = "'\u2019"
_TOKEN = re.compile(r"\S+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*"
"""A letter with its marks, and with what is not seen after it."""
_WORD = re.compile(rf"(?:{_LETTER})+(?:[{_APOSTROPHES}](?:{_LETTER})+)*")
_NO_PROSE = re.compile(r"[@\\/]|\w\.\w|://|[#&=<>]|\d")
"""A piece with one of these is an address, a path, a tag or a number, whatever letters it has."""
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s?$", re.IGNORECASE)
_PLURAL = re.compile(r"e?s$")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2019]+")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful word and where it stands: `text[start:end] == word`."""

    word: str
    start: int
    end: int


def doubtful(
    text: str,
    own_words: Collection[str],
    names: Collection[str],
    dictionary: Dictionary,
    vocabulary: Collection[str] = (),
) -> tuple[Doubt, ...]:
    """The doubtful words of a text, in order.

    Never one of the person's own words, nor a name (in any case, as a possessive or a plural), nor
    a word of the `vocabulary`, which is folded; nor what is no English prose: addresses, numbers,
    abbreviations in capitals, words of another script.
    """
    known = {folded(word) for word in (*own_words, *names)}
    answers: dict[str, bool] = {}
    found = []
    for doubt in _words(text):
        word = doubt.word
        if word not in answers:
            answers[word] = _is_doubtful(_seen(word), (known, vocabulary), dictionary)
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


def _is_doubtful(word: str, known: tuple[Collection[str], ...], dictionary: Dictionary) -> bool:
    if len(word) < SHORTEST or not _LATIN.fullmatch(word) or word[1:] != word[1:].lower():
        return False  # an abbreviation, a made-up name such as iPlayer, another script
    forms = {folded(word), folded(_POSSESSIVE.sub("", word)), folded(_PLURAL.sub("", word))}
    if any(form in words for words in known for form in forms):
        return False
    plain = word.replace("\u2019", "'")
    return not (dictionary.knows(plain) or dictionary.knows(_POSSESSIVE.sub("", plain)))


def _seen(word: str) -> str:
    """A word as it is seen: in one form of each letter, without what breaks lines."""
    return word if word.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", word))


def folded(word: str) -> str:
    """A word without regard to capitals and to the kind of its apostrophes."""
    return _seen(word).replace("\u2019", "'").casefold()
