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
_FEWEST_AFTER_MAC = 3
_LONGEST_PARTED = 20
_FEWEST_AFTER_TITLE = 3
_GLUED_TITLES = ("mr", "mrs", "ms", "miss", "dr")
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
    """The words of a name, folded, without titles; empty if somebody gave no name.

    The first box is the one for forenames.
    """
    words, named = _words_and_doubt(boxes)
    return words if named is not _Named.NOT else []


class _Named(Enum):
    """Whether the boxes hold a name: "Unknown" is none, "Child" is one after a title only."""

    YES = "yes"
    WITH_TITLE = "with title"
    NOT = "not"


def _words_and_doubt(boxes: Sequence[str]) -> tuple[list[str], _Named]:
    words = [word for place, box in enumerate(boxes) for word in _names_in(box, surname=place > 0)]
    while len(words) > 1 and words[-1] in _words("suffixes"):
        words = words[:-1]
    if not words and not any(map(_titles_only, boxes)):  # called Coach, or Sister
        words = [word for box in boxes for piece in _pieces(box) for word in piece]
    return words[:MOST_WORDS], _named(words, titled=any(map(_has_title, boxes)))


def _named(words: Sequence[str], *, titled: bool) -> _Named:
    if not _words("not_a_name").issuperset(words):
        return _Named.YES
    if len(words) != 1 or len(words[0]) < 2 or words[0] in _words("placeholders"):
        return _Named.NOT
    return _Named.YES if titled or words[0] in _words("names_alone") else _Named.WITH_TITLE


def _names_in(box: str, *, surname: bool) -> list[str]:
    """The words of one box without its titles.

    A word is a title where it stands first and more of the name follows, or where it is nobody's
    name: a surname may be Sheikh or Nurse, a forename Di, and "Di Maria" is a surname.
    """
    kept: list[str] = []
    for number, piece in enumerate(_pieces(box)):
        words = [word for word in piece if word not in _words("titles_only")]
        first = next((i for i, word in enumerate(words) if word not in _words("titles")), None)
        if first is not None:
            joints = [w for w in words[:first] if surname and w in _words("joints")]
            kept += [*joints, *words[first:]]
        elif number == 0 and (surname or len(_pieces(box)) > 1):
            kept += words[-1:]
        elif number == 0:
            kept += [word for word in words if word in _words("titles_as_forenames")]
    return kept


def _titles_only(box: str) -> bool:
    words = [word for piece in _pieces(box) for word in piece]
    return bool(words) and _words("titles_only").issuperset(words)


def _has_title(box: str) -> bool:
    """Whether the box begins with a title and goes on."""
    words = [word for piece in _pieces(box) for word in piece]
    return len(words) > 1 and words[0] in _words("titles")


def _pieces(box: str) -> list[list[str]]:
    """The words of one box; a role or a class after a comma or in brackets is no name."""
    roles = words_for("roles", "everyday_roles") | words_for("roles", "organisations")
    pieces = [
        [word for word in word_pattern().findall(piece) if not word.isdecimal()]
        for piece in _PIECES.split(folded(box))
    ]
    return [words for place, words in enumerate(pieces) if place == 0 or roles.isdisjoint(words)]


def name_parts(forenames: str, surname: str) -> tuple[NamePart, ...]:
    """What to look for of a name; each needle once, the longest first."""
    words, named = _words_and_doubt((forenames, surname))
    if named is _Named.NOT:
        return ()
    if named is _Named.WITH_TITLE:
        return (NamePart(words[0], PartKind.SHORT, frozenset({0})),)
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


def kind_of(word: str, *, first: bool = False, last: bool = False) -> PartKind:
    """How far a folded word can be told from an ordinary one.

    `first` and `last` say whether it begins or ends the name.
    """
    if len(word) < 2 or word in _words("function_words"):
        return PartKind.SHORT
    if first and word in _words("forenames_too"):
        return PartKind.RARE_WORD
    if word in _words("joints"):
        everyday = PartKind.WORD if word in english.common_words() else PartKind.RARE_WORD
        return everyday if last and word in _words("surnames_too") else PartKind.SHORT
    if english.is_capitalised_word(word):
        return PartKind.CAPITALISED
    if word in english.common_words() or word in _words("titles"):
        return PartKind.WORD
    rare = (
        not is_long_enough(word)
        or word in _words("groups_too")
        or (english.is_word(word) and not english.is_hardly_a_word(word))
    )
    return PartKind.RARE_WORD if rare else PartKind.NAME


def _singles(words: Sequence[str]) -> Iterator[NamePart]:
    for place, word in enumerate(words):
        source = frozenset({place})
        kind = kind_of(word, first=place == 0, last=place == len(words) - 1)
        yield NamePart(word, kind, source)
        if script_of(word[0]) is Script.HAN:
            for start, end in _QUARTERS.get(len(word), ()):
                yield NamePart(word[start:end], PartKind.NAME, source)
            yield NamePart(word[0], PartKind.SHORT, source)
        apart = tuple(_apart(word))
        lines = (needle.replace(" ", "\n") for needle in apart)
        for needle in (*apart, *lines, *_with_title(word)):
            yield NamePart(needle, PartKind.NAME, source)
        if kind is PartKind.NAME:
            yield from (NamePart(pair, PartKind.RARE_WORD, source) for pair in _parted(word))
        yield from (NamePart(other, kind_of(other), source) for other in _scottish(word))


def _apart(word: str, *, again: bool = True) -> Iterator[str]:
    """One word written as two or three: "dasilva" as "da silva", "annmarie" as "ann marie"."""
    for end in range(1, len(word) - 1):
        first, rest = word[:end], word[end:]
        if first in _words("written_apart") and is_long_enough(rest):
            further = _apart(rest, again=False) if again else ()
            yield from (f"{first} {apart}" for apart in further)
            if first in _words("apart_before_words") or not english.is_word(rest):
                yield f"{first} {rest}"
        elif first in _words("first_halves") and rest in _words("second_halves"):
            yield f"{first} {rest}"


def _parted(word: str) -> Iterator[str]:
    """The word parted anywhere ("xiao ming"), unless that makes two English words of it."""
    if len(word) >= _SHORTEST_JOINED and script_of(word[0]) is Script.SPACED:
        for end in range(2, min(len(word), _LONGEST_PARTED) - 1):
            if not (english.is_word(word[:end]) and english.is_word(word[end:])):
                yield f"{word[:end]} {word[end:]}"


def _scottish(word: str) -> Iterator[str]:
    """Mc for Mac, and Mac for Mc: "mckay" and "mackay"."""
    for first, other in (("mac", "mc"), ("mc", "mac")):
        rest = word.removeprefix(first)
        if rest != word and len(rest) >= _FEWEST_AFTER_MAC:
            yield other + rest


def _with_title(word: str) -> Iterator[str]:
    """The word with a title before it and no space between: "mrtestwick"."""
    if len(word) >= _FEWEST_AFTER_TITLE and script_of(word[0]) is Script.SPACED:
        needles = (title + word for title in _GLUED_TITLES)
        yield from (needle for needle in needles if kind_of(needle) is PartKind.NAME)


def _joined(words: Sequence[str]) -> Iterator[NamePart]:
    """Neighbours written as one word, the whole name both ways, an initial and the last name.

    Mc and Mac stand for each other here, too.
    """
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
            for each in (needle, *_scottish(needle)):
                yield NamePart(each, kind_of(each), frozenset(order))
    if len(words) > 1:
        yield from _with_initial(words)


def _with_initial(words: Sequence[str]) -> Iterator[NamePart]:
    """An initial and the last name as one word, both ways: "mtestwick"."""
    for first, last in ((0, len(words) - 1), (len(words) - 1, 0)):
        if len(words[last]) > 3 and script_of(words[first][0]) is Script.SPACED:
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
