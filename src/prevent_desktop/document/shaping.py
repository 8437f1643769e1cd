"""From words to glyphs: font fallback, HarfBuzz shaping and the codes the paper uses.

Every glyph that is used gets a two-byte code of its own for each text it stands for, so that the
text can be read back from the paper exactly. All of it belongs to one paper: two papers never
share codes, and the same paper gets the same codes each time.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import uharfbuzz as hb

from prevent_desktop.document.characters import (
    BOX,
    clusters,
    is_invisible,
    is_picture,
    unicode_text,
)
from prevent_desktop.document.composites import Component, Composite
from prevent_desktop.document.fonts import Font, FontSet, Look
from prevent_desktop.document.languages import language_of_word
from prevent_desktop.errors import DocumentError

_LARGEST_CODE = 0xFFFF
_NEGLIGIBLE = 0.5
"""Differences below half a thousandth of an em are not worth an operator."""
_CACHE_WORDS = 200_000
"""Words kept; above that the cache starts afresh, so a huge text cannot fill the memory."""


class Glyphs(NamedTuple):
    """Codes in logical order at one height: the inside of a TJ array, `<0001>-20<0002>`."""

    rise: float
    codes: str


class Piece(NamedTuple):
    """A shaped text in one font and direction. Lengths are in thousandths of an em.

    `start` is where the first glyph stands, from the left edge; `flows` tells that the piece
    starts at its left edge and leaves the pen at its right one, so another may simply follow.
    """

    font: int
    width: float
    start: float
    parts: tuple[Glyphs, ...]
    flows: bool


class Word(NamedTuple):
    """A text that is not broken: its pieces, in logical order, and its whole width.

    `codes` holds the codes of a word of a single piece that flows, in font `font`; else "".
    `language` is the one its letters give away: "" for Latin ones, None where there are none.
    """

    width: float
    pieces: tuple[Piece, ...]
    font: int
    codes: str
    language: str | None = ""


Glyph = int | Composite
"""A glyph of a font, or several that become one."""


class CodeTable:
    """The codes given out for one font, in order from 1: what each draws and what it reads as."""

    def __init__(self) -> None:
        self._codes: dict[tuple[Glyph, str], int] = {}

    def code(self, glyph: Glyph, text: str) -> int:
        """The code of a glyph that reads as this text."""
        key = (glyph, text)
        code = self._codes.get(key)
        if code is None:
            code = len(self._codes) + 1
            if code > _LARGEST_CODE:
                raise DocumentError("too_many_glyphs")
            self._codes[key] = code
        return code

    def used(self) -> list[tuple[Glyph, str]]:
        """The glyph and text of each code, from code 1 on."""
        return list(self._codes)


class Shaper:
    """Shapes the words of one paper and remembers them."""

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = fonts
        self.tables = [CodeTable() for _ in fonts.fonts]
        self._plain: list[dict[tuple[int, str], tuple[str, int]]] = [{} for _ in fonts.fonts]
        self._words: dict[tuple[str, Look, bool], Word] = {}
        self._homes: dict[tuple[str, Look], tuple[tuple[int, str], ...]] = {}

    def word(self, text: str, look: Look, *, rtl: bool = False) -> Word:
        """Shape a text without spaces that runs one way."""
        key = (text, look, rtl)
        known = self._words.get(key)
        if known is None:
            if len(self._words) >= _CACHE_WORDS:
                self._words.clear()
            known = self._words[key] = self._shaped(text, look, rtl=rtl)
        return known

    def _shaped(self, text: str, look: Look, *, rtl: bool) -> Word:
        pieces = self._runs(text, look, rtl=rtl)
        spoken = language_of_word(text)
        if len(pieces) == 1 and pieces[0].flows:
            (piece,) = pieces
            return Word(piece.width, pieces, piece.font, piece.parts[0].codes, spoken)
        return Word(sum(piece.width for piece in pieces), pieces, -1, "", spoken)

    def _runs(self, text: str, look: Look, *, rtl: bool) -> tuple[Piece, ...]:
        """Split a word by font and shape each part; what no font has becomes a box."""
        return tuple(
            [
                self._piece(home, part, rtl=rtl)
                if home >= 0
                else self._box(self.fonts.box[look], part)
                for home, part in self._itemised(text, look)
            ]
        )

    def _itemised(self, text: str, look: Look) -> list[tuple[int, str]]:
        """Split a word by the font that draws it; -1 stands for none."""
        if not text:
            return []
        if look in self.fonts.ascii and text.isascii() and text.isprintable():
            return [(self.fonts.order[look][0], text)]
        parts: list[tuple[int, str]] = []
        for cluster in clusters(text):
            for home, part in self._homes_of(cluster, look):
                if home >= 0 and parts and parts[-1][0] == home:
                    parts[-1] = (home, parts[-1][1] + part)
                else:
                    parts.append((home, part))
        return parts

    def _homes_of(self, cluster: str, look: Look) -> tuple[tuple[int, str], ...]:
        """The font of a sign and its marks: one that draws all of them, or as many as it takes."""
        key = (cluster, look)
        homes = self._homes.get(key)
        if homes is None:
            if len(self._homes) >= _CACHE_WORDS:
                self._homes.clear()
            homes = self._homes[key] = tuple(self._found(cluster, look))
        return homes

    def _found(self, cluster: str, look: Look) -> list[tuple[int, str]]:
        fonts, order = self.fonts.fonts, self.fonts.order[look]
        emoji = self.fonts.emoji
        if emoji >= 0 and is_picture(cluster) and fonts[emoji].draws(cluster[0]):
            return [(emoji, cluster)]
        seen = [character for character in cluster if not is_invisible(character)]
        home = next((i for i in order if seen and all(map(fonts[i].draws, seen))), -1)
        if home >= 0:
            return [(home, cluster)]
        parts: list[tuple[int, str]] = []
        for character in cluster:
            home = next((i for i in order if fonts[i].draws(character)), -1)
            if is_invisible(character):
                if parts:
                    parts[-1] = (parts[-1][0], parts[-1][1] + character)
                elif home >= 0:
                    parts.append((home, character))
            elif parts and home == parts[-1][0]:
                parts[-1] = (home, parts[-1][1] + character)
            else:
                parts.append((home, character))
        return parts

    def _box(self, home: int, text: str) -> Piece:
        font = self.fonts.fonts[home]
        glyph = font.shaper.get_nominal_glyph(ord(BOX))
        reads = "".join(dict.fromkeys(map(unicode_text, text)))
        code = self.tables[home].code(glyph, reads)
        return Piece(home, font.advance(glyph), 0.0, (Glyphs(0.0, f"{code:04X}"),), flows=True)

    def _piece(self, home: int, text: str, *, rtl: bool) -> Piece:
        font = self.fonts.fonts[home]
        buffer = _shape(font, text, rtl=rtl)
        plain = None if rtl else self._plain_piece(home, text, buffer)
        return plain or self._placed_piece(home, _placed(text, font, buffer, rtl=rtl), rtl=rtl)

    def _placed_piece(self, home: int, placed: Sequence["_Placed"], *, rtl: bool) -> Piece:
        """Codes in logical order, each moved to its place; the pen moves by whole units."""
        scale = 1000 / self.fonts.fonts[home].upem
        width = sum(glyph.advance for glyph in placed) * scale
        edge = width if rtl else 0.0
        pen = start = 0.0
        parts: list[Glyphs] = []
        codes, rise = "", 0.0
        for number, glyph in enumerate(placed):
            edge -= glyph.advance * scale if rtl else 0.0
            target = edge + glyph.dx * scale
            edge += 0.0 if rtl else glyph.advance * scale
            if number == 0:
                pen = start = target
            if abs(glyph.dy * scale - rise) > _NEGLIGIBLE:
                if codes:
                    parts.append(Glyphs(rise, codes))
                codes, rise = "", glyph.dy * scale
            if abs(pen - target) > _NEGLIGIBLE:
                codes += f">{pen - target:.0f}<"
                pen -= round(pen - target)
            codes += f"{self.tables[home].code(glyph.glyph, glyph.text):04X}"
            pen += glyph.own * scale
        flows = not rtl and not start and not rise and not parts
        if flows and abs(pen - width) > _NEGLIGIBLE:
            codes += f">{pen - width:.0f}<"
        return Piece(home, width, start, (*parts, Glyphs(rise, codes)), flows)

    def _plain_piece(self, home: int, text: str, buffer: hb.Buffer) -> Piece | None:
        """The piece of a word with one glyph per character in its place; None for any other.

        Nearly every word of a Latin text is one, and a long narrative has a million of them.
        """
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not infos or len(infos) != len(text):
            return None
        scale = 1000 / self.fonts.fonts[home].upem
        known = self._plain[home]
        codes: list[str] = []
        width = 0
        for number, (info, position) in enumerate(zip(infos, positions, strict=True)):
            across, up, advance, _ = position.position
            if info.cluster != number or across or up:
                return None
            key = (info.codepoint, text[number])
            code, own = known.get(key) or self._plain_glyph(home, *key)
            codes.append(code)
            width += advance
            if own != advance and abs(kern := (own - advance) * scale) > _NEGLIGIBLE:
                codes.append(f">{kern:.0f}<")
        return Piece(home, width * scale, 0.0, (Glyphs(0.0, "".join(codes)),), flows=True)

    def _plain_glyph(self, home: int, glyph: int, character: str) -> tuple[str, int]:
        """The code of a glyph that stands for one character, as written, and its own width."""
        code = self.tables[home].code(glyph, character)
        own = self.fonts.fonts[home].shaper.get_glyph_h_advance(glyph)
        found = self._plain[home][glyph, character] = (f"{code:04X}", own)
        return found


class _Placed(NamedTuple):
    """A glyph where HarfBuzz puts it, and the text it reads as; lengths in font units.

    `own` is the width the font states for the glyph, which is how far a PDF moves the pen.
    """

    glyph: Glyph
    text: str
    own: int
    advance: int
    dx: int
    dy: int


def _shape(font: Font, text: str, *, rtl: bool) -> hb.Buffer:
    """Let HarfBuzz shape a text; its glyphs come from left to right, in font units."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(font.shaper, buffer)
    return buffer


def _placed(text: str, font: Font, buffer: hb.Buffer, *, rtl: bool) -> list[_Placed]:
    """The glyphs of a shaped text in logical order; joined they read as the text."""
    glyphs = [
        (info.cluster, _Placed(info.codepoint, "", 0, p.x_advance, p.x_offset, p.y_offset))
        for info, p in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
    ]
    groups = [
        (cluster, [glyph for _, glyph in group])
        for cluster, group in groupby(glyphs, key=itemgetter(0))
    ]
    if rtl:
        groups.reverse()
    ends = [*(cluster for cluster, _ in groups[1:]), len(text)][: len(groups)]
    found: list[_Placed] = []
    start = 0
    for (_, group), end in zip(groups, ends, strict=True):
        found.extend(_reading(font, group, text[start:end], rtl=rtl))
        start = end
    return found


def _reading(font: Font, group: list[_Placed], text: str, *, rtl: bool) -> Iterator[_Placed]:
    """Share the text of a cluster among its glyphs, given from left to right.

    More glyphs than characters become one: no glyph may stand for no text.
    """
    if len(group) > len(text):
        yield _merged(group, text)
        return
    ordered = group[::-1] if rtl else group
    for i, glyph in enumerate(ordered):
        own = font.shaper.get_glyph_h_advance(glyph.glyph)
        reads = text[i:] if i == len(ordered) - 1 else text[i]
        yield glyph._replace(text=reads, own=own)


def _merged(group: list[_Placed], text: str) -> _Placed:
    components = []
    pen = 0
    for glyph in group:
        assert isinstance(glyph.glyph, int)  # noqa: S101  (only this function makes others)
        components.append(Component(glyph.glyph, pen + glyph.dx, glyph.dy))
        pen += glyph.advance
    return _Placed(Composite(tuple(components), pen), text, pen, pen, 0, 0)
