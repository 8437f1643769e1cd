"""`fill`: every promise of the command line about somebody else's form."""

import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.own_form.hands import CONSTABLE
from tests.own_form.table_shapes import two_columns
from tests.own_form.wordxml import docx, h1, tbl, tc, tr
from tests.program import TODAY, Ran, Run, example

Call = Callable[..., Ran]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "Form for R Exampleton.docx"
    path.write_bytes(two_columns(CONSTABLE).data)
    return path


@pytest.fixture
def fill(run: Run, form: Path) -> Call:
    def call(*words: str | Path, answers: Path | None = None) -> Ran:
        return run("fill", answers or example("child"), "--form", form, "--today", TODAY, *words)

    return call


def test_a_proposal_is_printed_and_nothing_written(fill: Call) -> None:
    ran = fill()
    assert ran.code == 0, ran.err
    assert set(ran.json) == {"format", "form", "boxes"}
    assert set(ran.json["form"]) == {"name", "sha256"}
    assert ran.json["format"] == 1
    for box in ran.json["boxes"]:
        assert set(box) == {"box", "label", "section", "answers", "sure", "why"}
        assert 0 <= box["sure"] <= 1
        assert bool(box["why"])
    assert list(ran.folder.iterdir()) == []
    assert "Exampleton" not in ran.out.replace(ran.json["form"]["name"], "")


def test_as_proposed_fills_a_copy_and_says_what_was_left(fill: Call, form: Path) -> None:
    before = form.read_bytes()
    ran = fill("--as-proposed", "--out", "there")
    assert ran.code == 0, ran.err
    (path,) = ran.paths
    assert path.name == "Form for R Exampleton-filled.docx"
    assert path.stat().st_size > 0
    assert "Left: NHS number: always left to you" in ran.err
    assert form.read_bytes() == before


def test_boxes_are_counted_and_answers_without_one_are_another_line(fill: Call) -> None:
    ran = fill("--as-proposed", "--out", "there")
    left = sum(line.startswith("Left: ") for line in ran.err.splitlines())
    answers = sum(line.startswith("No place: ") for line in ran.err.splitlines())
    assert left > 0
    assert answers > 0
    assert f", {left} left for you." in ran.err
    assert f"{answers} of your answers have no place in this form; the signed PDF" in ran.err
    assert "This is true to the best of my knowledge" not in ran.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_line_end_in_a_name_makes_no_second_line(run: Run, form: Path) -> None:
    odd = form.rename(form.with_name("two\nlines.docx"))
    words = ("--form", odd, "--today", TODAY, "--as-proposed", "--out", "there")
    ran = run("fill", example("child"), *words)
    assert ran.code == 0, ran.err
    assert [path.name for path in ran.paths] == ["two_lines-filled.docx"]


def test_json_after_filling_is_all_that_is_printed(fill: Call) -> None:
    ran = fill("--as-proposed", "--json")
    assert set(ran.json) == {"format", "form", "boxes", "left", "written"}
    assert [Path(each).name for each in ran.json["written"]] == [
        "Form for R Exampleton-filled.docx"
    ]
    assert all(set(each) == {"label", "why"} for each in ran.json["left"])
    assert ran.json["left"]


def test_a_map_decides_and_may_empty_a_box(fill: Call, tmp_path: Path) -> None:
    proposed = fill().json
    surname = next(b for b in proposed["boxes"] if b["answers"] == ["individual.surname"])
    surname["answers"] = []
    path = tmp_path / "map.json"
    path.write_text(json.dumps(proposed), "utf-8")
    ran = fill("--map", path, "--json")
    assert ran.code == 0, ran.err
    chosen = next(b for b in ran.json["boxes"] if b["box"] == surname["box"])
    assert chosen["answers"] == []
    assert any(left["label"] == "Surname:" for left in ran.json["left"])


@pytest.mark.parametrize("wrong", ["sha", "answer", "box", "shape", "format"])
def test_a_map_that_does_not_fit_is_refused(fill: Call, tmp_path: Path, wrong: str) -> None:
    proposed = fill().json
    match wrong:
        case "sha":
            proposed["form"]["sha256"] = "0" * 64
        case "answer":
            proposed["boxes"][0]["answers"] = ["individual.nothing"]
        case "box":
            proposed["boxes"][0]["box"] = "document-9999"
        case "format":
            proposed["format"] = 2
        case _:
            proposed["boxes"] = {"all": True}
    path = tmp_path / "map.json"
    path.write_text(json.dumps(proposed), "utf-8")
    ran = fill("--map", path)
    ran.said_plainly(1)
    assert list(ran.folder.iterdir()) == []


def test_answers_with_errors_stop_it_unless_incomplete(
    fill: Call, answers_file: Callable[..., Path]
) -> None:
    path = answers_file(leave_out=("dates.referral",))
    ran = fill("--as-proposed", answers=path)
    assert ran.code == 2
    assert "error: dates.referral" in ran.err
    assert list(ran.folder.iterdir()) == []
    assert fill("--as-proposed", "--incomplete", answers=path).code == 0


def test_nothing_is_overwritten(fill: Call) -> None:
    first = fill("--as-proposed")
    kept = first.paths[0].read_bytes()
    fill("--as-proposed").said_plainly(1)
    assert first.paths[0].read_bytes() == kept


@pytest.mark.parametrize(
    "words",
    [(), ("--form",), ("--form", "x", "--as-proposed", "--map", "y"), ("--form", "x", "--no")],
)
def test_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run("fill", example("child"), *words).code == 64


def test_a_form_that_is_not_there_is_said(run: Run) -> None:
    run("fill", example("child"), "--form", "nowhere.docx", "--today", TODAY).said_plainly(1)


def test_an_anonymous_first_noticer_is_in_no_box(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.docx"
    form.write_bytes(two_columns(CONSTABLE).data)
    raw = json.loads(example("anonymous").read_text("utf-8"))
    raw["answers"]["identifier.surname"] = "Quillfeather"
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(raw), "utf-8")
    ran = run("fill", answers, "--form", form, "--as-proposed", "--json", "--today", TODAY)
    assert ran.code == 0, ran.err
    text = Path(ran.folder / ran.json["written"][0])
    with zipfile.ZipFile(text) as packed:
        assert b"Quillfeather" not in packed.read("word/document.xml")
    assert "Quillfeather" not in ran.out + ran.err


def test_a_text_too_long_for_its_box_goes_whole_onto_a_sheet(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "small.docx"
    row = tr(tc(), height=1200)
    form.write_bytes(docx(h1("Reason for referral"), tbl(tr("Reason for referral"), row, cols=1)))
    ran = run("fill", example("child"), "--form", form, "--as-proposed", "--today", TODAY)
    assert ran.code == 0, ran.err
    assert [path.name for path in ran.paths] == ["small-filled.docx", "small-continuation.pdf"]
    assert ran.paths[1].read_bytes().startswith(b"%PDF-")


def test_macros_are_announced(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.docm"
    body = tbl(tr(tc("Name of referrer"), tc()))
    form.write_bytes(docx(body, macro=b"macro bytes"))
    ran = run("fill", example("child"), "--form", form, "--as-proposed", "--today", TODAY)
    assert ran.code == 0, ran.err
    assert re.search("holds macros.*NHSmail", ran.err)
    assert ran.paths[0].suffix == ".docm"
