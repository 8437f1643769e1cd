"""What a signature looks like on the page: who, when, and the fingerprint to compare."""

import io
from datetime import datetime
from pathlib import Path

import pikepdf
from pikepdf import Dictionary

from prevent_desktop.document.canvas import Sheets
from prevent_desktop.document.embedding import embed
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.identity import NAMELESS, Identity
from prevent_desktop.document.story import FIELD_HEIGHT, FIELD_WIDTH
from prevent_desktop.document.style import ACCENT, STAMP, STAMP_STRONG
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.document.wording import when

_INDENT, _TOP = 14.0, 13.0
_LEADING = 11.5
_GROUPS_PER_LINE = 8


def draw_appearance(identity: Identity, moment: datetime, fonts_dir: Path) -> bytes:
    """A PDF of one page, as large as the signature field, with its fonts inside."""
    setter = Typesetter(load_fonts(fonts_dir))
    sheets = Sheets(FIELD_WIDTH, FIELD_HEIGHT)
    sheets.bar(0, 0, 4, FIELD_HEIGHT, ACCENT)
    groups = identity.fingerprint.split("-")
    lines = [
        ("Digitally signed by", STAMP),
        (identity.holder.name.strip() or NAMELESS, STAMP_STRONG),
        (identity.holder.role_org.strip(), STAMP),
        (when(moment), STAMP),
        ("Fingerprint of the key\u2019s certificate (SHA-256):", STAMP),
        ("-".join(groups[:_GROUPS_PER_LINE]) + "-", STAMP_STRONG),
        ("-".join(groups[_GROUPS_PER_LINE:]), STAMP_STRONG),
    ]
    baseline = FIELD_HEIGHT - _TOP
    width = FIELD_WIDTH - 2 * _INDENT
    for text, style in lines:
        if text:
            line = setter.line(text, style, width)
            sheets.lines([line], x=_INDENT, baseline=baseline, width=width, style=style)
            baseline -= _LEADING
    sheets.end_page()
    with pikepdf.open(io.BytesIO(sheets.finish())) as pdf:
        fonts = embed(pdf, setter.fonts.fonts, setter.shaper.tables)
        pdf.pages[0].obj.Resources = pdf.make_indirect(Dictionary(Font=fonts))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()
