"""Bookmarks that lead to a heading itself, and to its place for readers that know only places.

Source: ISO 32000-2, 12.3.2.3 (structure destinations) and table 202 (`/SD` beside `/D`); WTPDF 1.0,
8.8 asks for them.
"""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name


def lead_to_headings(pdf: pikepdf.Pdf, headings: Sequence[pikepdf.Object]) -> None:
    """Let each bookmark, in order, lead to the element of its heading as well."""
    bookmark = pdf.Root.Outlines.get(Name.First) if Name.Outlines in pdf.Root else None
    for heading in headings:
        if bookmark is None:
            raise LookupError
        place = bookmark.Dest
        del bookmark[Name.Dest]
        structured = Array([heading, *list(place)[1:]])
        bookmark.A = Dictionary(S=Name.GoTo, D=place, SD=structured)
        bookmark = bookmark.get(Name.Next)
