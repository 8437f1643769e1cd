"""What would look careless on a page, or mislead whoever reads it in haste."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
import pypdfium2
import pytest
from tests.document.conftest import MOMENT, SIGNER, run_tool, struct_pieces
from tests.document.test_blank import LIBRARY, blank
from tests.document.test_first_page import EXAMPLES, SHORT
from tests.document.test_paper import page_texts, words

from prevent_desktop import document
from prevent_desktop.document import Paper
from prevent_desktop.document.blocks import Block, Strip
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.pages import paginate
from prevent_desktop.document.story import tell
from prevent_desktop.document.style import BODY, LABEL, PAGE_HEIGHT, Style
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.form.answers import NotKnown, Released
from prevent_desktop.form.files import parse_json
from prevent_desktop.referral import referral_from_file
from prevent_desktop.shipped import resources

ARABIC, HEBREW = "\u0645\u062d\u0645\u062f \u0628\u0646", "\u05d3\u05d5\u05d3"
STORM = "\n" * 40


def paper(values: dict[str, Any] | None = None) -> Paper:
    """A short case of the national form with some answers changed."""
    form = LIBRARY.default_form
    given = {key: value for key, value in (SHORT | (values or {})).items() if value is not None}
    answers = Released(form.id, form.version, "kent-and-medway", MappingProxyType(given))
    return Paper(
        form=form,
        area=LIBRARY.default_area,
        released=answers,
        shown=frozenset(form.by_id),
        payload=b"{}",
        reference="PR-7K2M-4H9Q",
        moment=MOMENT,
        complete=True,
        signer=SIGNER,
    )


def example(name: str) -> Paper:
    raw = resources.path("examples", f"{name}.json").read_bytes()
    referral = referral_from_file(LIBRARY, parse_json(raw))
    shown = referral.review(date(2026, 11, 22)).shown
    return replace(paper(), released=referral.released(), shown=shown)


def spoken(made: Paper, folder: Path) -> list[str]:
    """What a reader that goes by the tags tells, element by element."""
    path = folder / "a.pdf"
    path.write_bytes(document.render(made))
    told = struct_pieces(run_tool("pdfinfo", "-struct-text", str(path)))
    return [words(line) for line in told.split("\n")]


def first_page(made: Paper, folder: Path) -> str:
    return page_texts(document.render(made), folder / "a.pdf")[0]


def blocks(made: Paper) -> list[Block]:
    return tell(made, Typesetter(load_fonts(resources.path("fonts")))).blocks


def test_an_account_is_cut_where_a_paragraph_ends_if_one_does(tmp_path: Path) -> None:
    """What follows the last sentence often takes it back."""
    page = first_page(example("child"), tmp_path)
    assert "I have seen the drawing. It is not a plan of our school. Whole account: page 2." in page


def test_an_account_that_is_shown_whole_is_called_whole(tmp_path: Path) -> None:
    page = first_page(paper(), tmp_path)
    assert "The whole account Alex said" in page
    assert "account begins" not in page


def test_empty_lines_take_no_pages(tmp_path: Path) -> None:
    told = {
        "concerns.description": f"It began.{STORM}It ended.{STORM}",
        "safeguarding.informed_detail": f"{STORM}He laughed.{STORM}He left.",
        "individual.family_details": f"A mother.{STORM}A brother.",
    }
    assert len(page_texts(document.render(paper(told)), tmp_path / "a.pdf")) <= 5
    page = first_page(paper(told), tmp_path)
    assert "Told about this referral No He laughed. He left. 999 or 101" in page


def test_a_reason_in_very_many_lines_leaves_room_for_the_rest(tmp_path: Path) -> None:
    page = first_page(paper({"safeguarding.informed_detail": "One line.\n" * 41}), tmp_path)
    assert page.count("One line.") == 8
    assert "One line. The rest: page" in page
    assert "Paper made" in page
    page = first_page(paper({"safeguarding.informed_detail": "no end " * 100}), tmp_path)
    assert "Told about this referral No More on page" in page


@pytest.mark.needs("pdfinfo")
def test_no_name_is_parted_on_the_first_page(tmp_path: Path) -> None:
    names = ("Alexander Example", "Alexandra Samplewright", "Sasha Placeholder", ARABIC, HEBREW)
    lines = spoken(paper({"individual.other_names": names}), tmp_path)
    at = lines.index("Other names or spellings: Alexander Example")
    told = ["Alexandra Samplewright; Sasha Placeholder", ARABIC, HEBREW, "Age"]
    assert lines[at + 1 : at + 5] == told


@pytest.mark.needs("pdfinfo")
def test_age_and_date_of_birth_are_read_apart(tmp_path: Path) -> None:
    lines = spoken(paper(), tmp_path)
    at = lines.index("Age")
    assert lines[at + 1] == "Under 18 (15, worked out from date of birth on 22 November 2026)"
    assert lines[at + 2] == "Date of birth: 9 March 2011"


def test_a_large_copy_has_the_whole_name_in_its_head_and_the_marking_in_the_clear(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(document.render(replace(example("child"), large_copy=True)))
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[1].get_textpage()
        assert "Rowan Exampleton" in page.get_text_range()
        found = page.search(LIBRARY.default_area.marking).get_next()
        assert found is not None
        top = page.get_charbox(found[0])[3]
        assert top < PAGE_HEIGHT - 22, "below the red band"


def test_no_age_is_missed_beside_a_date_of_birth(tmp_path: Path) -> None:
    pages = " ".join(page_texts(document.render(paper()), tmp_path / "a.pdf"))
    assert "Not given: other names or spellings; addresses;" in pages
    unknown = paper({"individual.dob": NotKnown("never asked")})
    pages = " ".join(page_texts(document.render(unknown), tmp_path / "a.pdf"))
    assert "Not given: other names or spellings; age as stated; addresses;" in pages


def test_whoever_noticed_it_themselves_is_not_asked_about_anonymity(tmp_path: Path) -> None:
    told = {**SHORT, "identifier.anonymous": None}
    raw = {"form": "prevent-national", "version": "2018", "area": "kent-and-medway"}
    referral = referral_from_file(LIBRARY, {**raw, "answers": told})
    assert not referral.review(date(2026, 11, 22)).errors
    pages = " ".join(page_texts(document.render(paper(told)), tmp_path / "a.pdf"))
    assert "anonymous" not in pages


def turned(made: Paper) -> list[bool]:
    """For each strip of a paper whether a line of it stands at the right."""
    return [
        any(line.rtl for cell in block.cells for part in cell.passages for line in part.lines)
        for block in blocks(made)
        if isinstance(block, Strip)
    ]


def test_names_that_run_from_right_to_left_stand_where_names_stand() -> None:
    assert not any(turned(paper({"individual.surname": ARABIC, "individual.gender": HEBREW})))
    assert any(turned(paper({"concerns.description": f"{ARABIC} " * 40})))


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("shift", range(0, 40, 8))
def test_no_page_ends_with_a_heading(name: str, shift: int, tmp_path: Path) -> None:
    """Neither one of the paper's nor one that the writer made."""
    made = example(name)
    values = dict(made.released.values) | {"individual.family_details": "A line.\n" * shift}
    moved = replace(made, released=replace(made.released, values=MappingProxyType(values)))
    for page in paginate(blocks(moved))[:-1]:
        assert not page[-1].block.keep
    for text in page_texts(document.render(moved), tmp_path / "a.pdf"):
        assert not text.endswith(("What was seen and heard", "What I think", "The family"))


def test_a_text_of_nothing_but_short_lines_fills_its_pages() -> None:
    made = paper({"concerns.description": "\n\n".join(f"Line {n}" for n in range(200))})
    assert len(paginate(blocks(made))) < 12


def test_a_prompt_put_into_the_text_stands_out_there() -> None:
    set_as: dict[str, tuple[Style, bool]] = {}

    class Noting(Typesetter):
        def text(self, *words: Words, **room: Any) -> Strip:
            set_as.update({each.text: (each.style, room.get("keep", False)) for each in words})
            return super().text(*words, **room)

    (prompts, *_) = LIBRARY.default_form.by_id["concerns.description"].prompts
    heading = prompts.headings[1]
    made = paper({"concerns.description": f"It began.\n{heading}\nTwo things.\n\nThe end."})
    tell(made, Noting(load_fonts(resources.path("fonts"))))
    assert set_as[heading] == (LABEL, True)
    assert set_as["It began."] == set_as["Two things."] == (BODY, False)


def test_a_forename_has_its_surname_beside_it(tmp_path: Path) -> None:
    told = {"identifier.same_as_referrer": None, "identifier.forename": "Morgan"}
    told["identifier.surname"] = "Testwick"
    path = tmp_path / "a.pdf"
    path.write_bytes(document.render(paper(told)))
    with pypdfium2.PdfDocument(path) as opened:
        page = next(
            text for each in opened if "Morgan" in (text := each.get_textpage()).get_text_range()
        )
        places = [page.search(name).get_next() for name in ("Morgan", "Testwick")]
        heights = [page.get_charbox(place[0], loose=True)[1] for place in places if place]
    assert heights[0] == pytest.approx(heights[1], abs=1)


@pytest.mark.needs("pdfinfo")
def test_an_entry_of_a_group_is_read_part_by_part(tmp_path: Path) -> None:
    rows = ({"address": "14 Sample Street\nExampleham", "postcode": "ZZ99 3WZ", "current": True},)
    lines = spoken(paper({"individual.addresses": rows}), tmp_path)
    assert lines.index("14 Sample Street, Exampleham, ZZ99 3WZ") < lines.index("Gender")
    at = lines.index("Addresses")
    parts = ["14 Sample Street Exampleham", "Postcode: ZZ99 3WZ", "Lives here now: Yes"]
    assert lines[at + 1 : at + 4] == parts


def test_the_blank_form_names_whom_to_ring_line_by_line() -> None:
    text = document.as_text(blank())
    lines = [words(line) for line in text.split("\n")]
    assert "Prevent team: prevent@kent.gov.uk" in lines
    assert any(
        line.startswith("Kent children\u2019s services") and "out of hours 03000 41 91 91" in line
        for line in lines
    )
    assert "Address 1: Address" not in text


def test_a_bookmark_leads_to_its_heading(tmp_path: Path) -> None:
    """To its page for a viewer, to the element itself for whoever reads by the tags."""
    path = tmp_path / "a.pdf"
    path.write_bytes(document.render(example("child")))
    pages = page_texts(path.read_bytes(), path)
    with pypdfium2.PdfDocument(path) as opened, pikepdf.open(path) as tagged:
        led = [(each.get_title(), each.get_dest()) for each in opened.get_toc()]
        assert len(led) > 10
        for title, place in led[1:]:
            assert place is not None
            assert title in pages[place.get_index()], title
        bookmark: pikepdf.Object | None = tagged.Root.Outlines.First
        roles = []
        while bookmark is not None:
            heading = bookmark.A.SD[0]
            assert heading.K[0].Pg.objgen == bookmark.A.D[0].objgen
            roles.append(str(heading.S))
            bookmark = bookmark.get("/Next")
    assert roles == ["/H1", *["/H2"] * (len(led) - 1)]
