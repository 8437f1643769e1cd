"""The shipped fonts: which there are, what they can draw, how HarfBuzz sees them.

A loaded set is never changed, so it is shared between papers and threads. Nothing is read before
it is needed; the files are mapped into memory, not copied.
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import uharfbuzz as hb

from prevent_desktop.document.characters import BOX, boxed
from prevent_desktop.errors import DocumentError

Weight = Literal["regular", "bold"]


@dataclass(frozen=True, eq=False, slots=True)
class Font:
    """One font file: `face` and `shaper` are HarfBuzz's views of it, `upem` its units per em."""

    name: str
    face: Any
    shaper: Any
    upem: int

    def draws(self, character: str) -> bool:
        """Whether the font has the character, whole or as the parts it decomposes into."""
        if unicodedata.category(character) == "Cc":
            return False  # some fonts draw nothing for NUL, and nothing would be seen
        if self.shaper.get_nominal_glyph(ord(character)):
            return True
        parts = unicodedata.normalize("NFD", character)
        return parts != character and all(self.shaper.get_nominal_glyph(ord(p)) for p in parts)

    def advance(self, glyph: int) -> float:
        """The width of a glyph in thousandths of an em."""
        return float(self.shaper.get_glyph_h_advance(glyph)) * 1000 / self.upem


@dataclass(frozen=True, eq=False, slots=True)
class FontSet:
    """All fonts, and for each weight the order in which they are asked for a character."""

    fonts: tuple[Font, ...]
    order: dict[Weight, tuple[int, ...]]

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
    except (OSError, KeyError, ValueError, hb.HarfBuzzError) as error:
        raise DocumentError("fonts_missing") from error
    regular = tuple(i for i, weight in enumerate(weights) if weight == "regular")
    bold = tuple(i for i, weight in enumerate(weights) if weight == "bold")
    if not regular or not any(fonts[i].draws(BOX) for i in regular):
        raise DocumentError("fonts_missing")
    return FontSet(fonts, {"regular": regular, "bold": bold + regular})


def _open(path: Path) -> Font:
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    if "glyf" not in face.table_tags:
        raise DocumentError("fonts_missing", name=path.name)
    return Font(path.stem, face, hb.Font(face), int(face.upem))
