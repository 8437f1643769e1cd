"""Finds the parts of a name in a text, in whatever way the text writes them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from prevent_desktop.form import english
from prevent_desktop.form.folding import Folded, fold, fold_loosely
from prevent_desktop.form.name_evidence import means_the_person
from prevent_desktop.form.name_parts import NamePart, PartKind
from prevent_desktop.form.scripts import Script, begins_a_word, ends_a_word, script_of
from prevent_desktop.form.surroundings import around

MOST_PLACES = 1_000
"""Places kept of one text; whoever has this many has seen enough."""
MOST_LOOKED_AT = 100_000
"""Places looked at for one part in one text: at most about two seconds of work."""
_HISSING = ("s", "x", "z", "ch", "sh")
_LONG_ENOUGH_INSIDE = 5
"""Letters of a name that is looked for inside the words of an email address."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a text as typed."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamePlace(Place):
    """Where a part of a name stands, and which words of the name it is."""

    source: frozenset[int] = frozenset()


_P = TypeVar("_P", bound=Place)


def find_name(text: str, parts: Sequence[NamePart], *, prose: bool) -> tuple[NamePlace, ...]:
    """Every place where a part of the name stands, in order; longer parts before their pieces.

    `prose` is false for an answer of one line, where a name may stand first without a sentence.
    """
    if not parts:
        return ()
    views = [fold(text)]
    loose = fold_loosely(text)
    if loose is not None:
        views.append(loose)
    return outermost(
        place
        for view in views
        for part in parts
        for place in _places(text, view, part, parts, prose=prose)
    )


def outermost(found: Iterable[_P]) -> tuple[_P, ...]:
    """Each place once, in order; a place within a longer one belongs to it."""
    kept: list[_P] = []
    for place in sorted(islice(found, MOST_PLACES), key=lambda p: (p.start, -p.end)):
        if not kept or place.end > kept[-1].end:
            kept.append(place)
    return tuple(kept)


def _places(
    text: str, view: Folded, part: NamePart, parts: Sequence[NamePart], *, prose: bool
) -> Iterator[NamePlace]:
    others = _others(part, parts)
    for start, end in _spans(view.text, part):
        seen = around(text, view, start, end)
        if part.accented and seen.typed.isascii():
            continue
        if part.needle in english.common_words() and _is_contraction(seen.typed):
            continue
        if view.text[start:end] != part.needle and _is_plural(
            view.text[start:end], seen.typed, part
        ):
            continue
        if means_the_person(part, seen, others, prose=prose):
            yield NamePlace(seen.start, seen.end, part.source)


def _others(part: NamePart, parts: Sequence[NamePart]) -> frozenset[str]:
    """The needles of the other words of the name, and their initials."""
    words = [p for p in parts if len(p.source) == 1 and not (p.source & part.source)]
    initials = {p.needle[0] for p in words if script_of(p.needle[0]) is Script.SPACED}
    return frozenset({p.needle for p in words} | initials)


def _is_contraction(typed: str) -> bool:
    """Whether an apostrophe stands inside, other than before an s: "I've" is nobody's name."""
    inner = typed.translate(_PLAIN_APOSTROPHES)
    return "'" in inner.removesuffix("'s").removesuffix("'")


def _is_plural(word: str, typed: str, part: NamePart) -> bool:
    """Whether an s makes another word of it ("times", "Christians") rather than the family."""
    if "'" in typed.translate(_PLAIN_APOSTROPHES):
        return False
    return part.kind is not PartKind.NAME or english.is_word(word)


_PLAIN_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})


def _spans(text: str, part: NamePart) -> Iterator[tuple[int, int]]:
    """Where the part stands as a word of its own, perhaps with an s, or inside an address."""
    needle = part.needle
    at = text.find(needle)
    looked = 0
    while at >= 0 and looked < MOST_LOOKED_AT:
        looked += 1
        end = at + len(needle)
        if begins_a_word(text, at):
            ending = next((e for e in ("", *_endings(needle)) if _ends(text, end, e)), None)
            if ending is not None:
                yield at, end + len(ending)
            elif _is_in_address(text, at, end, part):
                yield at, end
        elif _is_in_address(text, at, end, part):
            yield at, end
        at = text.find(needle, at + 1)


def _endings(needle: str) -> tuple[str, ...]:
    return ("s", "es") if needle.endswith(_HISSING) else ("s",)


def _ends(text: str, end: int, ending: str) -> bool:
    return text.startswith(ending, end) and ends_a_word(text, end + len(ending))


def _is_in_address(text: str, start: int, end: int, part: NamePart) -> bool:
    """Whether the place is inside a word of an email address or of a name used online."""
    if part.kind is not PartKind.NAME or len(part.needle) < _LONG_ENOUGH_INSIDE:
        return False
    first, last = start, end
    while first and start - first < 64 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and last - end < 64 and not text[last].isspace():
        last += 1
    return "@" in text[first:last]
