"""Which characters are drawn, which are invisible by nature, and which need the visible box.

Nothing a person typed is changed on the way to paper except that it may not carry orders: the
controls that turn text round (overrides, embeddings, isolates) are left out of the layout.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from prevent_desktop.form.control_signs import plain_signs

BOX = "\u25a1"
"""What prints in the place of a character no font here can draw."""

_BYTE_ORDER_MARK = 0xFEFF
"""Never seen, and no text that a font may lead back to (ISO 19005-3, 6.2.11.7.2)."""
_ORDERS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), _BYTE_ORDER_MARK])
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
)
_SPACES = frozenset("\t\n\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(point) for point in range(0x2000, 0x200B)
}
_PLAIN_ASCII = re.compile(r"[\t\n\r -~]*")
_SURELY_DRAWN = re.compile("[\t\n\r -~\u00a0-\u017f\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac]*")
_COMPOSABLE = re.compile("[^\u2329\u232a\uf900-\ufaff\U0002f800-\U0002fa1f]+")
"""All but brackets and ideographs that NFC replaces by others of another look, some in names."""
_EXTENDS = frozenset({"Mn", "Mc", "Me"})
JOINERS = "\u200c\u200d"


def prepare(text: str) -> str:
    """The text as it is laid out: one kind of newline, no orders about direction, no BOM, composed.

    A letter typed as base and accent, or a syllable of hangul as its letters, becomes the one
    character that looks the same and that others search for (NFC, Unicode Standard Annex 15).
    """
    plain_text = plain_signs(text)
    return plain_text if plain_text.isascii() else composed(plain_text.translate(_ORDERS))


def composed(text: str) -> str:
    """The text in NFC, but for the few signs that would become others to the eye."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return _COMPOSABLE.sub(_in_nfc, text)


def _in_nfc(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[0])


def is_space(character: str) -> bool:
    """Whether the character is only room between others."""
    return character in _SPACES


def is_invisible(character: str) -> bool:
    """Whether the character is never seen by itself (joiners, marks of direction, selectors)."""
    return _INVISIBLE.match(character) is not None


_CONJOINING = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")
"""Vowels and finals of hangul written letter by letter."""
_MODIFIERS = re.compile("[\U0001f3fb-\U0001f3ff]")
_PICTURE = re.compile("[\ufe0f\u20e3\u200d\U0001f3fb-\U0001f3ff\U000e007f]")
_FLAG_OF_A_NATION = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{3,6}\U000e007f")
"""A black flag and tags, as for England; tags anywhere else are boxes, or they would hide text."""


def is_picture(cluster: str) -> bool:
    """Whether a sign and what belongs to it ask to be drawn as an emoji."""
    return len(cluster) > 1 and _PICTURE.search(cluster) is not None


def clusters(text: str) -> Iterator[str]:
    """A text as signs, each with the marks and selectors that belong to it."""
    start = 0
    while start < len(text):
        flag = _FLAG_OF_A_NATION.match(text, start)
        end = flag.end() if flag else start + 1
        while end < len(text) and extends(text[end]):
            end += 1
        yield text[start:end]
        start = end


def extends(character: str) -> bool:
    """Whether the character belongs to the one before it and may not start a line."""
    return (
        character in JOINERS
        or unicodedata.category(character) in _EXTENDS
        or is_invisible(character)
        or _MODIFIERS.match(character) is not None
        or _CONJOINING.match(character) is not None
    )


def unicode_text(character: str) -> str:
    """What a box stands for when the text is read back from the file.

    Controls, surrogates, private and unassigned characters have no meaning to read; PDF/A-3 asks
    for real Unicode values (ISO 19005-3, 6.2.11.7.2), so the box reads as itself there.
    """
    return BOX if unicodedata.category(character)[0] == "C" else character


def plain(text: str) -> bool:
    """Whether the text is printable ASCII, which every paper can draw; fast for any length."""
    return text.isascii() and _PLAIN_ASCII.fullmatch(text) is not None


def surely_drawn(text: str) -> bool:
    """Whether our fonts have every sign of the text for certain; none is opened to say so.

    Those of English keyboards and word processors, and of names in Latin letters.
    """
    return _SURELY_DRAWN.fullmatch(text) is not None


def boxed(text: str, drawn: Callable[[str], bool]) -> tuple[str, ...]:
    """The distinct characters of the text that print as a box, in order of appearance.

    A mark that no font has is part of the box of a base that no font has either. Cheap: ASCII is
    passed over by one regular expression, other text is looked at once per distinct character.
    """
    if plain(text):
        return ()
    text = composed(plain_signs(text))
    text = _FLAG_OF_A_NATION.sub("\U0001f3f4", text)
    missing = {c for c in set(text) if not (is_space(c) or is_invisible(c) or drawn(c))}
    if not missing:
        return ()
    found: dict[str, None] = {}
    after_box = False
    for character in text:
        if character not in missing:
            after_box = after_box and extends(character)
        elif not (after_box and unicodedata.category(character) in _EXTENDS):
            found[character] = None
            after_box = True
    return tuple(found)


def described(character: str) -> str:
    """A character's Unicode name and number, for the note beside a box."""
    number = f"U+{ord(character):04X}"
    category = unicodedata.category(character)
    fallback = {"Cc": "CONTROL CHARACTER", "Co": "PRIVATE CHARACTER"}.get(category, "UNNAMED")
    return f"{unicodedata.name(character, fallback)} ({number})"
