"""Whether an answer shows anything at all, and whether one that is to name somebody can.

Signs that nobody sees (a zero-width space, the filler of Korean keyboards) get into a box by
pasting. Whoever reads the paper finds it empty, so it counts as empty.
"""

import re
import unicodedata

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
"""Fillers, the blank of Braille and joiners, which Unicode counts among letters and marks."""
_SELECTORS = re.compile("[\ufe00-\ufe0f\u180b-\u180f\U000e0100-\U000e01ef]")
_NOT_APPLICABLE = re.compile(r"\W*n\W{0,3}[/\\]\W{0,3}a\W*", re.IGNORECASE)


def shows_anything(text: str) -> bool:
    """Whether there is anything to see in the text."""
    return any(map(_is_seen, text))


def can_name(text: str) -> bool:
    """Whether the text can name somebody or what somebody does: a letter or digit of any script.

    One letter is a name; a dot, a dash and "n/a" are none. "Na" is one.
    """
    named = any(_is_seen(char) and unicodedata.category(char)[0] in "LN" for char in text)
    return named and _NOT_APPLICABLE.fullmatch(text) is None


def _is_seen(char: str) -> bool:
    if char.isascii():
        return char > " "
    unseen = unicodedata.category(char) == "Cf" or char.isspace()
    return not (unseen or char in _BLANK_LETTERS or _SELECTORS.match(char))
