"""Papers put together by hand, spelt as this program spells them, with one thing wrong in each.

A forger has a key of his own and signs whatever he likes. So each of these is intact and valid;
only its shape tells.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from asn1crypto import cms, core, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from tests.document.conftest import MOMENT
from tests.document.kinds import LEAD, REFERRER
from tests.document.spelling import Objects, drawn, objects_of, packed, written
from tests.document.structural import FORGER, in_one_revision

from prevent_desktop import document
from prevent_desktop.document.shape import recognise
from prevent_desktop.document.shape.tiles import HEADER


def number_of(objects: Objects, text: bytes) -> int:
    return next(number for number, each in objects.items() if text in each)


def replaced(text: bytes, by: bytes) -> Callable[[Objects], None]:
    """One object says something else in one place."""

    def change(objects: Objects) -> None:
        number = number_of(objects, text)
        objects[number] = objects[number].replace(text, by, 1)

    return change


def orphan(objects: Objects) -> None:
    objects[max(objects) + 1] = b"<< /Filter /FlateDecode /Length 0 >>\nstream\n\nendstream\n"


def shared_content(objects: Objects) -> None:
    """Two pages show the same, and what the second one had is left out."""
    pages = [number for number, text in objects.items() if b"/Type /Page " in text]
    first = re.search(rb"/Contents (\d+) 0 R", objects[pages[0]])
    second = re.search(rb"/Contents (\d+) 0 R", objects[pages[1]])
    assert first
    assert second
    kept = objects[int(second[1])]
    objects[int(second[1])] = kept
    objects[pages[1]] = objects[pages[1]].replace(second[0], first[0])


def length_elsewhere(objects: Objects) -> None:
    """The metadata's length stands in an object of its own."""
    number = number_of(objects, b"/Type /Metadata ")
    objects[number] = re.sub(rb"/Length \d+", b"/Length 2 0 R", objects[number], count=1)


def page_without_its_field(objects: Objects) -> None:
    """The fields say that they are on a page that does not show them."""
    number = number_of(objects, b"/Annots [")
    objects[number] = re.sub(rb"/Annots \[[^]]*\] ", b"", objects[number])


def fields_on_two_pages(objects: Objects) -> None:
    annots = re.search(rb"/Annots \[[^]]*\] ", objects[number_of(objects, b"/Annots [")])
    assert annots
    number = number_of(objects, b"<< /Contents ")
    objects[number] = objects[number].replace(b"<< /Contents", b"<< " + annots[0] + b"/Contents", 1)


def field_off_the_page(objects: Objects) -> None:
    number = number_of(objects, b"/Rect [ 56.7 ")
    moved = objects[number].replace(b"/Rect [ 56.7 ", b"/Rect [ -56.7 ", 1)
    objects[number] = moved.replace(b" 456.7 ", b" 343.3 ", 1)


def look_that_shows(objects: Objects) -> None:
    """An empty field that is not empty."""
    import zlib

    number = number_of(objects, b"/BBox [ 0 0 400 92 ]")
    data = zlib.compress(b"1 0 0 rg 0 0 400 92 re f")
    head = objects[number].partition(b"/Length ")[0]
    objects[number] = head + b"/Length %d >>\nstream\n%s\nendstream\n" % (len(data), data)


def wrong_owner(objects: Objects) -> None:
    """An element that says it belongs elsewhere."""
    number = number_of(objects, b"/S /TD ")
    objects[number] = re.sub(rb"/P \d+ 0 R", b"/P 9 0 R", objects[number])


def element_twice(objects: Objects) -> None:
    """A row that is read twice."""
    number = number_of(objects, b"/S /TR ")
    row = objects[number]
    cell = re.search(rb"\[ (\d+ 0 R )", row)
    assert cell
    objects[number] = row.replace(b"[ ", b"[ " + cell[1], 1)


def packet(objects: Objects) -> None:
    """Metadata that says another title than the file's own information."""
    number = number_of(objects, b"/Subtype /XML")
    objects[number] = objects[number].replace(b"PR-7K2M-4H9Q", b"PR-7K2M-4H9R", 1)


CHANGES: dict[str, Callable[[Objects], None]] = {
    "an object nothing leads to": orphan,
    "one content on two pages": shared_content,
    "a page that does not show its fields": page_without_its_field,
    "fields on two pages": fields_on_two_pages,
    "an empty field that shows something": look_that_shows,
    "an element of another owner": wrong_owner,
    "an element that is read twice": element_twice,
    "another title in the metadata": packet,
    "more pages than it says": replaced(b"/Count 3 /Kids", b"/Count 2 /Kids"),
    "a field of another size": replaced(b" 456.7 ", b" 556.7 "),
    "a field off the page": field_off_the_page,
    "a page of another size": replaced(b"595.28 841.89", b"595.28 8410.89"),
    "a page turned": replaced(b"/Rotate 0", b"/Rotate 180"),
    "a page cropped": replaced(b"/MediaBox", b"/CropBox [ 0 0 9 9 ] /MediaBox"),
    "a script": replaced(b"/Outlines", b"/OpenAction 1 0 R /Outlines"),
    "layers": replaced(b"/Outlines", b"/OCProperties << >> /Outlines"),
    "other words for a reader": replaced(b"/S /TD ", b"/ActualText (No) /S /TD "),
    "a key twice": replaced(b"/Rotate 0", b"/Rotate 0 /Rotate 90"),
    "a comment": replaced(b"/Rotate 0", b"/Rotate 0 %\n"),
    "a blank more": replaced(b"/Rotate 0", b"/Rotate  0"),
    "a name in another spelling": replaced(b"/Rotate 0", b"/Rot#61te 0"),
    "a number in another spelling": replaced(b"/Rotate 0", b"/Rotate +0"),
    "a text in another spelling": replaced(b"(sRGB)", b"(s\\122GB)"),
    "a length that is elsewhere": length_elsewhere,
    "another name for the answers": replaced(b"/UF (referral.json)",
                                                              b"/UF (referral.exe )"),
}  # fmt: skip


BASES = (*CHANGES, "bytes between the objects", "another version")
PACKED: dict[str, Callable[[Objects], bytes]] = {
    "bytes after what is packed": lambda objects: packed(objects, after=b"hidden"),
    "a packing that goes on in another": lambda objects: packed(
        objects, extends=b"/Extends 1 0 R "
    ),
    "a table before the table": lambda objects: packed(objects, table=b"/Prev 15 "),
    "a table with parts": lambda objects: packed(objects, table=b"/Index [ 0 9 ] "),
    "an object elsewhere than the table says": lambda objects: packed(objects, moved=max(objects)),
    "an object in no table": lambda objects: packed(objects, moved=min(objects)),
    "a text between two packed objects": lambda objects: packed(_with_filling(objects)),
    "what unpacks without end": lambda objects: packed(_with_filling(objects, 200_000_000)),
}
"""What only papers of shape 2 and later can have."""
NEWEST: dict[str, Callable[[Objects], None]] = {
    "a bookmark that opens an address": replaced(b"/S /GoTo ", b"/S /URI /URI (http://a.b) "),
    "a bookmark that runs a script": replaced(b"/S /GoTo ", b"/S /JavaScript /JS (1) "),
    "a bookmark that goes on": replaced(b"/S /GoTo ", b"/Next 9 0 R /S /GoTo "),
    "a bookmark that leads nowhere": replaced(b" /SD [ ", b" /SD [ 9"),
    "a bookmark without a heading": lambda objects: _changed(
        objects, b"/S /GoTo ", rb" /SD \[ [^]]*\]", b""
    ),
    "two places in one bookmark": lambda objects: _changed(
        objects, b"/S /GoTo ", rb"(/SD \[ \d+ 0 R /XYZ 0 )[\d.]+", rb"\g<1>1"
    ),
    "another namespace": replaced(b"iso.org/pdf2/ssn", b"iso.org/pdf2/sss"),
    "a schema in the namespace": replaced(b"/Type /Namespace ", b"/Schema 2 0 R /Type /Namespace "),
    "a document of no namespace": lambda objects: _changed(
        objects, b"/S /Document ", rb"/NS \d+ 0 R ", b""
    ),
    "a paragraph of the namespace": lambda objects: _changed(
        objects, b"/S /P /Type", rb"/P (\d+) 0 R /S", rb"/NS \1 0 R /P \1 0 R /S"
    ),
    "another version of PDF": replaced(b"/Version /2.0 ", b"/Version /1.7 "),
    "another standard in the metadata": replaced(b"wtpdf#reuse1.0", b"wtpdf#reuse9.9"),
}
"""What only papers of shape 3 can have."""


def _changed(objects: Objects, where: bytes, pattern: bytes, by: bytes) -> None:
    number = number_of(objects, where)
    changed = re.sub(pattern, by, objects[number], count=1)
    assert changed != objects[number]
    objects[number] = changed


def _with_filling(objects: Objects, size: int = 9) -> Objects:
    """Something that no reader asks for, in the room of a packed object."""
    number = next(n for n, text in objects.items() if b"\nstream\n" not in text)
    return objects | {number: objects[number] + b" " * size + b"\n"}


def _honest(shape: int) -> Objects:
    return objects_of(drawn(shape), shape)


def signed_base(name: str, shape: int) -> bytes:
    """A drawn paper with that fault, signed by a forger."""
    objects = _honest(shape)
    if name in CHANGES:
        CHANGES[name](objects)
    between = b"% hello\n" if name == "bytes between the objects" else b""
    version = HEADER.replace(b"1.7", b"2.0") if name == "another version" else HEADER
    return document.sign(written(objects, shape, between, version), FORGER, MOMENT)


def signed_newest(name: str) -> bytes:
    """A drawn paper of shape 3 with that fault, signed by a forger."""
    objects = _honest(3)
    NEWEST[name](objects)
    return document.sign(written(objects, 3), FORGER, MOMENT)


def signed_packed(name: str) -> bytes:
    """A drawn paper of shape 2 with that fault, signed by a forger as far as it can be."""
    return document.sign(PACKED[name](_honest(2)), FORGER, MOMENT)


def honest_base(shape: int) -> bytes:
    """The same way, without a fault: the handwriting is ours."""
    return document.sign(written(_honest(shape), shape), FORGER, MOMENT)


# --- what a lead's revision may not hold ------------------------------------------------------


def orphan_in_revision(writer: Any) -> None:
    writer.add_object(generic.DictionaryObject())  # type: ignore[no-untyped-call]


def catalogue_anew(writer: Any) -> None:
    writer.update_root()


def form_anew(writer: Any) -> None:
    writer.update_container(writer.root["/AcroForm"])


def information(writer: Any) -> None:
    info = writer.get_object(writer.trailer.raw_get("/Info").reference)
    info[pdf_name("/Title")] = generic.pdf_string("Prevent referral PR-7K2M-4H9R")
    writer.update_container(info)


def moved_field(writer: Any) -> None:
    """The lead's own field, moved over the account."""
    field = writer.root["/AcroForm"]["/Fields"][1].get_object()
    high: Any = generic.FloatObject
    field["/Rect"] = generic.ArrayObject([high(n) for n in ("56.7", "500.89", "456.7", "592.89")])
    writer.update_container(field)


def renamed_tip(writer: Any) -> None:
    field = writer.root["/AcroForm"]["/Fields"][1].get_object()
    field["/TU"] = generic.pdf_string("Approved by the police")
    writer.update_container(field)


def page_anew(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    writer.update_container(page)


REVISIONS: dict[str, Callable[[Any], None]] = {
    each.__name__.replace("_", " "): each
    for each in (
        orphan_in_revision,
        catalogue_anew,
        form_anew,
        information,
        moved_field,
        renamed_tip,
        page_anew,
    )
}


def signed_revision(name: str, pdf: bytes) -> bytes:
    return in_one_revision(pdf, REVISIONS[name])


# --- what a gap may not hold: nobody's signature covers it -----------------------------------


def _with_container(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    found = recognise(pdf)
    assert found
    content = cms.ContentInfo.load(bytes.fromhex(found.referrer.gap.decode()))
    data = content["content"]
    change(data)
    copy = cms.ContentInfo({"content_type": "signed_data", "content": data})
    return _with_gap(pdf, copy.dump(force=True))


def _with_gap(pdf: bytes, signature: bytes) -> bytes:
    found = recognise(pdf)
    assert found
    _, begin, stop, _ = found.referrer.byte_range
    room = stop - begin - 2
    return pdf[: begin + 1] + signature.hex().upper().encode().ljust(room, b"0") + pdf[stop - 1 :]


def _signature(pdf: bytes) -> bytes:
    found = recognise(pdf)
    assert found
    raw = bytes.fromhex(found.referrer.gap.decode())
    return bytes(cms.ContentInfo.load(raw).dump())


def _another_certificate(data: Any) -> None:
    other = x509.Certificate.load(LEAD.certificate_der)
    data["certificates"] = [*data["certificates"], other]


def _impostor_first(data: Any) -> None:
    other = x509.Certificate.load(LEAD.certificate_der)
    data["certificates"] = [other, *data["certificates"]]


def _unsigned_attribute(data: Any) -> None:
    moment: datetime = MOMENT
    signing = cms.CMSAttribute(
        {"type": "signing_time", "values": [cms.Time({"utc_time": core.UTCTime(moment)})]}
    )
    data["signer_infos"][0]["unsigned_attrs"] = [signing]


def _two_signers(data: Any) -> None:
    data["signer_infos"] = [*data["signer_infos"], data["signer_infos"][0]]


def _other_digest_named(data: Any) -> None:
    data["digest_algorithms"] = [*data["digest_algorithms"], {"algorithm": "sha512"}]


def _content_inside(data: Any) -> None:
    data["encap_content_info"] = {"content_type": "data", "content": b"another text"}


def _other_version(data: Any) -> None:
    data["version"] = "v3"


def _long_length(signature: bytes) -> bytes:
    """The outer length in more bytes than it takes."""
    assert signature[:2] == b"\x30\x82"
    return b"\x30\x83\x00" + signature[2:]


def blank_in_gap(pdf: bytes) -> bytes:
    found = recognise(pdf)
    assert found
    _, _, stop, _ = found.referrer.byte_range
    return pdf[: stop - 2] + b" >" + pdf[stop:]


GAPS: dict[str, Callable[[bytes], bytes]] = {
    "another certificate": lambda pdf: _with_container(pdf, _another_certificate),
    "an impostor's certificate first": lambda pdf: _with_container(pdf, _impostor_first),
    "an attribute that is not signed": lambda pdf: _with_container(pdf, _unsigned_attribute),
    "two signers": lambda pdf: _with_container(pdf, _two_signers),
    "another digest named": lambda pdf: _with_container(pdf, _other_digest_named),
    "a content inside": lambda pdf: _with_container(pdf, _content_inside),
    "another version": lambda pdf: _with_container(pdf, _other_version),
    "a length in a longer spelling": lambda pdf: _with_gap(pdf, _long_length(_signature(pdf))),
    "padding that says something": lambda pdf: _with_gap(pdf, _signature(pdf) + b"\0\0hello"),
    "small letters": lambda pdf: pdf.replace(
        _signature(pdf).hex().upper().encode(), _signature(pdf).hex().encode(), 1
    ),
    "a blank in the hexadecimal": blank_in_gap,
}


def other_certificate_than_the_signers(pdf: bytes) -> bytes:
    """The signature stays, the certificate is somebody else's with the same issuer and number."""

    def change(data: Any) -> None:
        mine = x509.Certificate.load(REFERRER.certificate_der)
        other = x509.Certificate.load(FORGER.certificate_der)
        other["tbs_certificate"]["issuer"] = mine.issuer
        other["tbs_certificate"]["serial_number"] = mine.serial_number
        data["certificates"] = [x509.Certificate.load(other.dump(force=True))]

    return _with_container(pdf, change)
