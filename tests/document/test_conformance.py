"""PDF/A-3a and PDF/UA-1 as far as a machine can check them, over every kind of file.

The controls break a file on purpose: a validator that accepts them would prove nothing.
"""

import io
import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name
from tests.document.conformance import (
    FALSE_ALARMS,
    PROFILES,
    SEVERAL_SIGNATURES,
    failures,
    qpdf_says,
    report,
    valid_signatures,
)
from tests.document.kinds import MAKERS, SIGNATURES, made, paper

from prevent_desktop import document
from prevent_desktop.document.packing import pack_streams


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", MAKERS)
def test_every_kind_of_file_conforms(kind: str, profile: str) -> None:
    assert report(made(kind), profile).unexpected(kind) == []


@pytest.mark.needs("qpdf")
@pytest.mark.parametrize("kind", MAKERS)
def test_other_programs_find_nothing_wrong(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(made(kind))
    assert qpdf_says(path) == ""
    assert valid_signatures(path) == SIGNATURES.get(kind, 0)


def test_sixty_pages_are_sixty() -> None:
    with pikepdf.open(io.BytesIO(made("sixty pages"))) as pdf:
        assert len(pdf.pages) >= 60


def test_the_one_false_alarm_is_one() -> None:
    """The first signature of two covers its own revision to the end, as it has to.

    The validator measures it against the end of the whole file. The bytes of that revision,
    taken alone, raise no alarm, so what was signed conforms.
    """
    both = made("countersigned")
    alarms = [line for line in failures(both, "3a") if SEVERAL_SIGNATURES in line]
    assert alarms, "no false alarm any more: take it out of the list"
    assert set(FALSE_ALARMS) == {"countersigned"}
    first = re.search(rb"/ByteRange \[\s*0 (\d+) (\d+) (\d+)\s*\]", both)
    assert first
    end = int(first[2]) + int(first[3])
    assert both[:end].rstrip().endswith(b"%%EOF")
    assert failures(both[:end], "3a") == []


@given(text=st.text(max_size=30), embedded=st.binary(max_size=30))
def test_no_stream_ends_in_a_carriage_return(text: str, embedded: bytes) -> None:
    """The validator takes such an end for part of the line end (see `packing`)."""
    pdf = pikepdf.new()
    content = pdf.make_stream(text.encode("utf-16-be", "surrogatepass"))
    file = pdf.make_stream(embedded, Type=Name.EmbeddedFile)
    font = pdf.make_stream(embedded, Length1=len(embedded))
    pack_streams(pdf)
    for stream in (content, file, font):
        raw = stream.read_raw_bytes()
        assert Name.Filter not in stream or not raw.endswith(b"\r")
    assert file.read_bytes().rstrip(b" ") == embedded.rstrip(b" ")
    assert font.read_bytes().rstrip(b" ") == embedded.rstrip(b" ")
    assert font.Length1 == len(font.read_bytes())


def test_the_trap_of_the_carriage_return_is_real() -> None:
    """Without our own packing, some content does end that way, and the validator minds."""
    data = next(
        data for n in range(1_000) if zlib.compress(data := b"% " + b"a" * n + b"\n")[-1:] == b"\r"
    )
    pdf = pikepdf.open(io.BytesIO(made("finished")))
    page = pdf.pages[0].obj
    page.Contents = pikepdf.Array([page.Contents, pdf.make_stream(zlib.compress(data))])
    page.Contents[1].Filter = Name.FlateDecode
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert any("STREAM-LENGTH" in line for line in failures(out.getvalue(), "3a"))


def broken(pdf: bytes, breaker: Callable[[pikepdf.Pdf], Any], **save: Any) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        breaker(opened)
        out = io.BytesIO()
        opened.save(out, **save)
        return out.getvalue()


def without_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root[Name.OutputIntents]


def without_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root[Name.ViewerPreferences]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root[Name.Lang]


def with_untagged_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 m 9 9 l S")


def with_a_wrong_width(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    font.DescendantFonts[0].W[1][0] = 5000


def without_words_for_a_field(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm.Fields[0][Name.TU]
    del pdf.Root.AcroForm.Fields[0][Name.Contents]
    for element in pdf.objects:
        if isinstance(element, Dictionary) and element.get(Name.S) == Name.Form:
            del element[Name.Alt]


def without_embedded_font(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor[Name.FontFile2]


def with_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def with_a_loose_attachment(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0][Name.AFRelationship]


@pytest.mark.parametrize(
    ("breaker", "profile"),
    [
        (without_intent, "3a"),
        (with_a_wrong_width, "3a"),
        (without_embedded_font, "3a"),
        (with_a_script, "3a"),
        (with_a_loose_attachment, "3a"),
        (without_title_shown, "ua1"),
        (with_untagged_content, "ua1"),
        (without_language, "ua1"),
        (without_words_for_a_field, "ua1"),
    ],
)
def test_the_validator_sees_what_is_broken(
    breaker: Callable[[pikepdf.Pdf], Any], profile: str
) -> None:
    whole = made("finished")
    assert failures(broken(whole, lambda _pdf: None, compress_streams=False), profile) == []
    assert failures(broken(whole, breaker, compress_streams=False), profile) != []


def test_the_validator_minds_plain_reportlab() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "not tagged, font not embedded")
    canvas.save()
    for profile in PROFILES:
        assert len(failures(out.getvalue(), profile)) > 2


def test_same_paper_same_bytes_for_every_kind_that_is_not_signed() -> None:
    """Signing draws a random number (ECDSA); everything else is made anew to the byte."""
    for kind in MAKERS.keys() - SIGNATURES.keys() - {"sixty pages"}:
        assert MAKERS[kind]() == made(kind), kind


def test_a_referral_of_many_pages_stays_small() -> None:
    assert len(made("sixty pages")) < 800_000
    assert len(document.render(paper())) < 120_000


@pytest.mark.parametrize("profile", PROFILES)
def test_a_byte_order_mark_inside_an_answer_conforms(profile: str) -> None:
    """As in `u-bom-mid`: it stays in the data, and is no part of what a font leads back to."""
    text = "She said\ufeff nothing.\ufeff\n\ufeff\nMo\ufeffhammed \u0645\ufeff\u062d\u0645\u062f"
    payload = json.dumps({"answers": {"concerns.description": text}}, ensure_ascii=False).encode()
    pdf = document.render(paper({"concerns.description": text}, payload=payload))
    assert not failures(pdf, profile)
    assert "\ufeff" in document.read_payload(pdf, unverified=True).decode()
    told = document.as_text(pdf)
    assert "\ufeff" not in told
    assert "She said nothing." in told
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        maps = [thing.ToUnicode.read_bytes() for thing in opened.objects
                if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing]  # fmt: skip
    assert maps
    assert not any(b"FEFF" in each for each in maps)
