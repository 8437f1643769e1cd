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
LOOK_BACK = 40
"""Characters before a word that tell whether a sentence begins with it."""
_OPENING = " \t\u00a0\"'([\u201c\u2018\u00ab"
_ENDING = ".!?:\u2026-\u2013\u2014\u2022*\u00b7\u201d\u2019)"
"""What may end a sentence, or begin a line of a list."""
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Revd|Fr|Sr|Cllr|Sgt|Insp)\.$")
_STROKES = str.maketrans("\u0141\u0142\u00d8\u00f8\u0110\u0111\u0131\u0130", "LlOoDdiI")


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
    a word of the `vocabulary`, which is folded, or has a capital where it needs one; nor what is no
    English prose: addresses, numbers, abbreviations in capitals, words of another script.
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
    proper = _unaccented(_POSSESSIVE.sub("", plain))
    if word[0].isupper() and _is_proper(proper, known[1], dictionary):
        return False
    return not (dictionary.knows(plain) or dictionary.knows(_POSSESSIVE.sub("", plain)))


def _is_proper(word: str, vocabulary: Collection[str], dictionary: Dictionary) -> bool:
    """Whether a word is right with its capital, itself or as the plural of a name."""
    one = _PLURAL.sub("", word)
    return (
        word in vocabulary
        or one in vocabulary
        or (dictionary.knows(word) and not dictionary.knows(word.lower()))
        or (dictionary.knows(one) and not dictionary.knows(one.lower()))
    )


def may_be_name(text: str, doubt: Doubt) -> bool:
    """Whether a doubtful word has a capital that no beginning of a sentence gave it.

    Such a word is somebody's name more often than a slip, here or elsewhere in the text.
    """
    word = doubt.word
    if not word[0].isupper():
        return False
    return any(_amid_sentence(text[max(0, at - LOOK_BACK) : at]) for at in _places(word, text))


def _places(word: str, text: str) -> Iterator[int]:
    """Where it stands as a whole word. No pattern of it: `re` would keep that beyond a lock."""
    at = text.find(word)
    while at >= 0:
        sides = text[at - 1 : at] if at else "", text[at + len(word) : at + len(word) + 1]
        if not any(each.isalnum() or each == "_" for each in sides):
            yield at
        at = text.find(word, at + 1)


def _amid_sentence(before: str) -> bool:
    """Whether a sentence has begun in what stands before a word."""
    line = before.rpartition("\n")[2].rstrip(_OPENING)
    return bool(line) and (line[-1] not in _ENDING or _TITLE.search(line) is not None)


def _unaccented(word: str) -> str:
    """A word without its accents, and with plain letters for those that have a stroke."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.translate(_STROKES))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _seen(word: str) -> str:
    """A word as it is seen: in one form of each letter, without what breaks lines."""
    return word if word.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", word))


def folded(word: str) -> str:
    """A word without regard to capitals and to the kind of its apostrophes."""
    return _seen(word).replace("\u2019", "'").casefold()
