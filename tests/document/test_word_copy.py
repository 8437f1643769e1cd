"""The copy for Word, and answers as text: the same words in the same order, and nobody's name."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from prevent_desktop import document
from prevent_desktop.app import read_library
from prevent_desktop.document import Holder, Paper
from prevent_desktop.document.copy_fields import as_text, copy_fields
from prevent_desktop.document.word_copy import UNSIGNED
from prevent_desktop.form.files import parse_json, read_answers, to_document
from prevent_desktop.form.printed import values_in_words
from prevent_desktop.referral import referral_from_file
from prevent_desktop.shipped import resources

MOMENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
REFERENCE = "PR-7K2M-4H9Q"
ARABIC, GREEK, CHINESE = "مرحبا بكم في المدرسة", "Καλημέρα κόσμε, σχολείο", "你好学校老师"


def paper(name: str = "child", *, complete: bool = True, **answers: object) -> Paper:
    raw: Any = parse_json(resources.path("examples", f"{name}.json").read_bytes())
    raw["answers"].update({key.replace("__", "."): value for key, value in answers.items()})
    referral = referral_from_file(read_library(), raw)
    return Paper(
        form=referral.form,
        area=referral.area,
        released=referral.released(),
        shown=referral.review(MOMENT.date()).shown,
        payload=None,
        reference=REFERENCE,
        moment=MOMENT,
        complete=complete,
        signer=Holder("Sam Sample", ""),
    )


def read(made: bytes) -> Any:
    return docx.Document(BytesIO(made))


def words_of(made: bytes) -> str:
    opened = read(made)
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(each.text for each in opened.paragraphs)])


def values(made: Paper) -> list[tuple[str, str]]:
    """Every value that leaves, as it is printed, with the id of its question."""
    released = read_answers(made.form, to_document(made.released))
    return list(values_in_words(made.form, released))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["child", "adult-patient", "many-scripts"])
def test_it_holds_every_value_in_the_order_of_the_paper(name: str) -> None:
    made = paper(name)
    told = squeezed(words_of(document.render_word_copy(made)))
    told = told[told.index(made.form.sections[0].printed_title) :]
    place = 0
    for _, value in values(made):
        found = told.find(squeezed(value), place)
        assert found >= 0
        place = found


def test_every_section_and_question_is_a_heading() -> None:
    made = paper()
    told = read(document.render_word_copy(made)).paragraphs
    headings = [each.text for each in told if "Heading" in each.style.name]
    for section in made.form.sections:
        assert section.printed_title in headings
        for question in section.questions:
            assert (question.printed_label in headings) or question.id not in made.shown


def test_every_page_says_that_it_is_unsigned() -> None:
    (section,) = read(document.render_word_copy(paper())).sections
    assert UNSIGNED in section.header.paragraphs[0].text
    assert "OFFICIAL-SENSITIVE" in section.header.paragraphs[0].text
    assert "INCOMPLETE" in words_of(document.render_word_copy(paper(complete=False)))


def test_the_file_names_no_user_no_company_and_no_template() -> None:
    made = document.render_word_copy(paper())
    about = read(made).core_properties
    assert (about.author, about.last_modified_by, about.comments, about.keywords) == ("",) * 4
    assert about.title == f"Prevent referral {REFERENCE} (unsigned copy)"
    with zipfile.ZipFile(BytesIO(made)) as parts:
        app = parts.read("docProps/app.xml").decode()
        names = parts.namelist()
    assert not re.search("Company|Manager|Template", app)
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_no_part_is_named_that_is_not_there() -> None:
    """Word offers to repair a file whose list of contents is wrong."""
    with zipfile.ZipFile(BytesIO(document.render_word_copy(paper()))) as parts:
        there = {f"/{name}" for name in parts.namelist()}
        listed = re.findall(rb'PartName="([^"]+)"', parts.read("[Content_Types].xml"))
        assert {name.decode() for name in listed} <= there
        for name in parts.namelist():
            if name.endswith(".rels"):
                folder = name.replace("_rels/", "").rpartition("/")[0]
                for target in re.findall(rb'Target="([^"]+)"', parts.read(name)):
                    assert f"/{folder}/{target.decode()}".replace("//", "/") in there


def test_a_passage_has_its_language_and_its_direction() -> None:
    text = f"{ARABIC}\n\n{GREEK}\n\n{CHINESE}\n\nPlain English."
    made = read(document.render_word_copy(paper(needs__description=text)))
    by_text = {each.text: each for each in made.paragraphs}
    arabic = by_text[ARABIC]
    assert arabic._p.pPr.find(qn("w:bidi")) is not None
    (run,) = arabic.runs
    assert run.font.rtl
    assert run._r.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "ar"
    assert by_text[GREEK].runs[0]._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "el"
    assert by_text[CHINESE].runs[0]._r.rPr.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh"
    plain = by_text["Plain English."].runs[0]._r.rPr
    assert plain is None or plain.find(qn("w:lang")) is None
    styles = made.styles.element.iter(qn("w:lang"))
    assert {each.get(qn("w:val")) for each in styles} == {"en-GB"}


@pytest.mark.parametrize(
    "text", ["a\x07b\x00", "<w:p>&amp;]]>", "tab\there\nline\r\nend", "\ufffe"]
)
def test_any_text_can_be_written(text: str) -> None:
    told = words_of(document.render_word_copy(paper(needs__description=f"before {text} after")))
    assert "before" in told
    assert "after" in told


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert document.render_word_copy(paper()) == document.render_word_copy(paper())


def test_somebody_who_wishes_to_stay_anonymous_is_in_no_copy() -> None:
    answers = {
        "identifier__anonymous": "yes",
        "identifier__forename": "Zebedee",
        "identifier__surname": "Quillfeather",
    }
    made = paper(**answers)  # type: ignore[arg-type]
    fields = tuple(copy_fields(made.form, made.released, made.shown))
    for told in (words_of(document.render_word_copy(made)), as_text(fields), repr(fields)):
        assert "Quillfeather" not in told
        assert "Zebedee" not in told


def test_answers_as_text_stand_in_the_national_order() -> None:
    made = paper()
    fields = tuple(copy_fields(made.form, made.released, made.shown))
    assert [each.question_id for each in fields] == [
        question.id
        for section in made.form.sections
        for question in section.questions
        if question.id in made.shown
    ]
    surname = next(each for each in fields if each.question_id == "individual.surname")
    assert surname.labelled == f"{surname.label}: Exampleton"
    told = as_text(fields)
    assert surname.labelled in told
    assert told.index("CONCERN") > told.index(surname.labelled)
    assert as_text(()) == ""


def test_an_answer_of_several_lines_stands_below_its_label() -> None:
    made = paper(needs__description="one\ntwo")
    fields = copy_fields(made.form, made.released, made.shown)
    needs = next(each for each in fields if each.question_id == "needs.description")
    assert needs.labelled == f"{needs.label}:\none\ntwo"
    assert replace(needs, text="").labelled == f"{needs.label}:"


@pytest.mark.long
@pytest.mark.needs("soffice")
def test_libreoffice_opens_it_and_shows_every_value(tmp_path: Path) -> None:
    made = paper(needs__description=f"{ARABIC}\n\n{GREEK}")
    (tmp_path / "copy.docx").write_bytes(document.render_word_copy(made))
    office = shutil.which("soffice") or "soffice"
    words = [office, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "copy.docx")], check=True, capture_output=True)
    told = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "copy.pdf"), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    letters = "".join(told.split())
    for question, value in values(made):
        for word in value.split():
            # Arabic is drawn right to left; poppler's order of its letters is its own. Words, for
            # a page may end inside a passage.
            assert word in ARABIC or word in letters, question
