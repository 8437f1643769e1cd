"""Finds the parts of a name in a text, in whatever way the text writes them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from prevent_desktop.form import english
from prevent_desktop.form.folding import Folded, fold_loosely
from prevent_desktop.form.name_evidence import means_the_person
from prevent_desktop.form.name_parts import NamePart, PartKind
from prevent_desktop.form.scripts import Script, begins_a_word, ends_a_word, script_of
from prevent_desktop.form.surroundings import around
from prevent_desktop.form.word_lists import words_for

MOST_PLACES = 500
"""Places kept of one thing in one text; whoever has this many has seen enough."""
MOST_LOOKED_AT = 50_000
"""Places looked at of one thing in one text: no text of prose has as many."""
MOST_WEIGHED = 10_000
"""Places of one word that are weighed in one text; from there on a capital is enough."""
_BESIDE = 20
_WORDS = re.compile(r"[^\W_]+")
_HISSING = ("s", "x", "z", "ch", "sh")
_LONG_ENOUGH_INSIDE = 5
"""Letters of a name that is looked for inside the words of an email address."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands in a text as typed."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameSpan(Span):
    """Where a part of a name stands, and which words of the name it is."""

    source: frozenset[int] = frozenset()


_P = TypeVar("_P", bound=Span)


def find_name(
    text: str, view: Folded, parts: Sequence[NamePart], *, prose: bool
) -> tuple[NameSpan, ...]:
    """Every place where a part of the name stands, in order; longer parts before their pieces.

    `view` is the text folded. `prose` is false for an answer of one line, where a name may stand
    first without beginning a sentence.
    """
    if not parts:
        return ()
    loose = fold_loosely(text)
    views = (view,) if loose is None else (view, loose)
    return outermost(
        place
        for each in views
        for part in parts
        for place in islice(_places(text, each, part, parts, prose=prose), MOST_PLACES)
    )


def outermost(found: Iterable[_P]) -> tuple[_P, ...]:
    """Each place once, in order; a place within a longer one belongs to it."""
    kept: list[_P] = []
    for place in sorted(found, key=lambda p: (p.start, -p.end)):
        if not kept or place.end > kept[-1].end:
            kept.append(place)
    return tuple(kept)


def _places(
    text: str, view: Folded, part: NamePart, parts: Sequence[NamePart], *, prose: bool
) -> Iterator[NameSpan]:
    """Where one part stands and means the person."""
    others = _others(part, parts)
    weighed = 0
    for start, end in islice(_spans(view.text, part), MOST_LOOKED_AT):
        low, high = view.typed(start, end)
        typed = text[low:high]
        if _is_another_word(view.text[start:end], typed, part):
            continue
        if part.kind is not PartKind.NAME:
            capital = typed[:1].isupper()
            if not (capital or _may_be_meant(view.text, start, end, others)):
                continue
            weighed += 1
            if weighed > MOST_WEIGHED and not capital:
                continue
            if weighed <= MOST_WEIGHED:
                seen = around(text, view, start, end)
                if not means_the_person(part, seen, others, prose=prose):
                    continue
        yield NameSpan(low, high, part.source)


def _may_be_meant(text: str, start: int, end: int, others: frozenset[str]) -> bool:
    """Whether a word without a capital is worth weighing: what stands straight beside it says so.

    Quick, because an everyday word stands in a long text thousands of times.
    """
    beside = text[max(0, start - _BESIDE) : start] + " " + text[end : end + _BESIDE]
    if "@" in beside or not beside.isascii():
        return True
    words = set(_WORDS.findall(beside))
    return not (
        others.isdisjoint(words)
        and words_for("evidence", "told").isdisjoint(words)
        and words_for("evidence", "sure_titles").isdisjoint(words)
        and "miss" not in words
        and all(len(word) > 1 for word in words)
    )


def _is_another_word(folded: str, typed: str, part: NamePart) -> bool:
    """Whether it is a word spelt almost alike: "I've", "times", or one without the umlaut."""
    if part.accented and typed.isascii():
        return True
    if part.needle in english.common_words() and _is_contraction(typed):
        return True
    return folded != part.needle and _is_plural(folded, typed, part)


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
    while at >= 0:
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
