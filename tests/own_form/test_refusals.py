"""Files that cannot be filled: one code each, soon, and nothing of theirs is run or fetched."""

import io
import time
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas
from tests.own_form.hands import CONSTABLE
from tests.own_form.table_shapes import controls
from tests.own_form.wordxml import HEAD, NAMES, docx, p, tbl, tc, tr

from prevent_desktop.errors import FormFileError
from prevent_desktop.own_form import open_form

GOOD = docx(p("Form"), tbl(tr("Surname", tc())))


def with_part(name: str, body: bytes) -> bytes:
    """The good form with one part of another content."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            part = body if info.filename == name else old.read(info)
            new.writestr(info.filename, part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def fields(change: Callable[[pikepdf.Pdf], None] | None = None, **saving: object) -> bytes:
    """A PDF with one field, changed and saved in some way."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 700, "Surname")
    canvas.acroForm.textfield(name="surname", x=150, y=695, width=200, height=18)
    canvas.save()
    with pikepdf.open(out) as pdf:
        if change:
            change(pdf)
        made = io.BytesIO()
        pdf.save(made, **saving)  # type: ignore[arg-type]
    return made.getvalue()


def flat() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 700, "Surname")
    canvas.save()
    return out.getvalue()


def xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = Array([pikepdf.String("template"), pdf.make_stream(b"<xdp/>")])


def certify(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Perms = Dictionary(DocMDP=Dictionary(Type=Name.Sig))


def sign(pdf: pikepdf.Pdf) -> None:
    signed = pdf.make_indirect(
        Dictionary(FT=Name.Sig, T=pikepdf.String("s"), V=Dictionary(Type=Name.Sig))
    )
    pdf.Root.AcroForm.Fields.append(signed)


def stuff(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 m 1 1 l S\n" * 8_000_000)


def locked(user: str, *, filling: bool) -> pikepdf.Encryption:
    allow = pikepdf.Permissions(modify_form=filling, modify_annotation=filling)
    return pikepdf.Encryption(owner="owner", user=user, allow=allow)


def bomb() -> bytes:
    return with_part("word/document.xml", b"<a>" + b"0" * 300_000_000 + b"</a>")


ENTITIES = (
    f'{HEAD}<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><w:document {NAMES}>&b;</w:document>'
)
OUTSIDE = f'{HEAD}<!DOCTYPE d SYSTEM "file:///etc/hostname"><w:document {NAMES}/>'
DEEP = f"{HEAD}<w:document {NAMES}>{'<w:x>' * 3000}{'</w:x>' * 3000}</w:document>"
MANY = f"{HEAD}<w:document {NAMES}><w:body>{'<w:p/>' * 500_000}</w:body></w:document>"
REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "f.docx", "empty"),
    "text": (lambda: b"Dear all, please fill this in.", "f.docx", "damaged"),
    "doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "f.doc", "old_word"),
    "doc called docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "f.docx", "old_word"),
    "docx with a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "f.docx",
        "word_password",
    ),
    "strict": (
        lambda: with_part("word/document.xml", b"<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'/>"),
        "f.docx",
        "strict_word",
    ),
    "signed word": (lambda: signed_word(), "f.docx", "signed_word"),
    "odt": (lambda: odt(), "f.odt", "open_document"),
    "odt called docx": (lambda: odt(), "f.docx", "open_document"),
    "rtf": (lambda: b"{\\rtf1 Surname}", "f.rtf", "open_document"),
    "rtf called docx": (lambda: b"{\\rtf1 Surname}", "f.docx", "open_document"),
    "cut short": (lambda: GOOD[: len(GOOD) // 2], "f.docx", "damaged"),
    "not a document": (lambda: with_part("[Content_Types].xml", b"<Types/>"), "f.docx", "not_a_form"),
    "no parts": (lambda: zipped({"a.txt": b"a"}), "f.docx", "not_a_form"),
    "broken xml": (lambda: with_part("word/document.xml", b"<w:document"), "f.docx", "damaged"),
    "entities": (lambda: with_part("word/document.xml", ENTITIES.encode()), "f.docx", "entities"),
    "entities in utf-16": (
        lambda: with_part("word/document.xml", ENTITIES.replace("UTF-8", "UTF-16").encode("utf-16")),
        "f.docx",
        "entities",
    ),
    "outside": (lambda: with_part("word/document.xml", OUTSIDE.encode()), "f.docx", "entities"),
    "styles with entities": (lambda: with_part("word/styles.xml", ENTITIES.encode()), "f.docx", "entities"),
    "zip bomb": (bomb, "f.docx", "too_much"),
    "deep": (lambda: with_part("word/document.xml", DEEP.encode()), "f.docx", ""),
    "many": (lambda: with_part("word/document.xml", MANY.encode()), "f.docx", "too_much"),
    "no boxes": (lambda: docx(p("Thank you.")), "f.docx", "no_boxes"),
    "pdf called docx": (fields, "f.docx", "wrong_ending"),
    "docx called pdf": (lambda: GOOD, "f.pdf", "wrong_ending"),
    "flat": (flat, "f.pdf", "flat_pdf"),
    "xfa": (lambda: fields(xfa), "f.pdf", "xfa"),
    "certified": (lambda: fields(certify), "f.pdf", "certified"),
    "signed": (lambda: fields(sign), "f.pdf", "certified"),
    "user password": (lambda: fields(encryption=locked("u", filling=True)), "f.pdf", "pdf_password"),
    "filling forbidden": (
        lambda: fields(encryption=locked("", filling=False)), "f.pdf", "filling_forbidden",
    ),
    "pdf bomb": (lambda: fields(stuff), "f.pdf", "too_much"),
    "broken pdf": (lambda: fields()[:400], "f.pdf", ""),
    "only a head": (lambda: b"%PDF-1.7\n", "f.pdf", "damaged"),
    "too large": (lambda: b"%PDF-" + bytes(40_000_000), "f.pdf", "too_large"),
}  # fmt: skip


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(name, body)
    return out.getvalue()


def signed_word() -> bytes:
    return docx(
        tbl(tr("Surname", tc())),
        parts={"_xmlsignatures/origin.sigs": "", "_xmlsignatures/sig1.xml": "<Signature/>"},
    )


def odt() -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": b"<office:document-content/>"})


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    make, name, code = REFUSED[case]
    data = make()
    start = time.monotonic()
    with pytest.raises(FormFileError) as caught:
        open_form(data, name)
    assert time.monotonic() - start < 10
    assert caught.value.code == code or not code


def test_a_pdf_whose_owner_allows_filling_is_taken() -> None:
    data = fields(encryption=locked("", filling=True))
    assert [box.label for box in open_form(data, "f.pdf").boxes] == ["Surname"]


def test_a_remote_template_and_a_macro_are_carried_and_never_touched() -> None:
    remote = (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>'
    )  # fmt: skip
    data = docx(
        tbl(tr("Surname", tc())),
        macro=b"macro",
        parts={"word/_rels/settings.xml.rels": remote},
        settings='<w:attachedTemplate r:id="rId1"/>',
    )
    form = open_form(data, "f.docm")
    assert form.has_macros
    assert form.kind == "docm"


SEEDS = (GOOD, controls(CONSTABLE).data, fields())


@settings(max_examples=150)
@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0), st.binary(max_size=12)), max_size=6)
)
def test_damaged_files_are_read_or_refused(seed: bytes, cuts: list[tuple[int, bytes]]) -> None:
    data = bytearray(seed)
    for place, piece in cuts:
        at = place % len(data)
        data[at : at + len(piece)] = piece
    try:
        open_form(bytes(data), "f.pdf" if seed.startswith(b"%PDF") else "f.docx")
    except FormFileError:
        return


XML = zipfile.ZipFile(io.BytesIO(controls(CONSTABLE).data)).read("word/document.xml")


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0), st.integers(0, 60)), min_size=1, max_size=8))
def test_documents_with_missing_pieces_are_read_or_refused(cuts: list[tuple[int, int]]) -> None:
    body = bytearray(XML)
    pieces = [at for at in range(len(body)) if body[at : at + 1] == b"<"]
    for place, many in cuts:
        start = place % len(pieces)
        stop = min(start + many, len(pieces) - 1)
        body[pieces[start] : pieces[stop]] = b" " * (pieces[stop] - pieces[start])
    try:
        open_form(with_part("word/document.xml", bytes(body)), "f.docx")
    except FormFileError:
        return
