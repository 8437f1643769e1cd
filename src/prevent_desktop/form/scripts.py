"""Where a word may begin and end in the scripts people write names in.

English parts its words; Chinese, Japanese and Thai do not, Korean adds endings, Arabic and Hebrew
put a letter or two before. So "is this a word of its own?" has an answer for each script.
"""

from enum import Enum

from prevent_desktop.form.folding import is_letter


class Script(Enum):
    """Scripts by how they part words."""

    SPACED = "spaced"
    HAN = "han"
    HIRAGANA = "hiragana"
    KATAKANA = "katakana"
    HANGUL = "hangul"
    UNSPACED = "unspaced"
    ARABIC = "arabic"
    HEBREW = "hebrew"


_RANGES = (
    (0x0590, 0x05FF, Script.HEBREW),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0E00, 0x0EFF, Script.UNSPACED),  # Thai, Lao
    (0x1000, 0x109F, Script.UNSPACED),  # Burmese
    (0x1780, 0x17FF, Script.UNSPACED),  # Khmer
    (0x3005, 0x3007, Script.HAN),
    (0x3041, 0x309F, Script.HIRAGANA),
    (0x30A1, 0x30FF, Script.KATAKANA),
    (0x3400, 0x4DBF, Script.HAN),
    (0x4E00, 0x9FFF, Script.HAN),
    (0xAC00, 0xD7A3, Script.HANGUL),
    (0xF900, 0xFAFF, Script.HAN),
    (0x20000, 0x323AF, Script.HAN),
)
_INSIDE_RUNS = frozenset({Script.HAN, Script.HIRAGANA, Script.UNSPACED})
"""A name may stand anywhere in a run of these."""
_RUNS = _INSIDE_RUNS | {Script.KATAKANA, Script.HANGUL}
_PREFIXES = {Script.ARABIC: ("", "و", "ف", "ب", "ل", "ك"), Script.HEBREW: ("", *"והבכלמש")}
_ARTICLE = "ال"
_FEWEST = {Script.HAN: 2, Script.KATAKANA: 2, Script.HANGUL: 2, Script.ARABIC: 2, Script.HEBREW: 2}
FEWEST_LETTERS = 3
"""A part of a name shorter than this stands in too many other words to be looked for alone."""


def script_of(character: str) -> Script:
    """How the script of this character parts words."""
    point = ord(character)
    return next((s for low, high, s in _RANGES if low <= point <= high), Script.SPACED)


def is_long_enough(word: str) -> bool:
    """Whether a part of a name has as many letters as it takes to look for it alone."""
    return len(word) >= _FEWEST.get(script_of(word[0]), FEWEST_LETTERS)


def begins_a_word(text: str, start: int) -> bool:
    """Whether a word may begin here, going by what stands before."""
    if start == 0 or not is_letter(text[start - 1]):
        return True
    own, before = script_of(text[start]), script_of(text[start - 1])
    if own in _INSIDE_RUNS or (own is not before and _RUNS & {own, before}):
        return True
    return own in _PREFIXES and _is_prefixed(text, start, own)


def ends_a_word(text: str, end: int) -> bool:
    """Whether a word may end here, going by what follows."""
    if end == len(text) or not is_letter(text[end]):
        return True
    own, after = script_of(text[end - 1]), script_of(text[end])
    if own is Script.HANGUL or own in _INSIDE_RUNS:
        return True
    return own is not after and bool(_RUNS & {own, after})


def _is_prefixed(text: str, start: int, own: Script) -> bool:
    """Whether only "and", "to", "by" or the article, written on to the word, stand before it."""
    begin = start
    while begin and is_letter(text[begin - 1]) and start - begin < len(_ARTICLE) + 2:
        begin -= 1
    before = text[begin:start]
    allowed = _PREFIXES[own]
    if own is Script.HEBREW:
        return before in {first + second for first in allowed for second in allowed}
    return before.removesuffix(_ARTICLE) in allowed
