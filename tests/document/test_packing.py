"""No stream of a file ends in a carriage return, which some take for a part of the line end."""

import io
import zlib

import pikepdf
import pytest
from tests.document.conformance import PROFILES, report
from tests.document.kinds import MAKERS, made

from prevent_desktop import document
from prevent_desktop.document import VerdictKind, pdfa, signing
from prevent_desktop.document.packing import ends_safely
from prevent_desktop.document.shape.tiles import HEADER


class Doubtful:
    """Finds the ends of streams unsafe so many times, and then looks."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.seen: list[bytes] = []

    def __call__(self, pdf: bytes) -> bool:
        self.seen.append(pdf)
        self.left -= 1
        return self.left < 0 and ends_safely(pdf)


@pytest.mark.parametrize("kind", ["finished", "countersigned", "many scripts", "receipt", "blank"])
def test_a_file_made_anew_until_every_stream_ends_safely_is_as_good(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables and packed objects of one paper in a hundred end in a carriage return."""
    pages, signatures = Doubtful(3), Doubtful(3)
    monkeypatch.setattr(pdfa, "ends_safely", pages)
    monkeypatch.setattr(signing, "ends_safely", signatures)
    pdf = MAKERS[kind]()
    assert len({sum(each) % 256 for each in pages.seen}) > 2, "what is packed does not change"
    assert ends_safely(pdf)
    for profile in PROFILES:
        assert not report(pdf, profile).unexpected(kind)
    if kind == "countersigned":
        assert len({len(each) for each in signatures.seen}) > 2
        assert document.verify(pdf).kind is VerdictKind.UNCHANGED
    else:
        assert document.verify(pdf).kind is VerdictKind.NOT_SIGNED


def test_saying_the_language_of_all_leaves_other_languages_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdfa, "ends_safely", Doubtful(100))
    usual, said = made("many scripts"), MAKERS["many scripts"]()
    assert spoken(said) == spoken(usual)
    assert said.count(b"endstream") == usual.count(b"endstream")


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """Every element in reading order: what it is, and the language a screen reader speaks it in."""

    def below(element: pikepdf.Object, language: str) -> list[tuple[str, str]]:
        language = str(element.get("/Lang", language))
        found = [(str(element.S), language)]
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else ():
            found += below(kid, language) if "/S" in kid else []
        return found

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return below(opened.Root.StructTreeRoot.K[0], str(opened.Root.Lang))


def test_a_number_of_thousands_of_digits_is_no_paper_and_no_error() -> None:
    """Python reads no such number; `verify` never raises."""
    head = b"2 " + b"9" * 5000 + b"\n"
    packed = zlib.compress(head + b"1\n")
    rows = zlib.compress(b"\0" * 10)
    pdf = HEADER + (
        b"1 0 obj\n<< /Type /ObjStm /Length %d /Filter /FlateDecode /N 1 /First %d >>\nstream\n%s\n"
        b"endstream\nendobj\n" % (len(packed), len(head), packed)
    )
    table = (
        b"3 0 obj\n<< /Type /XRef /Length %d /Filter /FlateDecode /DecodeParms << /Columns 4 "
        b"/Predictor 12 >> /W [ 1 2 1 ] /Info 2 0 R /Root 2 0 R /Size 4 /ID [<%s><%s>] >>\n"
        b"stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
    )
    pdf += table % (len(rows), b"0" * 32, b"0" * 32, rows, len(pdf))
    assert document.verify(pdf).kind is VerdictKind.UNREADABLE
