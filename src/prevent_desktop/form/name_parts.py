"""A name as it was put into its boxes, taken apart into what to look for in other texts.

Whatever stands in the boxes: a title, both names in one box, a double name, a nickname in
brackets. Each word is one part; how far it can be told from an ordinary word is its kind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from prevent_desktop.form import english
from prevent_desktop.form.folding import folded, word_pattern
from prevent_desktop.form.scripts import Script, is_long_enough, script_of
from prevent_desktop.form.word_lists import words_for

MOST_WORDS = 20
"""Words of a name that are looked for; nobody's has more."""
_SHORTEST_JOINED = 5
"""Letters of two parts written as one word ("annmarie"); fewer may be a word by chance."""
_WRITTEN_APART = ("mac", "mc", "o", "de", "di", "du", "la", "le", "al", "el", "abu", "st", "fitz")
_SCOTTISH = {"mc": "mac", "mac": "mc"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_CONTRACTED = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_PIECES = re.compile(r"[,;/()\[\]]|\s-\s")
_QUARTERS = {3: ((0, 2), (1, 3)), 4: ((0, 2), (2, 4), (1, 4)), 5: ((0, 2), (2, 5), (0, 3), (3, 5))}
"""Where a Chinese or Japanese name in one piece may part into family and given name."""


_words = partial(words_for, "names")


class PartKind(Enum):
    """How far a part of a name can be told from an ordinary word."""

    NAME = "name"
    """No English word: it counts wherever it stands."""
    RARE_WORD = "rare word"
    """A word that few texts need ("robin"), or two letters ("Jo"): it counts with a capital."""
    WORD = "word"
    """An everyday word ("will"): it counts with a capital inside a sentence."""
    CAPITALISED = "capitalised"
    """A word that always has a capital ("May", "Jordan"): the words around it decide."""
    SHORT = "short"
    """One letter, or a small word of names: it counts beside another part."""


@dataclass(frozen=True, slots=True)
class NamePart:
    """One thing to look for. `source` says which words of the name it is made of."""

    needle: str
    kind: PartKind
    source: frozenset[int]
    accented: bool = False
    """Whether it counts only where it was typed with letters beyond ASCII ("Müller")."""


def name_words(boxes: Sequence[str]) -> list[str]:
    """The words of a name, folded, without titles; empty if somebody gave no name."""
    found = [word for box in boxes for word in _words_of_box(box)]
    kept = [word for word in found if word not in _words("titles")]
    if not kept:  # somebody may be called Major, or Sister
        kept = found
    while len(kept) > 1 and kept[-1] in _words("suffixes"):
        kept = kept[:-1]
    if all(word in _words("not_a_name") for word in kept):
        return []
    return kept[:MOST_WORDS]


def _words_of_box(box: str) -> Iterator[str]:
    """The words of one box; a role or a class after a comma or in brackets is no name."""
    roles = words_for("roles", "everyday_roles") | words_for("roles", "organisations")
    for number, piece in enumerate(_PIECES.split(folded(box))):
        words = [word for word in word_pattern().findall(piece) if not word.isdecimal()]
        if number == 0 or roles.isdisjoint(words):
            yield from words


def name_parts(forenames: str, surname: str) -> tuple[NamePart, ...]:
    """What to look for of a name; each needle once, the longest first."""
    words = name_words((forenames, surname))
    parts: dict[str, NamePart] = {}
    for part in (*_singles(words), *_joined(words), *_respelt(forenames, surname, words)):
        known = parts.get(part.needle)
        if known is None or (known.accented and not part.accented):
            parts[part.needle] = part
    return tuple(sorted(parts.values(), key=lambda part: -len(part.needle)))


def parts_in_address(email: str) -> tuple[NamePart, ...]:
    """The words of an email address that can only be somebody's name ("m.testwick@…")."""
    plain = folded(email)
    words = [w for w in word_pattern().findall(re.sub(r"@\S*", " ", plain)) if len(w) > 3]
    names = [w.strip("0123456789") for w in words]
    return tuple(
        NamePart(name, PartKind.NAME, frozenset({-1}))
        for name in dict.fromkeys(names)
        if len(name) > 3 and kind_of(name) is PartKind.NAME
    )[:MOST_WORDS]


def kind_of(word: str, *, first: bool = False) -> PartKind:
    """How far a folded word can be told from an ordinary one; `first` if it begins the name."""
    if len(word) < 2 or word in _words("function_words"):
        return PartKind.SHORT
    if word in _words("joints"):
        is_forename = first and word in _words("forenames_too")
        return PartKind.RARE_WORD if is_forename else PartKind.SHORT
    if english.is_capitalised_word(word):
        return PartKind.CAPITALISED
    if word in english.common_words() or word in _words("titles"):
        return PartKind.WORD
    rare = not is_long_enough(word) or (
        english.is_word(word) and not english.is_hardly_a_word(word)
    )
    return PartKind.RARE_WORD if rare else PartKind.NAME


def _singles(words: Sequence[str]) -> Iterator[NamePart]:
    for place, word in enumerate(words):
        source = frozenset({place})
        yield NamePart(word, kind_of(word, first=place == 0), source)
        if script_of(word[0]) is Script.HAN:
            for start, end in _QUARTERS.get(len(word), ()):
                yield NamePart(word[start:end], PartKind.NAME, source)
            yield NamePart(word[0], PartKind.SHORT, source)
        for first in _WRITTEN_APART:
            rest = word.removeprefix(first)
            if first in _SCOTTISH and rest != word and len(rest) > 3:
                other = _SCOTTISH[first] + rest
                yield NamePart(other, kind_of(other), source)
            if rest not in ("", word) and is_long_enough(rest) and not english.is_word(rest):
                yield NamePart(f"{first} {rest}", PartKind.NAME, source)


def _joined(words: Sequence[str]) -> Iterator[NamePart]:
    """Neighbours written as one word, the whole name both ways, an initial and the last name."""
    runs = [
        range(start, end)
        for start in range(len(words))
        for end in range(start + 2, min(start + 5, len(words) + 1))
    ]
    orders: list[Sequence[int]] = [*runs]
    if len(words) > 1:
        orders += [(len(words) - 1, 0), (0, len(words) - 1)]
    for order in orders:
        needle = "".join(words[place] for place in order)
        fewest = _SHORTEST_JOINED if script_of(needle[0]) is Script.SPACED else 2
        if len(needle) >= fewest:
            yield NamePart(needle, kind_of(needle), frozenset(order))
    for first, last in ((0, len(words) - 1), (len(words) - 1, 0)):
        if len(words) > 1 and len(words[last]) > 3 and script_of(words[first][0]) is Script.SPACED:
            source = frozenset({first, last})
            for needle in (words[first][0] + words[last], words[last] + words[first][0]):
                if kind_of(needle) is PartKind.NAME:
                    yield NamePart(needle, PartKind.NAME, source)


def _respelt(forenames: str, surname: str, words: Sequence[str]) -> Iterator[NamePart]:
    """Umlauts written as two letters, or two letters as an umlaut; what follows an apostrophe."""
    for typed in _WORDS_AS_TYPED.findall(f"{forenames} {surname}".casefold()):
        plain = folded(typed)
        if plain in words:
            source = frozenset({words.index(plain)})
            for other in (typed.translate(_UMLAUTS), _APOSTROPHE.split(typed)[-1]):
                needle = folded(other)
                if needle != plain and len(needle) > 3:
                    yield NamePart(needle, kind_of(needle), source)
    for place, word in enumerate(words):
        for double, single in _CONTRACTED:
            needle = word.replace(double, single)
            if needle != word and is_long_enough(needle):
                yield NamePart(needle, kind_of(needle), frozenset({place}), accented=True)


_APOSTROPHE = re.compile("['\u2019\u02bc]")
_WORDS_AS_TYPED = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*")
