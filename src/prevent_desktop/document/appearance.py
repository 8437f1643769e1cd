"""What a signature looks like on the page: who, when, and the fingerprint to compare."""

import io
from datetime import datetime
from pathlib import Path

import pikepdf
from pikepdf import Dictionary

from prevent_desktop.document.canvas import Sheets
from prevent_desktop.document.embedding import embed
from prevent_desktop.document.fingerprints import two_lines
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.identity import NAMELESS, Identity
from prevent_desktop.document.mark import NO_MARK, Mark
from prevent_desktop.document.packing import pack_streams
from prevent_desktop.document.signature_part import (
    FIELD_HEIGHT,
    FIELD_WIDTH,
    FINGERPRINT_WORDS,
    REFERRER_FIELD,
    TITLES,
    TYPED_BELOW,
)
from prevent_desktop.document.style import ACCENT, HAIRLINE, INK, STAMP, STAMP_STRONG, Style
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.moments import in_words

_INDENT, _TOP = 14.0, 13.0
_LEADING = 11.5
_MARK_WIDTH, _MARK_PAD = 150.0, 10.0
"""The space for a typed or drawn signature, at the right of the box."""
_MOST_POINTS = 20_000
"""Of a drawn signature: `shape.look` takes a megabyte, and a point has some fifteen bytes."""
_TYPED = Style(14, 18)


def draw_appearance(
    identity: Identity,
    moment: datetime,
    fonts_dir: Path,
    mark: Mark = NO_MARK,
    *,
    title: str = TITLES[REFERRER_FIELD],
    blanks: int = 0,
) -> bytes:
    """A PDF of one page, as large as the signature field, with its fonts inside.

    Blanks after its content change nothing but how long it is.
    """
    setter = Typesetter(load_fonts(fonts_dir))
    sheets = Sheets(FIELD_WIDTH, FIELD_HEIGHT)
    sheets.bar(0, 0, 4, FIELD_HEIGHT, ACCENT)
    first, _, second = two_lines(identity.fingerprint).partition("\n")
    lines = [
        (title, STAMP),
        (identity.holder.name.strip() or NAMELESS, STAMP_STRONG),
        (identity.holder.role_org.strip(), STAMP),
        (in_words(moment), STAMP),
        (FINGERPRINT_WORDS, STAMP),
        (f"{first}-", STAMP_STRONG),
        (second, STAMP_STRONG),
    ]
    baseline = FIELD_HEIGHT - _TOP
    marked = bool(mark.typed or mark.strokes)
    width = FIELD_WIDTH - 2 * _INDENT - (_MARK_WIDTH if marked else 0)
    for text, style in lines:
        if text:
            line = setter.line(text, style, width)
            sheets.lines([line], x=_INDENT, baseline=baseline, width=width, style=style)
            baseline -= _LEADING
    if mark.strokes:
        points = sum(map(len, mark.strokes))
        for stroke in filter(None, mark.strokes):  # of more than can be seen, every n-th
            sheets.ink([_in_box(point) for point in stroke[:: points // _MOST_POINTS + 1]], INK)
    elif mark.typed:
        _draw_typed(sheets, setter, mark.typed)
    sheets.end_page()
    with pikepdf.open(io.BytesIO(sheets.finish())) as pdf:
        fonts = embed(pdf, setter.fonts.fonts, setter.shaper.tables)
        page = pdf.pages[0].obj
        page.Contents.write(page.Contents.read_bytes() + b" " * blanks)
        page.Resources = pdf.make_indirect(Dictionary(Font=fonts))
        pack_streams(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, compress_streams=False)
        return out.getvalue()


def _in_box(point: tuple[float, float]) -> tuple[float, float]:
    """A point of the ink, from fractions to its place at the right of the box."""
    across, up = point
    left = FIELD_WIDTH - _MARK_WIDTH + _MARK_PAD
    width, height = _MARK_WIDTH - 2 * _MARK_PAD, FIELD_HEIGHT - 2 * _MARK_PAD
    return left + min(1.0, max(0.0, across)) * width, _MARK_PAD + min(1.0, max(0.0, up)) * height


def _draw_typed(sheets: Sheets, setter: Typesetter, name: str) -> None:
    """The typed name over a line, with what it is below."""
    left, width = FIELD_WIDTH - _MARK_WIDTH, _MARK_WIDTH - _MARK_PAD
    middle = FIELD_HEIGHT / 2
    for text, style, baseline in (
        (name, _TYPED, middle),
        (TYPED_BELOW, STAMP, middle - 18),
    ):
        line = setter.line(text, style, width)
        sheets.lines([line], x=left, baseline=baseline, width=width, style=style)
    sheets.rule(left, middle - 6, width, HAIRLINE)
