"""Random things done to the structure of a signed paper, by somebody who wants them believed.

A forger has the paper and keys of his own. He may write whatever he likes after it, in the same
revision as a lead's signature of his, in one before it or in none; or make a paper of his own with
things in it that ours never has. Each attempt comes from a seed, so that it can be had again.
"""

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from tests.document.conftest import MOMENT, fixed_identity
from tests.document.kinds import paper

from prevent_desktop import document
from prevent_desktop.document import Holder
from prevent_desktop.document import signing as real_signing
from prevent_desktop.shipped import resources

FORGER = fixed_identity(Holder("Lea Lead", "Head"), 424242)
KEYS = [
    "/Rect",
    "/AP",
    "/AS",
    "/F",
    "/MK",
    "/BS",
    "/Border",
    "/C",
    "/Q",
    "/DA",
    "/DR",
    "/DV",
    "/V",
    "/T",
    "/TU",
    "/TM",
    "/Ff",
    "/FT",
    "/Parent",
    "/Kids",
    "/A",
    "/AA",
    "/OC",
    "/Contents",
    "/Subj",
    "/CA",
    "/Lang",
    "/ActualText",
    "/Alt",
    "/E",
    "/K",
    "/P",
    "/S",
    "/Matrix",
    "/BBox",
    "/Resources",
    "/Group",
    "/Length",
    "/Filter",
    "/DecodeParms",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/UserUnit",
    "/Annots",
    "/Tabs",
    "/Trans",
    "/Names",
    "/OpenAction",
    "/OCProperties",
    "/AcroForm",
    "/Metadata",
    "/Info",
    "/Extensions",
    "/Version",
    "/DSS",
    "/Collection",
    "/NeedAppearances",
    "/XFA",
    "/SigFlags",
    "/CO",
    "/Perms",
    "/Legal",
    "/URI",
    "/PageLabels",
    "/Outlines",
    "/ViewerPreferences",
]
Attempt = Callable[[random.Random], bytes]


def value(chance: random.Random, writer: Any, depth: int = 0) -> Any:
    """Any value, or a reference to any object."""
    made: Any = generic
    simple: list[Callable[[], Any]] = [
        lambda: made.NumberObject(chance.choice([0, 1, 4, 92, 400, 5_000, -1])),
        lambda: pdf_name(chance.choice(KEYS)),
        lambda: made.pdf_string(chance.choice(["", "forged", "01632 960999", "D:20990101"])),
        lambda: made.BooleanObject(chance.random() < 0.5),
        lambda: made.IndirectObject(chance.randrange(1, 200), 0, writer),
        made.NullObject,
    ]
    if depth > 1 or chance.random() < 0.6:
        return chance.choice(simple)()
    entries = {pdf_name(chance.choice(KEYS)): value(chance, writer, depth + 1) for _ in range(3)}
    drawing = b"q 1 0 0 rg 0 0 600 850 re f Q BT ET"
    return chance.choice(
        [
            made.ArrayObject(entries.values()),
            made.DictionaryObject(entries),
            writer.add_object(made.StreamObject(entries, stream_data=drawing)),
        ]
    )


def any_container(chance: random.Random, writer: Any) -> Any:
    """Any dictionary of the file, rather the ones that are seen."""
    page = writer.root["/Pages"]["/Kids"][-1].get_object()
    fields = writer.root["/AcroForm"]["/Fields"]
    near = [
        writer.root,
        page,
        writer.root["/AcroForm"],
        fields[0].get_object(),
        fields[1].get_object(),
        writer.root["/Pages"],
        writer.root["/StructTreeRoot"],
    ]
    if chance.random() < 0.6:
        return chance.choice(near)
    for _ in range(20):
        number = chance.randrange(1, 160)
        try:
            found = writer.get_object(generic.Reference(number, 0, writer))
        except Exception:  # noqa: BLE001  (a number without an object)
            found = None
        if isinstance(found, generic.DictionaryObject):
            return found
    return writer.root


def change_anything(chance: random.Random, writer: Any) -> None:
    for _ in range(chance.randint(1, 3)):
        container = any_container(chance, writer)
        keys = [*container.keys(), *chance.sample(KEYS, 2)]
        container[pdf_name(str(chance.choice(keys)))] = value(chance, writer)
        writer.update_container(container)


def lay_over(chance: random.Random, writer: Any) -> None:
    """Something with a look of its own over a page: a field, a stamp, a note."""
    number: Any = generic.NumberObject
    red = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): generic.ArrayObject(map(number, (0, 0, 400, 92))),
        },
        stream_data=b"1 0 0 rg 0 0 400 92 re f",
    )
    corners: Any = list(map(number, (50, 400, 550, 800)))
    if chance.random() < 0.3:
        corners.append(number(1))
    box: Any = generic.ArrayObject(corners)
    subtype = chance.choice(["/Widget", "/Widget", "/Stamp", "/FreeText", "/Square"])
    entries = {
        pdf_name("/Type"): pdf_name("/Annot"),
        pdf_name("/Subtype"): pdf_name(subtype),
        pdf_name("/Rect"): writer.add_object(box) if chance.random() < 0.5 else box,
        pdf_name("/F"): number(chance.choice([4, 132, 0])),
        pdf_name("/AP"): generic.DictionaryObject(  # type: ignore[no-untyped-call]
            {pdf_name("/N"): writer.add_object(red)}
        ),
    }
    if subtype == "/Widget":
        entries |= {pdf_name("/FT"): pdf_name(chance.choice(["/Sig", "/Tx"]))}
        entries |= {pdf_name("/T"): generic.pdf_string("Extra")}
    laid = writer.add_object(generic.DictionaryObject(entries))  # type: ignore[no-untyped-call]
    form = writer.root["/AcroForm"]
    if chance.random() < 0.7:
        form["/Fields"].append(laid)
        writer.update_container(form)
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    if chance.random() < 0.9:
        page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), laid])
        writer.update_container(page)


def add_quietly(chance: random.Random, writer: Any) -> None:
    """What is not seen: objects nothing leads to, information, extensions."""
    for _ in range(chance.randint(1, 3)):
        writer.add_object(generic.DictionaryObject())  # type: ignore[no-untyped-call]
    if chance.random() < 0.5:
        info = writer.get_object(writer.trailer.raw_get("/Info").reference)
        info[pdf_name("/Title")] = generic.pdf_string("Prevent referral PR-7K2M-4H9R")
        writer.update_container(info)


CHANGES = (change_anything, change_anything, lay_over, add_quietly)


class Writer(IncrementalPdfFileWriter):
    """A forger's writer: changes and signature in one revision."""

    def _update_meta(self) -> None:
        pass


def in_one_revision(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """Change the paper and sign it as its lead in the same breath."""

    class Changing(Writer):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            change(self)

    kept = real_signing._Writer
    real_signing._Writer = Changing  # type: ignore[misc, assignment]
    try:
        return signed_by_forger(pdf)
    finally:
        real_signing._Writer = kept  # type: ignore[misc]


def signed_by_forger(pdf: bytes) -> bytes:
    fonts = resources.path("fonts")
    return real_signing.sign_field(pdf, FORGER, MOMENT, field="LeadSignature", fonts_dir=fonts)


def _appended(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    writer = Writer(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _edited(chance: random.Random, pdf: bytes, start: int) -> bytes:
    """Bytes of the last revision changed where no signature looks: it is made anew afterwards."""
    tail = bytearray(pdf[start:])
    at = chance.randrange(len(tail))
    edits = (b" ", b"\n", b"%x\n", b"0", b"_", b"/", b"<<>>", b"1 0 obj\n<<>>\nendobj\n")
    edit = chance.choice(edits)
    if chance.random() < 0.5:
        tail[at:at] = edit
    else:
        tail[at : at + len(edit)] = edit
    return pdf[:start] + bytes(tail)


def _tables(chance: random.Random, pdf: bytes, start: int) -> bytes:
    """The last table of objects says something else."""
    places = [found.span() for found in re.finditer(rb"\d{10} 00000 n ", pdf[start:])]
    if not places:
        return pdf
    begin, end = (start + place for place in chance.choice(places))
    other = pdf[start + places[0][0] : start + places[0][1]]
    return pdf[:begin] + chance.choice((other, other + b"\n" + other)) + pdf[end:]


@dataclass(frozen=True)
class Forgery:
    """What came of one attempt: the bytes, and how it was made."""

    pdf: bytes
    how: str


def forge(seed: int, pdf: bytes) -> Forgery | None:
    """One attempt on a paper signed by its referrer; None if the attempt itself failed."""
    chance = random.Random(seed)
    change = chance.choice(CHANGES)
    how = chance.choice(("one", "one", "one", "before", "after", "alone", "edit", "table"))

    def run(writer: Any) -> None:
        change(chance, writer)

    ways: dict[str, Callable[[], bytes]] = {
        "one": lambda: in_one_revision(pdf, run),
        "before": lambda: signed_by_forger(_appended(pdf, run)),
        "after": lambda: _appended(signed_by_forger(pdf), run),
        "alone": lambda: _appended(pdf, run),
        "edit": lambda: _edited(chance, signed_by_forger(pdf), len(pdf)),
        "table": lambda: _tables(chance, signed_by_forger(pdf), len(pdf)),
    }
    try:
        forged = ways[how]()
    except Exception:  # noqa: BLE001  (the libraries refuse some of it)
        return None
    return Forgery(forged, f"{how}, {change.__name__}")


def forge_base(seed: int) -> Forgery | None:
    """A paper of the forger's own, with something in it that ours never has, signed by him."""
    chance = random.Random(seed)
    with pikepdf.open(io.BytesIO(document.render(paper()))) as opened:
        things = [thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary)]
        for _ in range(chance.randint(1, 2)):
            thing = chance.choice([opened.Root, *opened.Root.Pages.Kids, *things])
            added = chance.choice(
                [
                    pikepdf.Dictionary(
                        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
                    ),
                    pikepdf.Array([1, 2, 3, 4]),
                    opened.make_stream(b"1 0 0 rg 0 0 600 850 re f"),
                    pikepdf.String("There is no concern."),
                    pikepdf.Name.Hidden,
                ]
            )
            thing[pikepdf.Name(chance.choice(KEYS))] = added
        out = io.BytesIO()
        try:
            opened.save(
                out,
                force_version="1.7",
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                deterministic_id=True,
            )
        except pikepdf.PdfError:  # his metadata are no stream any more
            return None
    try:
        return Forgery(document.sign(out.getvalue(), FORGER, MOMENT), "a paper of his own")
    except Exception:  # noqa: BLE001  (nothing left to sign)
        return None
