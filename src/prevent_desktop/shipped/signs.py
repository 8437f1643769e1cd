"""Signs in a data file that whoever wrote it cannot see, and what they are called."""

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))
"""Controls, marks of direction and width, letters of no font, ends of lines and paragraphs."""
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
"""Fillers, the blank of Braille and joiners, which Unicode counts among letters and marks."""
_CONTROLS = {"\n": "a line end", "\r": "a line end", "\t": "a tab"}


def unseen_sign(text: str) -> str:
    """The name of the first sign that nobody sees or that ends a line; "" if there is none."""
    return next(map(_name, filter(_is_unseen, text)), "")


def seen(text: str) -> str:
    """What a person sees of a text: without unseen signs, and blanks around it."""
    return "".join(char for char in text if not _is_unseen(char)).strip()


def sign_outside_ascii(text: str) -> str:
    """The name of the first sign that is not printed in ASCII; "" if there is none."""
    return next((_name(char) for char in text if not "!" <= char <= "~"), "")


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or char in _BLANK_LETTERS


def _name(char: str) -> str:
    if char == " ":
        return "a space"
    code = f"U+{ord(char):04X}"
    name = _CONTROLS.get(char) or unicodedata.name(char, "").lower()
    return f"{name} ({code})" if name else code
