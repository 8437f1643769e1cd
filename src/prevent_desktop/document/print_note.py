"""A line at the foot of every printed page: paper cannot be checked, the file can.

The bytes made here are for a printer alone. They are never saved: the line is added after the
signature, so a file of them would count as changed.
"""

import hashlib
import re
from io import BytesIO

from prevent_desktop.document.reference import own_reference
from prevent_desktop.errors import DocumentError

SHORT_HASH = 16
"""Characters of the SHA-256, enough to tell two files of one reference apart by phone."""
_SIZE, _ABOVE_THE_EDGE = 6.5, 9.0
_REFERENCE = re.compile(r"[A-Za-z0-9-]{1,40}", re.ASCII)
_FONT = "/PrintNoteFont"


def note_words(reference: str, pdf: bytes) -> str:
    """What the line says. Only plain characters: it is set in a font every printer has."""
    digest = hashlib.sha256(pdf).hexdigest()[:SHORT_HASH]
    named = f"{reference}, " if _REFERENCE.fullmatch(reference) else ""
    return (
        f"Printed copy of {named}SHA-256 {digest}... Its signature can be checked only in the file."
    )


def reference_of(pdf: bytes) -> str:
    """The reference at the end of the title of a paper of this program; "" where there is none.

    Raises DocumentError("unreadable").
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            title = str(opened.docinfo.get(pikepdf.Name.Title, ""))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as error:
        raise DocumentError("unreadable") from error
    return own_reference(title.rpartition(" ")[2])


def with_print_note(pdf: bytes, reference: str) -> bytes:
    """The same pages with the line at their foot. Raises DocumentError("unreadable")."""
    import pikepdf

    text = note_words(reference, pdf)
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            font = opened.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Helvetica,
                )
            )
            for page in opened.pages:
                left, bottom = (float(page.mediabox[side]) for side in (0, 1))
                page.add_resource(font, pikepdf.Name.Font, pikepdf.Name(_FONT))
                page.contents_add(b"q", prepend=True)
                line = (
                    f"Q q BT 0 g {_FONT} {_SIZE} Tf {left + 57} {bottom + _ABOVE_THE_EDGE} Td "
                    f"({text}) Tj ET Q"
                )
                page.contents_add(line.encode("ascii"))
            out = BytesIO()
            opened.save(out)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as error:
        raise DocumentError("unreadable") from error
    return out.getvalue()
