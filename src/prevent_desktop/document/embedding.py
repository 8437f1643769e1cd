"""The fonts of one paper inside its file: only the glyphs it uses, readable back as text.

Each font becomes a composite font with two-byte codes (ISO 32000-1, 9.7): `CIDToGIDMap` leads
from the codes of `shaping` to the glyphs of the subset, `ToUnicode` to their text.
"""

import hashlib
import struct
from collections.abc import Sequence

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

from prevent_desktop.document.composites import Composite, add_composites
from prevent_desktop.document.fonts import Font
from prevent_desktop.document.shaping import CodeTable, Glyph

_SYMBOLIC = 4
_STEM = {"regular": 80, "bold": 140}
_BLOCK = 100
"""The most entries one block of a CMap may have (Adobe Technical Note 5014)."""
_DROPPED = ("GSUB", "GPOS", "GDEF", "STAT", "BASE", "name", "post", "OS/2", "cmap", "vhea", "vmtx",
            "VORG", "gasp", "DSIG")  # fmt: skip
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def embed(pdf: pikepdf.Pdf, fonts: Sequence[Font], tables: Sequence[CodeTable]) -> Dictionary:
    """Put every font that is used into the file; returns the font resources of the pages."""
    resources = Dictionary()
    for index, (font, table) in enumerate(zip(fonts, tables, strict=True)):
        used = table.used()
        if used:
            resources[f"/T{index}"] = _font(pdf, font, used)
    return resources


def _font(pdf: pikepdf.Pdf, font: Font, used: Sequence[tuple[Glyph, str]]) -> pikepdf.Object:
    data, places = _subset(font, [glyph for glyph, _ in used])
    digest = hashlib.sha256(data).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    name = Name(f"/{tag}+{font.name}")
    mapping = b"\0\0" + b"".join(struct.pack(">H", places[glyph]) for glyph, _ in used)
    widths = Array([round(_advance(font, glyph), 2) for glyph, _ in used])
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(
            Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, font, name, data)),
        DW=0,
        W=Array([1, widths]),
        CIDToGIDMap=pdf.make_stream(mapping),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode([text for _, text in used])),
        )
    )


def _advance(font: Font, glyph: Glyph) -> float:
    """The width of a glyph in thousandths of an em."""
    if isinstance(glyph, Composite):
        return glyph.advance * 1000 / font.upem
    return font.advance(glyph)


def _subset(font: Font, glyphs: Sequence[Glyph]) -> tuple[bytes, dict[Glyph, int]]:
    """The font with these glyphs only, and where each of them is now."""
    merged = list(dict.fromkeys(glyph for glyph in glyphs if isinstance(glyph, Composite)))
    simple = {glyph for glyph in glyphs if isinstance(glyph, int)}
    parts = {part.glyph for composite in merged for part in composite.components}
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(sorted(simple | parts))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED)
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    plan = hb.SubsetPlan(font.face, wanted)
    old_to_new = dict(plan.old_to_new_glyph_mapping)
    face = plan.execute()
    places: dict[Glyph, int] = {glyph: old_to_new[glyph] for glyph in simple}
    places |= {glyph: face.glyph_count + i for i, glyph in enumerate(merged)}
    if not merged:
        return bytes(face.blob.data), places
    moved = [
        composite._replace(
            components=tuple(
                part._replace(glyph=old_to_new[part.glyph]) for part in composite.components
            )
        )
        for composite in merged
    ]
    tables = {tag: bytes(face.reference_table(tag).data) for tag in face.table_tags}
    return add_composites(tables, moved), places


def _descriptor(pdf: pikepdf.Pdf, font: Font, name: Name, data: bytes) -> Dictionary:
    scale = 1000 / font.upem
    head, hhea, os2 = (_table(font, tag) for tag in ("head", "hhea", "OS/2"))
    ascent, descent = struct.unpack(">hh", hhea[4:8])
    (cap_height,) = struct.unpack(">h", os2[88:90])
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=Array([round(n * scale) for n in struct.unpack(">4h", head[36:44])]),
        ItalicAngle=0,
        Ascent=round(ascent * scale),
        Descent=round(descent * scale),
        CapHeight=round(cap_height * scale),
        StemV=_STEM["bold" if font.name.endswith("Bold") else "regular"],
        FontFile2=pdf.make_stream(data, Length1=len(data)),
    )


def _table(font: Font, tag: str) -> bytes:
    return bytes(font.face.reference_table(tag).data)


def _to_unicode(texts: Sequence[str]) -> bytes:
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts, start=1)
    ]
    blocks = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
        for block in (entries[i : i + _BLOCK] for i in range(0, len(entries), _BLOCK))
    )
    return _CMAP.format(blocks=blocks).encode("ascii")
