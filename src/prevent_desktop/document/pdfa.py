"""From drawn pages to the finished file: tags, fonts, metadata, attachment, signature fields.

The result is meant to conform to PDF/A-3a (ISO 19005-3), PDF/UA-1 (ISO 14289-1) and WTPDF 1.0.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from prevent_desktop.document.bookmarks import lead_to_headings
from prevent_desktop.document.canvas import Field, Sheets
from prevent_desktop.document.embedding import embed
from prevent_desktop.document.packing import PADDING, ending_safely, ends_safely, pack_streams
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.structure import write_structure
from prevent_desktop.document.tags import Element, in_the_language_of_all
from prevent_desktop.document.xmp import AUTHOR, PRODUCER, xmp

LANGUAGE = "en-GB"
PAYLOAD_NAME = "referral.json"
_VERSION = "/2.0"
"""What namespaces and structure destinations are of, and WTPDF asks for (6.1)."""
_PRINTED_LOCKED = 4 | 128
"""Widget flags: printed, and not to be moved or resized."""
_SHARES = 8
"""How often another eighth of the elements may say their language, until every stream ends well."""


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself, and the answers that go with it."""

    title: str
    moment: datetime
    payload: bytes | None = None


def finalise(sheets: Sheets, *, shaper: Shaper, root: Element, about: About) -> bytes:
    """Complete the drawn pages; the same arguments give the same bytes."""
    fields = sheets.fields
    with pikepdf.open(io.BytesIO(sheets.finish())) as pdf:
        resources = pdf.make_indirect(
            Dictionary(Font=embed(pdf, shaper.fonts.fonts, shaper.tables))
        )
        pages = [page.obj for page in pdf.pages]
        for page in pages:
            page.Resources = resources
            if Name.Trans in page:
                del page.Trans
        widgets = [_widget(pdf, pages, field) for field in fields]
        if widgets:
            pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(widgets), SigFlags=1))
        elements = write_structure(pdf, pages, root, widgets, [field.page for field in fields])
        lead_to_headings(pdf, [elements[heading] for heading in sheets.headings])
        pdf.Root.Version = Name(_VERSION)  # the header says 1.7, as PDF/A-3 wants it
        pdf.Root.Lang = String(LANGUAGE)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.Root.OutputIntents = Array([_output_intent(pdf)])
        if about.payload is not None:
            _attach(pdf, about.payload, about.moment)
        _describe(pdf, about)
        pack_streams(pdf)
        saved = _saved(pdf)
        plain = [elements[each] for each in in_the_language_of_all(root)]
        for first in range(_SHARES):
            if ends_safely(saved):
                break
            # Saying what holds anyway changes what is packed, and so how it ends.
            for element in plain[first::_SHARES]:
                element.Lang = String(LANGUAGE)
            saved = _saved(pdf)
        return saved


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        force_version="1.7",
        compress_streams=True,  # the streams of objects; ours are packed already
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,  # it says none; pikepdf would parse it to see
    )
    return out.getvalue()


def _widget(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], field: Field) -> pikepdf.Object:
    left, low, right, top = field.box
    appearance = pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, right - left, top - low]),
        Resources=Dictionary(),
    )
    page = pages[field.page]
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(field.name),
            TU=String(field.tip),
            Contents=String(field.tip),
            Rect=Array(list(field.box)),
            F=_PRINTED_LOCKED,
            P=page,
            AP=Dictionary(N=appearance),
        )
    )
    if Name.Annots not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    return widget


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    from prevent_desktop.shipped import resources

    # Little CMS's own sRGB (IEC 61966-2-1), with one date of creation for ever.
    profile = resources.read_bytes("colour", "srgb.icc")
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB"),
        DestOutputProfile=pdf.make_stream(profile, N=3, Alternate=Name.DeviceRGB),
    )


def _attach(pdf: pikepdf.Pdf, payload: bytes, moment: datetime) -> None:
    """Embed the answers as data that belongs to the paper; at most blanks come after them."""
    payload, checksum = _with_checksum(payload)
    date = String(_pdf_date(moment))
    stream = pdf.make_stream(
        payload,
        Type=Name.EmbeddedFile,
        Subtype=Name("/application/json"),
        Params=Dictionary(Size=len(payload), CreationDate=date, ModDate=date, CheckSum=checksum),
    )
    attachment = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(PAYLOAD_NAME),
            UF=String(PAYLOAD_NAME),
            Desc=String("The answers of this referral in a form that programs can read"),
            AFRelationship=Name.Data,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    names = Array([String(PAYLOAD_NAME), attachment])
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=names)
    pdf.Root.AF = Array([attachment])


def _with_checksum(payload: bytes) -> tuple[bytes, String]:
    """The answers as they are embedded, and their checksum (ISO 32000-1, table 46).

    qpdf writes a string in hexadecimal, unless its bytes happen to be letters: of one checksum in
    2,000 most are. The shape knows one way only, so such answers get two blanks after them.
    """
    while True:
        payload = ending_safely(payload)
        checksum = String(hashlib.md5(payload, usedforsecurity=False).digest())
        if checksum.unparse().startswith(b"<"):
            return payload, checksum
        payload += PADDING


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    date = String(_pdf_date(about.moment))
    pdf.Root.Metadata = pdf.make_stream(
        xmp(title=about.title, moment=about.moment, language=LANGUAGE),
        Type=Name.Metadata,
        Subtype=Name.XML,
    )
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Author=String(AUTHOR),
            Creator=String(AUTHOR),
            Producer=String(PRODUCER),
            CreationDate=date,
            ModDate=date,
        )
    )


def _pdf_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
