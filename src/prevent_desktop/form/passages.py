"""Passages of a text, short enough to be shown in a list of what was found."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from prevent_desktop.form.name_search import Span

AROUND = 50
"""Characters shown on either side of what was found, to the next space."""
MOST_PASSAGES = 30
"""Passages kept of one answer; the others are counted."""
LONGEST_JOINED = 200
"""Characters that places near each other may span to be one passage."""
_NO_BREAK = re.compile(r"[\u0300-\u036f]*[\s,._\-\u2010-\u2015]{0,3}")
MOST_QUOTED = 4
LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """Something found: a text as typed, and where in it."""

    text: str
    place: Span


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages to show, how many places were found, and whether there are more passages."""

    shown: tuple[str, ...]
    places: int
    more: bool = False


NO_PASSAGES = Passages((), 0)


def quoted(pieces: Sequence[Piece]) -> str:
    """The different wordings that were found, in quotation marks, for a sentence."""
    words = list(dict.fromkeys(_clipped(words) for words in wordings(pieces)))
    more = f" and {len(words) - MOST_QUOTED} more" if len(words) > MOST_QUOTED else ""
    return ", ".join(f"\u201c{each}\u201d" for each in words[:MOST_QUOTED]) + more


def wordings(pieces: Sequence[Piece]) -> Iterator[str]:
    """What stands in each place; parts of a name side by side are one wording."""
    for text, start, end in _joined(pieces, _is_beside):
        yield " ".join(text[start:end].split())


def passages_of(pieces: Sequence[Piece]) -> Passages:
    """Each place with the words around it; places near each other share a passage."""
    places = list(_joined(pieces, _is_near))
    shown = tuple(_passage(*place) for place in places[:MOST_PASSAGES])
    return Passages(shown, len(pieces), more=len(places) > MOST_PASSAGES)


def _is_beside(between: str) -> bool:
    return _NO_BREAK.fullmatch(between) is not None


def _is_near(between: str) -> bool:
    return len(between) < AROUND


def _joined(
    pieces: Sequence[Piece], together: Callable[[str], bool]
) -> Iterator[tuple[str, int, int]]:
    """The places, in order; those of one text that belong together are one."""
    open_text, start, end = "", 0, 0
    order = {id(piece.text): number for number, piece in reversed(list(enumerate(pieces)))}
    for piece in sorted(pieces, key=lambda p: (order[id(p.text)], p.place.start)):
        place = piece.place
        short = piece.text is open_text and place.end - start < LONGEST_JOINED
        if short and together(piece.text[end : place.start]):
            end = max(end, place.end)
            continue
        if open_text:
            yield open_text, start, end
        open_text, start, end = piece.text, place.start, place.end
    if open_text:
        yield open_text, start, end


def _passage(text: str, start: int, end: int) -> str:
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[low:start], text[end:high]
    if low:
        before = "\u2026" + before.partition(" ")[2] if " " in before else "\u2026" + before
    if high < len(text):
        after = after.rpartition(" ")[0] + "\u2026" if " " in after else after + "\u2026"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _clipped(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED]}\u2026"
