"""How a long text begins: whole sentences, and never half a quotation.

A cut after "She said she would not hurt anyone" that leaves out "unless …" turns an account round.
So a text is cut only where a sentence ends outside every quotation and bracket. Where that cannot
be told, as after a quotation that nothing closes, it is not cut there.
"""

import re
from collections.abc import Iterator

_STOPS = re.compile(
    "(?:[.!?\u2026]+|[\u3002\uff01\uff1f\u061f\u06d4\u0964\u0965\u1362])[\"'\u201d\u2019\u00bb)\\]]*"
)
"""The end of a sentence with the marks that close after it: Latin and others, CJK, Arabic, Urdu,
Devanagari, Ethiopic."""
_OPENS = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201c\u201d", "(": ")", "[": "]",
          "\u300c": "\u300d", "\u300e": "\u300f"}  # fmt: skip
"""Marks that open something, and those that close it."""
_DOUBLE, _SINGLES, _RIGHT_SINGLES = '"', "\u2018'", "\u2019'"
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
    """Places where a sentence has ended and nothing that was opened is still open."""
    seen = text[: most + 1]
    inside = _open_marks(seen)
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


def _open_marks(text: str) -> list[int]:
    """For each place in the text how many marks are open there; one more at the end.

    A quotation of several paragraphs is opened anew at each and closed once.
    """
    waiting: list[str] = []
    depths: list[int] = []
    for at, character in enumerate(text):
        depths.append(len(waiting))
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if waiting and character in waiting[-1] and not _is_apostrophe(character, before, after):
            waiting.pop()
        elif character == _DOUBLE and waiting.count(_DOUBLE):
            del waiting[waiting.index(_DOUBLE) :]
        elif character in _OPENS:
            again = before in ("\n", "") and _OPENS[character] in waiting
            if not again:
                waiting.append(_OPENS[character])
        elif character == _DOUBLE:
            waiting.append(_DOUBLE)
        elif character in _SINGLES and _opens_word(before, after):
            waiting.append(_RIGHT_SINGLES)
    depths.append(len(waiting))
    return depths


def _opens_word(before: str, after: str) -> bool:
    """Whether a single mark here opens a quotation; a word that begins with one is rare."""
    return (not before or not before.isalnum()) and after.isalnum()


def _is_apostrophe(character: str, before: str, after: str) -> bool:
    """Whether a single mark stands inside a word, and so closes nothing."""
    return character in _RIGHT_SINGLES and before.isalnum() and after.isalnum()
