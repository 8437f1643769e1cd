"""Where a paragraph may be broken: between words, after some signs, between ideographs.

Thai is written without blanks between words: budoux, a small trained model that comes with its
package, finds them. Korean is kept together between its blanks.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from prevent_desktop.document.characters import extends

_IDEOGRAPH = (
    "\u2e80-\u2fff\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_OPENING = "([{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\uff08"
_CLOSING = (
    r")\]}.,;:!?%"
    "\u2019\u201d\u2026\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u309d\u30fb\u30fc\u30fd"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e"
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6"
)
"""What never starts a line of Chinese or Japanese, small kana included."""
_BLANK = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_EMPTY = re.compile(f"[{_BLANK}\u00a0\u2007\u202f]*")
_ONLY_BLANK = re.compile(f"[{_BLANK}]")
_PHONE = (
    "(?=[(+]{0,2}[0-9](?:[() ]{0,2}[0-9]){9,12}(?![() ]{0,2}[0-9]))"
    "(?:[+]44|[(]?0[0-9]{2,5}[)]?)(?: ?[(]0[)] ?[0-9]{2,8}| [0-9]{2,8}){1,4}"
)
"""A British number in groups, "01632 960101": a word, so that no line ends in it."""
_TOKEN = re.compile(
    f"[{_BLANK}]+|{_PHONE}[^{_BLANK}{_IDEOGRAPH}0-9]*(?={_PHONE})|"
    f"{_PHONE}[^{_BLANK}{_IDEOGRAPH}]*|[{_OPENING}]{{0,4}}[{_IDEOGRAPH}][{_CLOSING}]*|[^{_BLANK}{_IDEOGRAPH}]+"
)
_TOKEN_ASCII = re.compile(f"[ \t]+|{_PHONE}[^ \t0-9]*(?={_PHONE})|{_PHONE}[^ \t]*|[^ \t]+")
_AFTER_SIGN = re.compile(
    "(?<=[^\\W\\d_][-\u2010])(?=[^\\W\\d_])|(?<=[\u2013\u2014])(?=\\w)|(?<=[&?=@])(?=\\w)"
    "|(?<=/)(?=[^\\W\\d])|(?<![0-9]/)(?<=/)(?=\\d)"
    "|(?<=[\u0964\u0965\u1361-\u1368])(?=\\w)"
)
"""Where a word may be broken behind a sign of its own; "12/05/2026" stays whole."""
_THAI = re.compile("[\u0e01-\u0e4e]{4,}")
_THAI_LEADING = "\u0e40-\u0e44\u0ec0-\u0ec4"
_NEVER_PARTED = re.compile(
    f"[{_THAI_LEADING}\u200d].|.[\u0e2f\u0e33\u0e45\u0e46\u0eb3\u0ec6]", re.DOTALL
)
"""A vowel written before its consonant, a joiner; Thai and Lao signs that follow theirs."""
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_VIRAMA = 9
"""The combining class of the sign that binds a consonant to the next one."""
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
    return _ONLY_BLANK.match(token) is not None


def is_empty(paragraph: str) -> bool:
    """Whether a paragraph has nothing to draw; controls that Python calls white space are boxes."""
    return _EMPTY.fullmatch(paragraph) is not None


def blanks(token: str) -> str:
    """What is drawn for a token of blanks; a tab is four spaces wide, none exceeds a line."""
    drawn = token[:_WIDEST_BLANK].replace("\t", _TAB)
    return drawn if token.isascii() else " " * len(drawn.replace("\u200b", ""))


def parts(word: str) -> list[str]:
    """Split a word where it may be broken without a hyphen of ours: after its own signs."""
    if len(word) < 7 or (word.isascii() and word.isalnum()):
        return [word]
    if not word.isascii() and _THAI.search(word):
        return _thai_parts(word)
    return _AFTER_SIGN.split(word)


def _thai_parts(word: str) -> list[str]:
    """Split at the ends of Thai words inside the stretches of Thai, nowhere else."""
    cuts = [0]
    for stretch in _THAI.finditer(word):
        at = stretch.start()
        for found in _thai_words()(stretch.group())[:-1]:
            at += len(found)
            if not _bound(word[at - 1], word[at]):
                cuts.append(at)
    return [word[a:b] for a, b in zip(cuts, [*cuts[1:], len(word)], strict=True)]


@cache
def _thai_words() -> Callable[[str], list[str]]:
    import budoux

    return budoux.load_default_thai_parser().parse


def _bound(before: str, after: str) -> bool:
    """Whether two characters belong together so closely that no line ends between them."""
    return (
        extends(after)
        or unicodedata.combining(before) == _VIRAMA
        or _NEVER_PARTED.match(before + after) is not None
        or _FLAG.match(before + after) is not None
    )


def chunks(word: str) -> Iterator[str]:
    """Cut a word that is longer than a line, never before a mark that belongs to a letter."""
    groups = re.findall("[^ ]+ ?| ", word)
    if len(groups) > 1:
        for group in groups:
            yield from chunks(group)
        return
    start = 0
    while start < len(word):
        end = min(start + _CHUNK, len(word))
        limit = min(end + _LONGEST_CLUSTER, len(word))
        while end < limit and _bound(word[end - 1], word[end]):
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
