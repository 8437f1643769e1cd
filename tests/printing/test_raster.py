"""Pages as pictures: the same as another renderer's, with the box of the signature."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.printing.papers import REFERENCE, as_image, difference, poppler, signed_paper

from prevent_desktop import document
from prevent_desktop.document import VerdictKind
from prevent_desktop.document.page_range import read_copies, read_page_range
from prevent_desktop.document.print_note import note_words, with_print_note
from prevent_desktop.document.raster import LARGEST_SIDE, open_pages
from prevent_desktop.errors import DocumentError


@pytest.mark.needs("pdftoppm")
def test_every_page_looks_as_another_renderer_draws_it(tmp_path: Path) -> None:
    theirs = poppler(signed_paper(), tmp_path)
    with open_pages(signed_paper()) as pages:
        assert len(pages) == len(theirs) >= 3
        ours = [as_image(pages.picture(n, 60)) for n in range(len(pages))]
    for one, other in zip(ours, theirs, strict=True):
        assert difference(one, other) < 4
    assert difference(ours[0], theirs[1]) > 8


def test_the_signatures_box_is_drawn() -> None:
    """QtPdf leaves it out, and so would PDFium without its forms."""
    import pypdfium2

    with open_pages(signed_paper()) as pages:
        ours = [as_image(pages.picture(n, 60)) for n in range(len(pages))]
    bare = pypdfium2.PdfDocument(signed_paper())
    without = [page.render(scale=60 / 72).to_pil().convert("L") for page in bare]
    bare.close()
    assert max(difference(a, b) for a, b in zip(ours, without, strict=True)) > 0.2


def test_black_and_white_has_no_colour() -> None:
    with open_pages(signed_paper()) as pages:
        pixels = pages.picture(0, 40, grey=True).pixels
        coloured = pages.picture(0, 40).pixels
    assert pixels[0::4] == pixels[1::4] == pixels[2::4]
    assert coloured[0::4] != coloured[2::4]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"not a pdf", b"\x00" * 5000])
def test_what_is_no_pdf_is_told_as_such(data: bytes) -> None:
    with pytest.raises(DocumentError, match="unreadable"), open_pages(data):
        pass


def test_a_page_of_a_kilometre_does_not_fill_the_memory() -> None:
    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    made.new_page(14_400, 10)
    from io import BytesIO

    out = BytesIO()
    made.save(out)
    made.close()
    with open_pages(out.getvalue()) as pages:
        assert max(pages.picture(0, 1200).width, 1) <= LARGEST_SIDE


UNDERSTOOD = {
    "": (0, 1, 2, 3, 4),
    "  ": (0, 1, 2, 3, 4),
    "1": (0,),
    "1-3": (0, 1, 2),
    "1 - 3, 5": (0, 1, 2, 4),
    "2 to 4": (1, 2, 3),
    "2 TO 4": (1, 2, 3),
    "4\u20135": (3, 4),
    "3-": (2, 3, 4),
    "-2": (0, 1),
    "1 and 3": (0, 2),
    "1; 3": (0, 2),
    "3,1,3": (0, 2),
    "1-3,": (0, 1, 2),
    "1-3 ;": (0, 1, 2),
    "Pages 1-3.": (0, 1, 2),
    "3-,": (2, 3, 4),
    "1, 2, and 3": (0, 1, 2),
    "1, 3 & 5": (0, 2, 4),
    "1; AND 3": (0, 2),
    "all": (0, 1, 2, 3, 4),
    "All pages": (0, 1, 2, 3, 4),
    "every page": (0, 1, 2, 3, 4),
    "page 2": (1,),
    "Pages 1 to 3": (0, 1, 2),
    "p. 4": (3,),
    "pp1-2": (0, 1),
}
NOT_UNDERSTOOD = (
    "0", "6", "3-2", "1-6", "all but 2", "page", "some", "one", "1,,2", ",", "-", "to", "1-2-3",
    "and", "1 and", ", and 2", "1-3,,", "-,",
    "1.5", "1 2", "x1", "٣", "9" * 300, "1," * 150,
)  # fmt: skip


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_pages_as_people_write_them(text: str) -> None:
    assert read_page_range(text, 5) == UNDERSTOOD[text]


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_other_pages_are_not_guessed(text: str) -> None:
    assert read_page_range(text, 5) is None


COPIES = {
    "": 1, " ": 1, "1": 1, "2": 2, " 20 ": 20, "3x": 3, "2 X": 2, "two": 2, "Two copies": 2,
    "1 copy": 1, "4 times": 4, "one copy": 1, "007": 7,
}  # fmt: skip
NO_COPIES = ("0", "21", "-1", "1.5", "many", "2 3", "x", "x2", "1-2", "\u0663", "9" * 300, "copy")


@pytest.mark.parametrize("text", COPIES)
def test_copies_as_people_write_them(text: str) -> None:
    assert read_copies(text, 20) == COPIES[text]


@pytest.mark.parametrize("text", NO_COPIES)
def test_other_copies_are_not_guessed(text: str) -> None:
    assert read_copies(text, 20) is None


@given(st.text(max_size=20), st.integers(1, 50))
def test_any_text_gives_pages_that_are_there_or_none(text: str, count: int) -> None:
    found = read_page_range(text, count)
    assert found is None or (found == tuple(sorted(set(found))) and max(found) < count)


@pytest.mark.needs("pdftotext")
def test_every_printed_page_says_that_only_the_file_can_be_checked(tmp_path: Path) -> None:
    import subprocess

    printed = with_print_note(signed_paper(), REFERENCE)
    (tmp_path / "p.pdf").write_bytes(printed)
    command = ["pdftotext", "-layout", str(tmp_path / "p.pdf"), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    words = note_words(REFERENCE, signed_paper())
    with open_pages(signed_paper()) as pages:
        assert told.count(words) == len(pages)
    assert document.verify(printed).kind is not VerdictKind.UNCHANGED


@pytest.mark.needs("pdftoppm")
def test_the_line_changes_nothing_else_on_the_page(tmp_path: Path) -> None:
    before = poppler(signed_paper(), tmp_path)
    after = poppler(with_print_note(signed_paper(), REFERENCE), tmp_path)
    for one, other in zip(before, after, strict=True):
        width, height = one.size
        upper = (0, 0, width, height - 18)
        assert difference(one.crop(upper), other.crop(upper)) < 0.05
        assert difference(one, other) > 0


@pytest.mark.parametrize("reference", ["", "(x) Tj", "Zoë", "a" * 99])
def test_a_reference_of_another_shape_is_left_out(reference: str) -> None:
    assert note_words(reference, b"x").startswith("Printed copy of SHA-256")
    assert with_print_note(signed_paper(), reference)


def test_no_note_is_put_on_what_is_no_pdf() -> None:
    with pytest.raises(DocumentError, match="unreadable"):
        with_print_note(b"nothing", REFERENCE)
