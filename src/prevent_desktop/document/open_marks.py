"""Where in a text a quotation or a bracket is open."""

import re

_OPENS = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201c\u201d", "(": ")", "[": "]",
          "\u300c": "\u300d", "\u300e": "\u300f"}  # fmt: skip
"""Marks that open something, and those that close it."""
_DOUBLE, _SINGLES, _RIGHT_SINGLES = '"', "\u2018'", "\u2019'"
_INCHES = f"{_DOUBLE}\u201d"
_ANY = frozenset("".join((*_OPENS, *_OPENS.values(), _DOUBLE, _SINGLES, _RIGHT_SINGLES)))
_FEET = re.compile(r"\d\s?['\u2019\u2032]\s?\d{1,2}(?:[.\u00bd]\d?)?$")
_LOOKED_AHEAD = 2000
"""Characters in which a mark after a figure looks for what closes later."""


def open_marks(text: str, whole: str = "") -> list[int]:
    """For each place in the text how many marks are open there; one more at the end.

    A quotation of several paragraphs is opened anew at each and closed once. `whole` is the text
    that this one begins, for a look at what closes later.
    """
    waiting: list[str] = []
    depths: list[int] = []
    for at, character in enumerate(text):
        depths.append(len(waiting))
        if character in _ANY and not (
            character in _INCHES and _counts_inches(text, at, waiting, whole or text)
        ):
            _meet(character, text[at - 1 : at], text[at + 1 : at + 2], waiting)
    depths.append(len(waiting))
    return depths


def _meet(character: str, before: str, after: str, waiting: list[str]) -> None:
    """Open or close what a mark opens or closes; `waiting` holds what would close each."""
    if waiting and character in waiting[-1] and not _is_apostrophe(character, before, after):
        waiting.pop()
    elif character == _DOUBLE and waiting.count(_DOUBLE):
        del waiting[waiting.index(_DOUBLE) :]
    elif character in _OPENS and not _is_smiley(character, before, after):
        again = before in ("\n", "") and _OPENS[character] in waiting
        if not again:
            waiting.append(_OPENS[character])
    elif character == _DOUBLE:
        waiting.append(_DOUBLE)
    elif character in _SINGLES and _opens_word(before, after):
        waiting.append(_RIGHT_SINGLES)


def _counts_inches(text: str, at: int, waiting: list[str], whole: str) -> bool:
    """Whether a double mark stands for inches: 5'10", and a 6" knife.

    Where a quotation is open it may close that; what closes in the rest of the paragraph tells.
    """
    if not text[at - 1 : at].isdigit():
        return False
    if _FEET.search(text[max(0, at - 6) : at]) or not waiting:
        return True
    mark = text[at]
    if mark not in waiting[-1]:
        return mark == _DOUBLE and _DOUBLE not in waiting
    rest = whole[at + 1 : at + 1 + _LOOKED_AHEAD].split("\n\n", 1)[0]
    closing = len(re.findall(rf"(?<!\d){mark}", rest))
    return closing % 2 == 1 if mark == _DOUBLE else closing > rest.count("\u201c")


def _is_smiley(character: str, before: str, after: str) -> bool:
    return character == "(" and before in (":", ";") and not after.isalnum()


def _opens_word(before: str, after: str) -> bool:
    """Whether a single mark here opens a quotation; a word that begins with one is rare."""
    return (not before or not before.isalnum()) and after.isalnum()


def _is_apostrophe(character: str, before: str, after: str) -> bool:
    """Whether a single mark stands inside a word, and so closes nothing."""
    return character in _RIGHT_SINGLES and before.isalnum() and after.isalnum()
