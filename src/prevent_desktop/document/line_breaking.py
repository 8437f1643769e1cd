"""Where a paragraph may be broken: between words, after some signs, between ideographs."""

import re
from collections.abc import Iterator, Sequence

from prevent_desktop.document.characters import extends

_IDEOGRAPH = (
    "\u2e80-\u2fff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_OPENING = "\u2018\u201c\u3008\u300a\u300c\u300e\u3010\uff08"
_CLOSING = (
    "\u2019\u201d\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u30fc"
    "\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
)
_BLANK = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_TOKEN = re.compile(
    f"[{_BLANK}]+|[{_OPENING}]?[{_IDEOGRAPH}][{_CLOSING}]*|[^{_BLANK}{_IDEOGRAPH}]+"
)
_TOKEN_ASCII = re.compile("[ \t]+|[^ \t]+")
_AFTER_SIGN = re.compile(
    "(?<=[^\\W\\d_][-\u2010])(?=[^\\W\\d_])|(?<=[\u2013\u2014])(?=\\w)|(?<=[/&?=@])(?=\\w)"
)
_TAB = "    "
_WIDEST_BLANK = 400
_CHUNK = 8
"""A word longer than a line is broken after about this many characters."""
_LONGEST_CLUSTER = 32
"""Marks piled on one letter beyond this number may be broken apart."""


def tokens(paragraph: str) -> list[str]:
    """Split a paragraph into blanks and unbroken words; joined they are the paragraph."""
    return (_TOKEN_ASCII if paragraph.isascii() else _TOKEN).findall(paragraph)


def is_blank(token: str) -> bool:
    """Whether a token is the room between words."""
    return token[0] == " " or (
        (token[0] in "\t\u200b" or token[0].isspace()) and token[0] != "\xa0"
    )


def blanks(token: str) -> str:
    """What is drawn for a token of blanks; a tab is four spaces wide, none exceeds a line."""
    drawn = token[:_WIDEST_BLANK].replace("\t", _TAB)
    return drawn if token.isascii() else " " * len(drawn.replace("\u200b", ""))


def parts(word: str) -> list[str]:
    """Split a word where it may be broken without a hyphen of ours: after its own signs."""
    if len(word) < 7 or (word.isascii() and word.isalnum()):
        return [word]
    return _AFTER_SIGN.split(word)


def chunks(word: str) -> Iterator[str]:
    """Cut a word that is longer than a line, never before a mark that belongs to a letter."""
    start = 0
    while start < len(word):
        end = min(start + _CHUNK, len(word))
        limit = min(end + _LONGEST_CLUSTER, len(word))
        while end < limit and extends(word[end]):
            end += 1
        yield word[start:end]
        start = end


def broken(
    widths: Sequence[float], blank: Sequence[bool], limit: float
) -> Iterator[tuple[int, int]]:
    """Fill lines greedily; blanks at the end of a line hang over its edge."""
    start, used = 0, 0.0
    for i, width in enumerate(widths):
        if not blank[i] and used + width > limit and i > start:
            yield start, i
            start, used = i, 0.0
        used += width
    yield start, len(widths)
