"""What is shown of a filled form, what the message calls it, and a copy without macros."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.own_form.conftest import TODAY, Fill, example
from tests.own_form.hands import CLERK
from tests.own_form.pdf_shapes import beside
from tests.own_form.table_shapes import two_columns
from tests.own_form.wordxml import docx, legacy_text, p, tbl, tc, tr

from prevent_desktop import own_form
from prevent_desktop.document.raster import open_pages
from prevent_desktop.form import Form
from prevent_desktop.form.files import read_answers
from prevent_desktop.form.release import release
from prevent_desktop.own_form.word_package import open_package


def test_a_word_form_is_shown_line_by_line_with_what_was_written_marked(fill: Fill) -> None:
    lines = own_form.as_lines(fill(two_columns(CLERK).data, example("child")))
    assert ("Exampleton", True) in lines
    assert ("Family name", False) in lines
    assert [text for text, _ in lines].index("Family name") < [text for text, _ in lines].index(
        "Exampleton"
    )


def test_a_pdf_form_is_shown_as_pictures(fill: Fill) -> None:
    blank = own_form.open_form(beside(CLERK).data, "f.pdf")
    filled = fill(blank.data, example("child"), "f.pdf")
    with open_pages(own_form.for_pictures(filled)) as pages, open_pages(blank.data) as before:
        assert len(pages) == len(before)
        assert pages.picture(0, 60.0) != before.picture(0, 60.0)


def test_the_message_calls_it_by_the_reference_alone() -> None:
    file = own_form.open_form(two_columns(CLERK).data, "Form for R Exampleton.docx")
    assert own_form.message_name("PR-7K2M-4H9Q", file) == "PR-7K2M-4H9Q-form.docx"


def macros(fill: Fill) -> own_form.Filled:
    data = docx(tbl(tr("Name of referrer", tc())), macro=b"Sub AutoOpen")
    return fill(data, example("child"), "f.docm")


def test_a_copy_without_macros_is_a_docx(fill: Fill) -> None:
    data = own_form.without_macros(macros(fill))
    assert open_package(data).kind == "docx"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert not any("vba" in name for name in packed.namelist())
        for name in packed.namelist():
            assert b"vba" not in packed.read(name).lower()
        assert b"Priya Sampleford" in packed.read("word/document.xml")


@pytest.mark.long
@pytest.mark.needs("soffice")
def test_libreoffice_opens_the_copy_without_macros(fill: Fill, tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    path.write_bytes(own_form.without_macros(macros(fill)))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    assert "Priya Sampleford" in path.with_suffix(".txt").read_text("utf-8-sig")


def test_corrected_boxes_are_filled_as_the_person_wants(
    questions: Form, table: own_form.Table
) -> None:
    file = own_form.open_form(two_columns(CLERK).data, "f.docx")
    proposal = own_form.propose(file, questions, table).only_clear()
    box = next(line for line in proposal.lines if line.label == "Family name")
    raw = example("child")
    filled = own_form.fill(
        file,
        proposal.corrected(box.box, ()),
        form=questions,
        released=release(questions, read_answers(questions, raw)),
        table=table,
        today=TODAY,
        own_words={box.box: "Typed by hand"},
    )
    texts = [text for text, _ in own_form.as_lines(filled)]
    assert "Typed by hand" in texts
    assert "Exampleton" not in texts


def test_the_lead_who_is_the_referrer_has_the_referrers_details(fill: Fill) -> None:
    rows = tbl(tr("DSL name", ""), tr("DSL telephone", ""), tr("DSL email", ""))
    raw = example("child")
    assert raw["answers"]["org_contact.same_as_referrer"] is True
    texts = [text for text, _ in own_form.as_lines(fill(docx(rows), raw))]
    names = f"{raw['answers']['referrer.forename']} {raw['answers']['referrer.surname']}"
    assert texts[1::2] == [
        names,
        raw["answers"]["referrer.phone"],
        raw["answers"]["referrer.email"],
    ]


def test_a_box_that_asks_no_question_has_the_detail_where_there_is_room(fill: Fill) -> None:
    raw = example("adult-patient")
    detail = raw["answers"]["safeguarding.conditions_detail"]
    wide = [text for text, _ in own_form.as_lines(fill(docx(tbl(tr("Disability", ""))), raw))]
    assert wide[1] == f"Yes: {detail}"
    asked = docx(tbl(tr("Does the individual have a disability?", "")))
    assert [text for text, _ in own_form.as_lines(fill(asked, raw))][1] == "Yes"
    small = docx(tbl(tr("Disability", tc(p(legacy_text(most=20))))))
    assert [text for text, _ in own_form.as_lines(fill(small, raw))][1] == "Yes"
