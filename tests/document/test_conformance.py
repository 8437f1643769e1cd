"""PDF/A-3a and PDF/UA-1 as far as a machine can check them, with fixed content and clock.

The controls break a file on purpose: a validator that accepts them would prove nothing.
"""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import page
import pikepdf
import pytest
from pikepdf import Name

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.document import Identity, Mark, Paper
from prevent_desktop.form.definition import Form

PROFILES = ("3a", "ua1")
SEVERAL_SIGNATURES = "PDFA3A-SIGNATURE-BYTERANGE-001"
"""A false alarm on countersigned files: the first signature ends with its own revision."""
LATER = datetime.fromisoformat("2026-11-22T14:05:00+00:00")


def failures(pdf: bytes, profile: str) -> list[str]:
    report = str(page.validate_pdf_bytes(pdf, profile=profile))
    assert "Rules: " in report
    return [line for line in report.splitlines() if line.startswith("[")]


@pytest.mark.parametrize("profile", PROFILES)
def test_unsigned_and_signed_conform(unsigned: bytes, signed: bytes, profile: str) -> None:
    assert failures(unsigned, profile) == []
    assert failures(signed, profile) == []


@pytest.mark.parametrize("profile", PROFILES)
def test_a_countersigned_file_conforms(countersigned: bytes, profile: str) -> None:
    found = failures(countersigned, profile)
    assert [line for line in found if SEVERAL_SIGNATURES not in line] == []


@pytest.mark.parametrize("profile", PROFILES)
def test_blank_and_incomplete_conform(
    form: Form, area: Area, make_paper: Callable[..., Paper], profile: str
) -> None:
    assert failures(document.render_blank(form, area, LATER), profile) == []
    hostile = {"concerns.description": "a\x00 \ud800 \ue000 \uae40 \u0641\u064e\u064f " * 400}
    paper = make_paper(hostile, complete=False)
    assert failures(document.render(paper), profile) == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "mark", [Mark(typed="Sam \u0645\u062d\u0645\u062f"), Mark(strokes=(((0, 0.2), (1, 0.8)),))]
)
def test_typed_and_drawn_signatures_conform(
    unsigned: bytes, identity: Identity, mark: Mark, profile: str
) -> None:
    signed = document.sign(unsigned, identity, LATER, mark)
    assert failures(signed, profile) == []
    assert document.verify(signed).kind == "unchanged"


def broken(pdf: bytes, breaker: Callable[[pikepdf.Pdf], Any]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        breaker(opened)
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()


def without_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root[Name.OutputIntents]


def without_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root[Name.ViewerPreferences]


def with_untagged_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 m 9 9 l S")


def with_a_wrong_width(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    font.DescendantFonts[0].W[1][0] = 5000


@pytest.mark.parametrize(
    ("breaker", "profile"),
    [
        (without_intent, "3a"),
        (with_a_wrong_width, "3a"),
        (without_title_shown, "ua1"),
        (with_untagged_content, "ua1"),
    ],
)
def test_the_validator_sees_what_is_broken(
    unsigned: bytes, breaker: Callable[[pikepdf.Pdf], Any], profile: str
) -> None:
    assert failures(broken(unsigned, lambda _pdf: None), profile) == []
    assert failures(broken(unsigned, breaker), profile) != []
