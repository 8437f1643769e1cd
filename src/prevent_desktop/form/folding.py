"""Text as it is compared: one form of each letter, whatever accents, dashes or fonts it came in.

Accents, vowel marks and what cannot be seen go; dashes, apostrophes and spaces become one each;
wide, styled and joined forms become plain letters (Unicode's compatibility forms, UAX #15).
A place found in the folded text is a place in the text as typed: see `Folded.typed`.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

_IRREGULAR = re.compile(r"[^ -&(-_a-~\n]+")
"""Everything but printable ASCII and line ends; the apostrophe and the back quote are irregular."""
_DASHES = "\u2010-\u2015\u2043\u2212\u30a0\u058a\u05be\ufe58\ufe63\uff0d\x1e"
_APOSTROPHES = (
    "'`\u00b4\u2018\u2019\u201b\u02b9-\u02bd\u02bf\u02c8\u02ca\u02cb\u2032\u2035\u05f3\ua78c\uff07"
)
_SPACES = "\t\r\x07\x0b\x0c\x85\u2028\u2029"
_OTHER_LETTERS = str.maketrans(
    {
        "\u00f8": "o", "\u0111": "d", "\u00f0": "d", "\u0142": "l", "\u0131": "i", "\u0127": "h",
        "\u0167": "t", "\u00e6": "ae", "\u0153": "oe", "\u00fe": "th", "\u0253": "b", "\u0257": "d",
        "\u0199": "k", "\u01b4": "y", "\u0259": "e", "\u014b": "n",
        "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643",
        "\u0629": "\u0647", "\u06c1": "\u0647", "\u06be": "\u0647", "\u0640": "",
    }
)  # fmt: skip
"""Letters without an accent to take off, and Arabic letters written one for the other.

The Arabic pairs are those of the scripts' own keyboards (Arabic and Persian yeh, kaf and heh) and
of everyday spelling (teh marbuta, alef maksura); the tatweel only stretches a word.
"""
_LOST_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08d3-\u08ff\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
"""Marks without which a word of the Latin, Greek, Cyrillic, Hebrew, Arabic or Syriac script is
still the same word, and selectors of a glyph. Vowel signs of Indian scripts are letters."""
_COMPOSED = re.compile("[\u1100-\u115f\u3041-\u30ff\ua960-\ua97c\uac00-\ud7a3\uff66-\uff9d]")
_COMPOSING = re.compile("[\u3099\u309a\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7fb]")
"""What makes another letter of kana or hangul before it: marks, vowels and finals."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and where each piece of it stands in the text as typed."""

    text: str
    _folded_at: tuple[int, ...]
    _typed_at: tuple[int, ...]

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as typed of a piece of the folded text."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, index: int) -> int:
        entry = bisect_right(self._folded_at, index) - 1
        reach = self._typed_at[entry] + index - self._folded_at[entry]
        if entry + 1 < len(self._typed_at):
            return min(reach, max(self._typed_at[entry], self._typed_at[entry + 1] - 1))
        return reach


def fold(text: str) -> Folded:
    """Fold a text, in one pass; plain letters go through at the speed of `str.lower`."""
    pieces: list[str] = []
    folded_at, typed_at = [0], [0]
    length = done = 0

    def put(piece: str, start: int, typed_length: int) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)
        if len(piece) != typed_length:
            folded_at.append(length)
            typed_at.append(start + typed_length)

    for match in _IRREGULAR.finditer(text):
        start, end = match.span()
        put(text[done:start].lower(), done, start - done)
        while start < end:
            stop = start + 1
            while stop < end and _COMPOSED.match(text[start]) and _COMPOSING.match(text[stop]):
                stop += 1
            put(_fold_cluster(text[start:stop]), start, stop - start)
            start = stop
        done = end
    put(text[done:].lower(), done, len(text) - done)
    return Folded("".join(pieces), tuple(folded_at), tuple(typed_at))


def folded(text: str) -> str:
    """The folded text alone."""
    return fold(text).text


def fold_loosely(text: str) -> Folded | None:
    """Fold with hyphens inside words taken out and zero-width characters as spaces.

    It finds what was broken at a line's end ("Test-" and "wick"), whatever sign broke the line or
    took the break's place since, or glued without a visible space.
    None when that makes no difference.
    """
    if not _LOOSE.search(text):
        return None
    return fold(_LOOSE.sub(_same_length, text))


def _same_length(match: re.Match[str]) -> str:
    return (" " if match["unseen"] else "\u00ad") * len(match[0])


def seen_only(text: str) -> str:
    """The text as typed without characters that cannot be seen; wide forms become plain."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c) != "Cf")


def words_of(text: str) -> list[str]:
    """The words of a text, folded; hyphens and full stops part them, apostrophes do not."""
    plain = folded(text)
    return (_ASCII_WORD if plain.isascii() else word_pattern()).findall(plain)


_ASCII_WORD = re.compile("[A-Za-z0-9]+")
"""A word where no marks can be: to know all marks takes 20 ms."""


@cache
def word_pattern() -> re.Pattern[str]:
    """A word of folded text: letters and digits, with the marks that are letters in effect."""
    marks = (chr(point) for point in range(0x300, 0x20000))
    kept = "".join(c for c in marks if unicodedata.category(c)[0] == "M")
    return re.compile(rf"(?:[^\W_]|[{kept}])+")


def is_letter(character: str) -> bool:
    """Whether the character is a letter, or a mark that belongs to one."""
    return character.isalpha() or unicodedata.category(character)[0] == "M"


_SIGN = re.compile(f"(?P<dash>[{_DASHES}])|(?P<apostrophe>[{_APOSTROPHES}])|(?P<space>[{_SPACES}])")


_BREAK = r"[ \t\u00a0]{0,9}(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])?[ \t\u00a0]{0,9}"
_LOOSE = re.compile(
    rf"(?P<unseen>[\u200b-\u200d\u2060\ufeff])"
    rf"|(?<=[^\W\d_])(?:[-{_DASHES}]{_BREAK}|\u00ad(?=\s){_BREAK})(?=[^\W\d_])"
)


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    sign = _SIGN.fullmatch(cluster)
    if sign:
        return _plain_sign(sign)
    if cluster.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in cluster)
    kind = unicodedata.category(cluster[0])
    if kind in _UNSEEN or (kind == "No" and not cluster.isdecimal()):
        return ""
    lower = unicodedata.normalize("NFKD", cluster).casefold()
    plain = _LOST_MARKS.sub("", unicodedata.normalize("NFKD", lower))
    plain = unicodedata.normalize("NFC", plain.translate(_OTHER_LETTERS))
    return _SIGN.sub(_plain_sign, plain)


def _plain_sign(sign: re.Match[str]) -> str:
    return {"dash": "-", "apostrophe": "", "space": " "}[str(sign.lastgroup)]


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})
