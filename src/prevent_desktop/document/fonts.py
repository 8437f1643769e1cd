"""The shipped fonts: which there are, what they can draw, how HarfBuzz sees them.

A loaded set is never changed, so it is shared between papers and threads. Nothing is read before
it is needed; the files are mapped into memory, not copied.
"""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import uharfbuzz as hb

from prevent_desktop.document.characters import BOX, boxed
from prevent_desktop.errors import DocumentError

Weight = Literal["regular", "bold"]
Look = str
"""A weight, and the language whose ideographs come first if it has any, such as "regular ja"."""

_TAG = re.compile("[\U000e0000-\U000e007f]")
_LANGUAGES = {
    "ja": re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]"),
    "ko": re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb]"),
}
"""How a text shows that its ideographs are Japanese or Korean: it has kana, or hangul."""


@dataclass(frozen=True, eq=False, slots=True)
class Font:
    """One font file: `face` and `shaper` are HarfBuzz's views of it, `upem` its units per em."""

    name: str
    face: Any
    shaper: Any
    upem: int

    def draws(self, character: str) -> bool:
        """Whether the font has the character, whole or as the parts it decomposes into."""
        if unicodedata.category(character) == "Cc" or _TAG.match(character):
            return False  # some fonts draw nothing for these, and nothing would be seen
        if self.shaper.get_nominal_glyph(ord(character)):
            return True
        parts = unicodedata.normalize("NFD", character)
        return parts != character and all(self.shaper.get_nominal_glyph(ord(p)) for p in parts)

    def advance(self, glyph: int) -> float:
        """The width of a glyph in thousandths of an em."""
        return float(self.shaper.get_glyph_h_advance(glyph)) * 1000 / self.upem


@dataclass(frozen=True, eq=False, slots=True)
class FontSet:
    """All fonts, and for each look the order in which they are asked for a character.

    `emoji` is the index of the font for sequences that ask to be pictures, -1 if there is none;
    `box` is, for each look, that of the font that draws the box; `ascii` holds the looks whose
    first font draws all of printable ASCII.
    """

    fonts: tuple[Font, ...]
    order: dict[Look, tuple[int, ...]]
    box: dict[Look, int]
    ascii: frozenset[Look]
    emoji: int = -1

    def look(self, text: str, weight: Weight) -> Look:
        """The look in which a paragraph of this weight is set."""
        if not text.isascii():
            for language, shows in _LANGUAGES.items():
                if shows.search(text):
                    return f"{weight} {language}"
        return weight

    def draws(self, character: str) -> bool:
        """Whether any font has the character."""
        return any(font.draws(character) for font in self.fonts)

    def undrawable(self, text: str) -> tuple[str, ...]:
        """The distinct characters of the text that print as a box."""
        return boxed(text, self.draws)


@cache
def load_fonts(folder: Path) -> FontSet:
    """Read `fonts.toml` in the folder and map its fonts.

    Raises:
        DocumentError: `fonts_missing` if the list or a font is not there, not usable, or if no
            font has the box.

    """
    try:
        listed = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))["font"]
        fonts = tuple(_open(folder / entry["file"]) for entry in listed)
        weights = [entry["weight"] for entry in listed]
        languages = [entry.get("han", "") for entry in listed]
        emoji = next((i for i, entry in enumerate(listed) if entry.get("emoji")), -1)
    except (OSError, KeyError, ValueError, hb.HarfBuzzError) as error:
        raise DocumentError("fonts_missing") from error
    regular = tuple(i for i, weight in enumerate(weights) if weight == "regular")
    bold = tuple(i for i, weight in enumerate(weights) if weight == "bold")
    if not regular or not any(fonts[i].draws(BOX) for i in regular):
        raise DocumentError("fonts_missing")
    order: dict[Look, tuple[int, ...]] = {"regular": regular, "bold": bold + regular}
    for weight, fallback in tuple(order.items()):
        for language in _LANGUAGES:
            order[f"{weight} {language}"] = _first(language, fallback, languages)
    box = {look: next(i for i in asked if fonts[i].draws(BOX)) for look, asked in order.items()}
    plain = frozenset(
        look
        for look, asked in order.items()
        if all(fonts[asked[0]].draws(chr(point)) for point in range(0x20, 0x7F))
    )
    return FontSet(fonts, order, box, plain, emoji)


def _first(language: str, order: Sequence[int], languages: Sequence[str]) -> tuple[int, ...]:
    """The order in which the fonts for ideographs start with those of this language."""
    places = [place for place, index in enumerate(order) if languages[index]]
    moved = sorted((order[place] for place in places), key=lambda i: languages[i] != language)
    found = list(order)
    for place, index in zip(places, moved, strict=True):
        found[place] = index
    return tuple(found)


def _open(path: Path) -> Font:
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    if "glyf" not in face.table_tags:
        raise DocumentError("fonts_missing", name=path.name)
    return Font(path.stem, face, hb.Font(face), int(face.upem))
