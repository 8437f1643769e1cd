"""No random change of structure is believed: what is called unchanged looks and reads unchanged.

`dev.py test --long tests/document/test_structural.py` searches for ten minutes.
"""

import io
import subprocess
import time
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.document.kinds import made
from tests.document.structural import forge, forge_base
from tests.document.tampering import CASES
from tests.proofs import Record

from prevent_desktop import document
from prevent_desktop.document import VerdictKind
from prevent_desktop.document.signature_part import FORMER_LEAD_TIP, LEAD_TIP

QUICK, LONG_SECONDS = 60, 600
_DPI = 40


def pictures(pdf: bytes, folder: Path) -> list[tuple[object, ...]]:
    """Every page as two programs draw it, in grey, the lead's box left out."""
    path = folder / "seen.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        field = opened.Root.AcroForm.Fields[1]
        _, low, _, top = (float(number) for number in field.Rect)
        boxes = [page.obj.objgen == field.P.objgen for page in opened.pages]
        height = float(opened.pages[0].MediaBox[3])
    rows = (height - top, height - low)
    shown: list[tuple[object, ...]] = []
    with pypdfium2.PdfDocument(pdf) as document_shown:
        document_shown.init_forms()
        for page, holds_box in zip(document_shown, boxes, strict=True):
            drawn = page.render(scale=_DPI / 72, may_draw_forms=True).to_pil().convert("L")
            grey = (drawn.width, drawn.height, drawn.tobytes())
            shown.append(_without_box(grey, rows if holds_box else None))
    for number, holds_box in enumerate(boxes, start=1):
        shown.append(_without_box(_poppler(path, number), rows if holds_box else None))
    return shown


def _poppler(path: Path, number: int) -> tuple[int, int, bytes]:
    drawing = [
        "pdftoppm",
        "-r",
        str(_DPI),
        "-gray",
        "-f",
        str(number),
        "-l",
        str(number),
        str(path),
    ]
    done = subprocess.run(drawing, capture_output=True, check=True)
    _, width, height, _ = done.stdout[:30].split(maxsplit=3)
    size = int(width) * int(height)
    return int(width), int(height), done.stdout[-size:]


def _without_box(
    grey: tuple[int, int, bytes], rows: tuple[float, float] | None
) -> tuple[object, ...]:
    """The picture without the rows (in points from the top) in which a lead may sign."""
    width, height, data = grey
    if rows is None:
        return grey
    first, last = (int(row * _DPI / 72) for row in rows)
    return width, height, data[: (first - 2) * width], data[(last + 3) * width :]


def believed(seed: int, pdf: bytes, folder: Path) -> bool:
    """One attempt; fails if it is called unchanged and is not. Whether it was believed."""
    forged = forge(seed, pdf)
    if forged is None or document.verify(forged.pdf).kind is not VerdictKind.UNCHANGED:
        return False
    assert pictures(forged.pdf, folder) == pictures(pdf, folder), (seed, forged.how)
    assert outside_the_box(pdf) == outside_the_box(forged.pdf), (seed, forged.how)
    return True


def outside_the_box(pdf: bytes) -> tuple[str, str]:
    """What is read before the lead's box and after it."""
    text = document.as_text(pdf)
    before, _, after = text.partition(LEAD_TIP if LEAD_TIP in text else FORMER_LEAD_TIP)
    assert after
    return before, after.partition("About this paper")[2]


@pytest.mark.needs("pdftoppm")
def test_an_honest_countersignature_looks_unchanged(tmp_path: Path) -> None:
    """The comparison itself can tell: it sees through an honest one, and not past a cover."""
    pdf = made("signed")
    assert pictures(made("countersigned"), tmp_path) == pictures(pdf, tmp_path)
    assert pictures(CASES["cover appended (shadow: hide)"].change(pdf), tmp_path) != pictures(
        pdf, tmp_path
    )


@pytest.mark.needs("pdftoppm")
def test_random_changes_are_not_believed(tmp_path: Path, record: Record) -> None:
    pdf = made("signed")
    for seed in range(QUICK):
        believed(seed, pdf, tmp_path)
    record("random structural changes tried", QUICK, 0)


@pytest.mark.needs("pdftoppm")
def test_nor_are_they_in_papers_of_the_former_shape(tmp_path: Path) -> None:
    pdf = (Path(__file__).parent / "shapes" / "1" / "complete.pdf").read_bytes()
    for seed in range(QUICK, QUICK + QUICK // 3):
        believed(seed, pdf, tmp_path)


def test_papers_of_a_forgers_own_are_not_ours(record: Record) -> None:
    for seed in range(QUICK // 2):
        forged = forge_base(seed)
        if forged:
            verdict = document.verify(forged.pdf)
            assert verdict.kind is not VerdictKind.UNCHANGED, seed
    record("papers with foreign things in them tried", QUICK // 2, 0)


@pytest.mark.needs("pdftoppm")
@pytest.mark.long
@pytest.mark.proof
def test_a_long_search_finds_nothing(tmp_path: Path, record: Record) -> None:
    pdf, end, seed, trusted = made("signed"), time.monotonic() + LONG_SECONDS, 10_000, 0
    while time.monotonic() < end:
        trusted += believed(seed, pdf, tmp_path)
        forged = forge_base(seed) if seed % 4 == 0 else None
        if forged:
            assert document.verify(forged.pdf).kind is not VerdictKind.UNCHANGED, seed
        seed += 1
    record("random structural changes, ten minutes", seed - 10_000, 0)
    record("of these called unchanged, alike in two programs", trusted, 0)
