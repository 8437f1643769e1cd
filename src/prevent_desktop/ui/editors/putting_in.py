"""Where something may be put into a text so that no word is parted, and what marks it needs. Pure.

Texts are given in Qt's count, by `in_units`: a sign outside the basic plane is two of it.
"""

from array import array
from dataclasses import dataclass
from unicodedata import east_asian_width

OPENING, CLOSING = "([{\u201c\u2018\u00ab\u00bf\u00a1", ")]}\u201d\u2019\u00bb.,;:!?\u2026\"'"
_DASHES = "\u2013\u2014"
_DOUBLE, _SINGLE = '"\u201c\u201d\u201e\u201f\uff02', "'\u2018\u2019\u201a\u201b"
_AS_THEY_ARE = (
    "\u201c\u201d", "\u201e\u201c", "\u201e\u201d", "\u00ab\u00bb", "\u00bb\u00ab",
    "\u300c\u300d", "\u300e\u300f", "\u300a\u300b",
)  # fmt: skip
"""Pairs of marks that are right in some language."""


def in_units(text: str) -> str:
    """The text with one character for each of Qt's places."""
    if text.isascii():
        return text
    return "".join(map(chr, array("H", text.encode("utf-16", "surrogatepass")[2:])))


def between_words(line: str, place: int) -> int:
    """The place that was given, or the end of the word, number or address around it."""
    if not 0 < place < len(line):
        return place
    before, after = line[place - 1], line[place]
    if any(c.isspace() or c in _DASHES or east_asian_width(c) in "WF" for c in (before, after)):
        return place
    start, end = place, place
    while start and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and not line[end].isspace():
        end += 1
    while start < place and line[start] in f"{OPENING}\"'":
        start += 1
    while end > place and line[end - 1] in CLOSING:
        end -= 1
    return end if start < place else place


def blanks_around(line: str, place: int) -> tuple[str, str]:
    """The blanks that what is put in here needs before and after it."""
    before, after = line[:place], line[place:]
    glued = before and not before[-1].isspace() and before[-1] not in OPENING
    stuck = after and not after[0].isspace() and after[0] not in CLOSING
    return " " if glued else "", " " if stuck else ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a text that is to be marked as exact words.

    `marked` says that it has marks of its own: they are a part of it, and `wrong` if others are
    to stand in their place.
    """

    start: int
    end: int
    marked: bool
    wrong: bool


def quote_of(text: str, start: int, end: int) -> Quote | None:
    """What to mark of what is selected; None where that is nothing or blanks."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    for first, last in ((start, end), (start - 1, end + 1)):
        if first >= 0 and last <= len(text) and last - first > 2 and _is_quote(text[first:last]):
            wrong = text[first] + text[last - 1] not in _AS_THEY_ARE
            return Quote(first, last, marked=True, wrong=wrong)
    return Quote(start, end, marked=False, wrong=False)


def _is_quote(text: str) -> bool:
    """Whether it is one pair of marks with words between; an apostrophe may be among them."""
    opening, words, closing = text[0], text[1:-1], text[-1]
    if opening in _DOUBLE and closing in _DOUBLE:
        return not any(mark in words for mark in _DOUBLE)
    if opening in _SINGLE and closing in _SINGLE:
        return "\u2018" not in words
    return opening + closing in _AS_THEY_ARE and not any(m in words for m in (opening, closing))
