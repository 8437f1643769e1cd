"""The blank form: what a pen needs, on as few sheets as that takes, and nothing paper cannot do."""

import io
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from tests.document.conftest import MOMENT
from tests.document.test_paper import page_texts, words

from prevent_desktop import document
from prevent_desktop.referral import load_library
from prevent_desktop.shipped import resources

LEAST_LINE, LEAST_BOX = 0.75, 5 * 72 / 25.4
"""Points: what a school's printer or copier still draws, and a box that can be ticked (5 mm)."""
ONLY_THE_WINDOW = ("this program leaves", "are used and the next six questions", "choose")


def shipped(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in resources.path(folder).glob("*.toml")}


LIBRARY = load_library(shipped("forms"), shipped("areas"))


def blank(*, large: bool = False) -> bytes:
    return document.render_blank(LIBRARY.default_form, LIBRARY.default_area, MOMENT, large=large)


@pytest.fixture(scope="module", params=[False, True], ids=["usual", "large"])
def form(request: pytest.FixtureRequest) -> bytes:
    return blank(large=request.param)


def test_it_takes_nine_sheets_and_fourteen_in_large_print(tmp_path: Path) -> None:
    assert len(page_texts(blank(), tmp_path / "a.pdf")) <= 9
    assert len(page_texts(blank(large=True), tmp_path / "b.pdf")) <= 14


def test_it_says_what_comes_first_and_where_it_goes(form: bytes) -> None:
    text = words(document.as_text(form))
    first = text.index("call 999 first")
    assert first < text.index("Talk to your safeguarding lead") < text.index("1. The person")
    for said in (
        "Textphone 18000",
        "18001 101",
        "a scan made on a work device, never a photo taken with a phone, to preventreferrals@",
        "address last checked on 22 November 2026",
        "leave these six lines empty",
    ):
        assert said in text, said
    for never in ONLY_THE_WINDOW:
        assert never not in text, never


def test_every_question_and_prompt_stands_in_it(form: bytes) -> None:
    text = words(document.as_text(form))
    for question in LIBRARY.default_form.questions():
        assert words(question.paper or question.label) in text, question.id
        for prompts in question.prompts:
            assert all(words(item) in text for item in prompts.items), question.id


def test_sections_have_the_numbers_of_the_window(form: bytes) -> None:
    text = document.as_text(form)
    for number, section in enumerate(LIBRARY.default_form.sections, 1):
        assert f"\n{number}. {section.paper or section.title}\n" in text


def test_every_sheet_has_a_place_for_the_name(form: bytes, tmp_path: Path) -> None:
    pages = page_texts(form, tmp_path / "a.pdf")
    for number, text in enumerate(pages, 1):
        assert "Person\u2019s name:" in text
        assert f"Page {number} of {len(pages)}" in text


def drawn(pdf: bytes) -> tuple[list[float], list[float]]:
    """The weights of all lines to write on (long, in ink), and the sides of all boxes to tick."""
    lines, boxes = [], []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            steps = [
                (str(step.operator), [float(n) for n in step.operands if not_text(n)])
                for step in pikepdf.parse_content_stream(page)
            ]
            colour, weight = [1.0], 0.0
            for (operator, numbers), (following, ends) in pairwise(steps):
                colour = numbers if operator == "RG" else colour
                weight = numbers[0] if operator == "w" else weight
                dark = max(colour) < 0.1
                if operator == "re" and following == "S":
                    boxes.append(min(numbers[2:]))
                elif operator == "m" and dark and ends[0] - numbers[0] > 90:
                    lines.append(weight)
    return lines, boxes


def not_text(value: object) -> bool:
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True


def test_lines_and_boxes_are_heavy_enough(form: bytes) -> None:
    lines, boxes = drawn(form)
    assert len(lines) > 100
    assert min(lines) >= LEAST_LINE
    assert len(boxes) > 20
    assert min(boxes) >= LEAST_BOX


def test_large_print_is_heavier() -> None:
    usual, large = drawn(blank())[0], drawn(blank(large=True))[0]
    assert sorted(large)[len(large) // 2] > sorted(usual)[len(usual) // 2]


@pytest.mark.needs("pdftoppm")
def test_a_copier_that_knows_only_black_and_white_draws_the_lines(tmp_path: Path) -> None:
    """The page of the concern in one bit at 200 dots an inch: each line is one black run."""
    path = tmp_path / "blank.pdf"
    path.write_bytes(blank())
    shown = ["pdftoppm", "-mono", "-r", "200", "-f", "3", "-l", "3", str(path)]
    picture = subprocess.run(shown, capture_output=True, check=True).stdout
    head = picture[:40].split(maxsplit=3)
    width, height = int(head[1]), int(head[2])
    row = (width + 7) // 8
    body = picture[-row * height :]
    dark = [
        sum(byte.bit_count() for byte in body[at : at + row]) > width // 3
        for at in range(0, len(body), row)
    ]
    begins = sum(1 for before, now in pairwise(dark) if now and not before)
    assert begins >= 25
