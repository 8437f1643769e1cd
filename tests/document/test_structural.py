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
from tests.proofs import Record

from prevent_desktop import document
from prevent_desktop.document import VerdictKind

QUICK, LONG_SECONDS = 60, 600
_DPI = 40


def pictures(pdf: bytes, folder: Path) -> list[object]:
    """Every page as two programs draw it, in grey, the lead's box left out."""
    shown: list[object] = []
    with pypdfium2.PdfDocument(pdf) as opened:
        opened.init_forms()
        for page in opened:
            drawn = page.render(scale=_DPI / 72, may_draw_forms=True, grayscale=True).to_pil()
            shown.append(drawn.size)
            shown.append(_without_box(drawn.width, drawn.tobytes(), pdf))
    path = folder / "seen.pdf"
    path.write_bytes(pdf)
    drawing = ["pdftoppm", "-r", str(_DPI), "-gray", str(path)]
    done = subprocess.run(drawing, capture_output=True, check=False)
    header = done.stdout[:20].split(maxsplit=3)
    shown.append(_without_box(int(header[1]), done.stdout, pdf) if len(header) > 3 else b"")
    return shown


def _without_box(width: int, grey: bytes, pdf: bytes) -> bytes:
    """The picture with the rows of the lead's box blanked: that is where a lead may sign."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        _, low, _, top = (float(n) for n in opened.Root.AcroForm.Fields[1].Rect)
        height = float(opened.pages[-1].MediaBox[3])
    rows = len(grey) // width
    first, last = (int((height - y) / height * rows) for y in (top, low))
    return grey[: max(0, first - 2) * width] + grey[(last + 2) * width :]


def believed(seed: int, pdf: bytes, folder: Path) -> bool:
    """One attempt; fails if it is called unchanged and is not. Whether it was believed."""
    forged = forge(seed, pdf)
    if forged is None or document.verify(forged.pdf).kind is not VerdictKind.UNCHANGED:
        return False
    assert pictures(forged.pdf, folder) == pictures(pdf, folder), (seed, forged.how)
    mine, theirs = (document.as_text(each).partition("Digital counters")[0]
                    for each in (pdf, forged.pdf))  # fmt: skip
    assert mine == theirs, (seed, forged.how)
    return True


def test_random_changes_are_not_believed(tmp_path: Path, record: Record) -> None:
    pdf = made("signed")
    for seed in range(QUICK):
        believed(seed, pdf, tmp_path)
    record("random structural changes tried", QUICK, 0)


def test_papers_of_a_forgers_own_are_not_ours(record: Record) -> None:
    for seed in range(QUICK // 2):
        forged = forge_base(seed)
        if forged:
            verdict = document.verify(forged.pdf)
            assert verdict.kind is not VerdictKind.UNCHANGED, seed
    record("papers with foreign things in them tried", QUICK // 2, 0)


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
