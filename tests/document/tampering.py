"""Every way of changing a signed paper that we know of, and what has to be said about it."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from tests.document.conftest import MOMENT, fixed_identity
from tests.document.kinds import LEAD, REFERRER, made, paper, signed

from prevent_desktop import document
from prevent_desktop.document import Holder, Reason, VerdictKind
from prevent_desktop.document.signing import sign_field
from prevent_desktop.shipped import resources

Change = Callable[[bytes], bytes]
FORGER = fixed_identity(Holder("Sam Sample", "Safeguarding lead, Example School"), 666)


class Writer(IncrementalPdfFileWriter):
    """A forger's writer."""

    def _update_meta(self) -> None:
        pass


def appended(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """The file with an incremental update after it."""
    writer = Writer(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def first_page(writer: Any) -> Any:
    return writer.root["/Pages"]["/Kids"][0].get_object()


def page_text(writer: Any) -> None:
    forged = generic.StreamObject(stream_data=b"BT /T0 20 Tf 100 400 Td <0001> Tj ET")
    found = first_page(writer)
    found["/Contents"] = generic.ArrayObject(
        [found.raw_get("/Contents"), writer.add_object(forged)]
    )
    writer.update_container(found)


def payload(writer: Any) -> None:
    stream = writer.root["/AF"][0].get_object()["/EF"]["/F"]
    stream._data, stream._encoded_data = b'{"a":1}', None
    writer.update_container(stream)


def _annotation(writer: Any, subtype: str, rectangle: list[int]) -> None:
    found = first_page(writer)
    annotation = generic.DictionaryObject(  # type: ignore[no-untyped-call]
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name(subtype),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, rectangle)),
            pdf_name("/Contents"): generic.pdf_string("forged"),
        }
    )
    found["/Annots"] = generic.ArrayObject([writer.add_object(annotation)])
    writer.update_container(found)


def note(writer: Any) -> None:
    _annotation(writer, "/FreeText", [50, 300, 500, 500])


def cover(writer: Any) -> None:
    """Hide: something white over what was signed."""
    _annotation(writer, "/Square", [0, 0, 600, 900])


def font(writer: Any) -> None:
    """Replace: the same codes read and look like something else."""
    fonts = first_page(writer)["/Resources"]["/Font"]
    swapped = fonts[next(iter(fonts))]
    swapped["/ToUnicode"] = generic.NullObject()
    writer.update_container(swapped)


def other_pages(writer: Any) -> None:
    """Hide and replace: the catalogue leads to other pages, the signed ones are still there."""
    pages = writer.root["/Pages"]
    kids = pages["/Kids"]
    pages["/Kids"] = generic.ArrayObject([kids.raw_get(1), *(kids.raw_get(0),)])
    writer.update_container(pages)


def appearance(writer: Any) -> None:
    stream = writer.root["/AcroForm"]["/Fields"][0].get_object()["/AP"]["/N"]
    stream._data, stream._encoded_data = b"0 0 230 64 re f", None
    writer.update_container(stream)


def structure(writer: Any) -> None:
    """What a screen reader is told, and nothing else."""
    element = writer.root["/StructTreeRoot"]["/K"][0].get_object()
    element["/ActualText"] = generic.pdf_string("There is no concern.")
    writer.update_container(element)


def metadata(writer: Any) -> None:
    stream = writer.root["/Metadata"]
    stream._data, stream._encoded_data = b"<x/>", None
    writer.update_container(stream)


def script(writer: Any) -> None:
    action = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.pdf_string("1")}
    writer.root["/OpenAction"] = generic.DictionaryObject(action)  # type: ignore[no-untyped-call]
    writer.update_root()


def flipped(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def resaved(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()


def stripped(pdf: bytes) -> bytes:
    """Without any signature, saved anew."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for field in opened.Root.AcroForm.Fields:
            if "/V" in field:
                del field["/V"]
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()


def cut_before_signing(pdf: bytes) -> bytes:
    """The first revision alone: what the referrer's signature was added to."""
    return pdf[: pdf.index(b"%%EOF") + 6]


def renamed(pdf: bytes) -> bytes:
    return pdf.replace(b"(ReferrerSignature)", b"(ReferrerSignaturf)")


def cms_flipped(pdf: bytes) -> bytes:
    at = pdf.rfind(b"/Contents <") + 200
    return pdf[:at] + (b"1" if pdf[at : at + 1] != b"1" else b"2") + pdf[at + 1 :]


def resigned(_pdf: bytes) -> bytes:
    """Other content, signed anew by somebody who calls himself the same."""
    return signed(document.render(paper({"individual.surname": "Otherwise"})), FORGER)


def only_the_lead(_pdf: bytes) -> bytes:
    fonts = resources.path("fonts")
    return sign_field(made("finished"), LEAD, MOMENT, field="LeadSignature", fonts_dir=fonts)


def one_key(_pdf: bytes) -> bytes:
    fonts = resources.path("fonts")
    return sign_field(made("signed"), REFERRER, MOMENT, field="LeadSignature", fonts_dir=fonts)


def byte_of_a_page(pdf: bytes) -> bytes:
    return flipped(pdf, pdf.find(b"stream\n", 3000) + 50)


def bigger_gap(pdf: bytes) -> bytes:
    """The signed range made smaller, so that more could be slipped in."""
    at = pdf.index(b"/ByteRange [") + len(b"/ByteRange [")
    end = pdf.index(b"]", at)
    first, length, resume, rest = map(int, pdf[at:end].split())
    text = b"%d %d %d %d" % (first, length, resume + 2, rest - 2)
    return pdf[:at] + text.ljust(end - at)[: end - at] + pdf[end:]


@dataclass(frozen=True)
class Case:
    """A change and the verdict on it; `known` says whether the referrer's key is still found."""

    change: Change
    kind: VerdictKind
    reason: Reason = Reason.NONE
    known: bool = True


CHANGED, UNCHANGED, NOT_SIGNED = VerdictKind.CHANGED, VerdictKind.UNCHANGED, VerdictKind.NOT_SIGNED
NOT_OURS = VerdictKind.NOT_OURS


def _added(change: Callable[[Any], None]) -> Case:
    return Case(lambda pdf: appended(pdf, change), CHANGED, Reason.ADDED)


CASES: dict[str, Case] = {
    "untouched": Case(lambda pdf: pdf, UNCHANGED),
    "a byte of a page flipped": Case(byte_of_a_page, CHANGED, Reason.SIGNED_BYTES),
    "a byte of the signature flipped": Case(cms_flipped, CHANGED, Reason.SIGNATURE, known=False),
    "the signed range made smaller": Case(bigger_gap, CHANGED, Reason.SIGNED_BYTES),
    "junk after the end": Case(lambda pdf: pdf + b"\n% hello\n", CHANGED, Reason.AFTER_THE_END),
    "an empty revision after the end": Case(
        lambda pdf: appended(pdf, lambda writer: writer.update_root()), CHANGED
    ),
    "page text appended": _added(page_text),
    "answers replaced": _added(payload),
    "note appended (shadow: hide)": _added(note),
    "cover appended (shadow: hide)": _added(cover),
    "font swapped (shadow: replace)": _added(font),
    "pages exchanged (shadow: hide and replace)": _added(other_pages),
    "look of the signature replaced": _added(appearance),
    "words for screen readers replaced": _added(structure),
    "metadata replaced": _added(metadata),
    "script appended": _added(script),
    "saved by another program": Case(resaved, CHANGED, Reason.SIGNED_BYTES),
    "field renamed": Case(renamed, CHANGED, Reason.SIGNED_BYTES, known=False),
    "signature taken out": Case(stripped, NOT_SIGNED, known=False),
    "cut to before signing": Case(cut_before_signing, NOT_SIGNED, known=False),
    "other content signed in the same name": Case(resigned, UNCHANGED, known=False),
    "signed by the lead only": Case(only_the_lead, NOT_OURS, Reason.NOT_OURS, known=False),
    "both signatures of one key": Case(one_key, UNCHANGED),
    "countersigned": Case(lambda _pdf: made("countersigned"), UNCHANGED),
}
