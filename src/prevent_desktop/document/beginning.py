"""How a long text begins: whole sentences, lines or points, and never half a quotation.

A cut after "She said she would not hurt anyone" that leaves out "unless …" turns an account round.
So a text is cut only where a sentence, or a line that somebody ended, ends outside every
quotation and bracket. Where that cannot be told, as after a quotation that nothing closes, it is
not cut there.
"""

import re
from collections.abc import Iterator

from prevent_desktop.document.ended_lines import line_ends
from prevent_desktop.document.open_marks import open_marks

_STOPS = re.compile(
    "(?:[.!?\u2026]+|[\u3002\uff01\uff1f\u061f\u06d4\u0964\u0965\u1362])[\"'\u201d\u2019\u00bb)\\]]*"
)
"""The end of a sentence with the marks that close after it: Latin and others, CJK, Arabic, Urdu,
Devanagari, Ethiopic."""
_SHORTENED = (
    "mr mrs ms miss dr prof rev st no nos approx incl ext tel e.g i.e etc vs cf a.m p.m c jan feb "
    "mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun yr yrs"
)
"""Words after which a full stop need not end a sentence."""
_PARAGRAPH_SHARE = 0.6
"""A paragraph's end is taken if this much of what could be shown stands before it."""
_LAST_WORD = re.compile(r"[\w.]*\w$")


def beginning(text: str, most: int) -> str:
    """As many whole sentences as fit `most` characters, or the text itself if it fits.

    Empty where no sentence ends so soon. Where a paragraph ends not much earlier, it is cut there:
    the next sentence often belongs to the last ("It was not our school.").
    """
    text = text.strip()
    ends = places_to_cut(text, most)
    if not ends or ends[-1] == len(text):
        return text[: ends[-1]] if ends else ""
    paragraphs = [end for end in ends if text[end : end + 1] == "\n"]
    long_enough = paragraphs and paragraphs[-1] >= ends[-1] * _PARAGRAPH_SHARE
    return text[: paragraphs[-1] if long_enough else ends[-1]]


def places_to_cut(text: str, most: int) -> list[int]:
    """Where a text without blanks around it may end, within `most` characters; rising."""
    if len(text) <= most:
        return [*(end for end in _ends(text, most) if end < len(text)), *([len(text)] * bool(text))]
    return [end for end in _ends(text, most) if end <= most]


def _ends(text: str, most: int) -> Iterator[int]:
    """Places where a sentence or a line has ended and nothing that was opened is still open."""
    seen = text[: most + 1]
    inside = open_marks(seen, text)
    lines = (end for end in line_ends(text, most) if not inside[end])
    yield from sorted({*_sentence_ends(text, seen, inside), *lines})


def _sentence_ends(text: str, seen: str, inside: list[int]) -> Iterator[int]:
    for found in _STOPS.finditer(seen):
        end = found.end()
        following = text[end : end + 1]
        latin = seen[found.start()] in ".!?\u2026"
        if latin and following and not following.isspace():
            continue
        if inside[min(end, len(inside) - 1)] or (latin and _goes_on(text, found.start(), end)):
            continue
        yield end


def _goes_on(text: str, stop: int, end: int) -> bool:
    """Whether the sentence may go on after this full stop: "Dr. A. Sample", "1. First"."""
    rest = text[end:].lstrip()
    if rest and rest[0].islower():
        return True
    if text[stop] != "." or text[stop + 1 : stop + 2] == ".":
        return False
    word = _LAST_WORD.search(text[max(0, stop - 12) : stop])
    if word is None:
        return False
    line_starts = text.rfind("\n", 0, stop) + 1
    numbers_a_line = word[0].isdigit() and not text[line_starts : stop - len(word[0])].strip()
    initial = len(word[0]) == 1 and word[0].isupper() and word[0] != "I"
    return numbers_a_line or initial or word[0].lower() in _SHORTENED.split()
