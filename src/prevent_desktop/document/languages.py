"""In which language a text is to be read aloud, as far as its letters tell.

A screen reader with an English voice says nothing, or spells, where the letters are Arabic or
Thai. So a passage mostly in another script names a language written in it: the one most often met
here, or one that its own letters give away. Latin letters stay in the paper's own language.
"""

import re
from functools import cached_property
from typing import NamedTuple

_LOOKED_AT = 4_000
"""Characters of a passage that are looked at."""
_LETTER = re.compile(r"[^\W\d_]")
_BEYOND_LATIN = re.compile("[\u0370-\u1fff\u2d80-\uffff]")
"""Where the letters of all scripts below stand, and of others."""


class _Letters:
    """Letters to be looked for; most papers need none of them, and compiling all takes 10 ms."""

    def __init__(self, ranges: str) -> None:
        self._ranges = ranges

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """One of them."""
        return re.compile(f"[{self._ranges}]")


class _Script(NamedTuple):
    """A script's letters, the language it usually is, and letters that only others have."""

    letters: _Letters
    usual: str
    others: tuple[tuple[str, _Letters], ...] = ()


def _script(ranges: str, usual: str, **others: str) -> _Script:
    return _Script(
        _Letters(ranges),
        usual,
        tuple((language, _Letters(letters)) for language, letters in others.items()),
    )


_SCRIPTS = (
    _script(
        "\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff",
        "ar",
        ur="\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2",
        fa="\u067e\u0686\u0698\u06a9\u06af\u06cc",
    ),
    _script("\u0400-\u052f", "ru", uk="\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491"),
    _script("\u0370-\u03ff\u1f00-\u1fff", "el"),
    _script("\u05d0-\u05ea\u05ef-\u05f2\ufb1d-\ufb4f", "he", yi="\u05f0-\u05f2\ufb1f"),
    _script("\u0904-\u0939\u0958-\u097f", "hi"),
    _script("\u0985-\u09b9\u09dc-\u09e1", "bn"),
    _script("\u0a05-\u0a39\u0a59-\u0a5e\u0a72-\u0a74", "pa"),
    _script("\u0a85-\u0ab9", "gu"),
    _script("\u0b05-\u0b39\u0b5c-\u0b61", "or"),
    _script("\u0b83-\u0bb9", "ta"),
    _script("\u0c05-\u0c39", "te"),
    _script("\u0c85-\u0cb9", "kn"),
    _script("\u0d05-\u0d3a\u0d7a-\u0d7f", "ml"),
    _script("\u0d85-\u0dc6", "si"),
    _script("\u0e01-\u0e30\u0e40-\u0e46", "th"),
    _script("\u0e81-\u0eb0\u0ec0-\u0edf", "lo"),
    _script("\u1780-\u17b3", "km"),
    _script("\u1000-\u102a", "my"),
    _script("\u1200-\u135a\u1380-\u138f\u2d80-\u2dde", "am"),
    _script("\u10a0-\u10ff\u1c90-\u1cbf", "ka"),
    _script("\u0531-\u0587", "hy"),
    _script("\u0780-\u07a5", "dv"),
    _script("\u3041-\u30ff\u31f0-\u31ff", "ja"),
    _script("\u1100-\u11ff\u3131-\u318e\uac00-\ud7fb", "ko"),
    _script("\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", "zh"),
)
_JAPANESE, _KOREAN, _CHINESE = _SCRIPTS[-3:]


LATIN = "en-GB"
"""What Latin letters are read as in a passage that is in another language."""


def language_of_word(word: str) -> str | None:
    """The language that a word's letters give away; empty for Latin, None without letters."""
    if _LETTER.search(word[:_LOOKED_AT]) is None:
        return None
    return language_of(word)


def language_of(text: str) -> str:
    """The language (BCP 47) of a passage mostly in another script than Latin; else empty."""
    if text.isascii():
        return ""
    seen = text[:_LOOKED_AT]
    if _BEYOND_LATIN.search(seen) is None:
        return ""
    half = len(_LETTER.findall(seen)) / 2
    ideographs = len(_CHINESE.letters.pattern.findall(seen))
    for script in _SCRIPTS:
        count = len(script.letters.pattern.findall(seen))
        if count and script in (_JAPANESE, _KOREAN):
            count += ideographs
        if count > half:
            found = (language for language, other in script.others if other.pattern.search(seen))
            return next(found, script.usual)
    return ""
