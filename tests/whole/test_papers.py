"""`countersign` and `read --lines`, run as a person or a script runs them."""

import json
from pathlib import Path

import pikepdf
import pytest
from tests.whole.conftest import TODAY, Ran, Run, example


@pytest.fixture
def made(run: Run) -> Ran:
    ran = run(
        "export", example("child"), "--ephemeral-identity", "--today", TODAY, "--out", "papers"
    )
    assert ran.code == 0, ran.err
    return ran


def test_a_lead_countersigns_a_copy(run: Run, made: Ran) -> None:
    paper = made.paths[0]
    before = paper.read_bytes()
    ran = run(
        "countersign", paper, "--ephemeral-identity", "--name", "Lea Lead", "--role", "Head",
        "--typed", "Lea Lead",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "Unchanged since it was signed." in ran.err
    (saved,) = ran.paths
    assert saved.name == f"{paper.stem}-countersigned.pdf"
    assert paper.read_bytes() == before
    told = run("verify", saved, "--json").json
    assert (told["verdict"], told["reason"], told["one_key_twice"]) == ("unchanged", "", False)
    assert [fact["name"] for fact in told["signatures"]] == ["Priya Sampleford", "Lea Lead"]
    assert [fact["changed_since"] for fact in told["signatures"]] == ["countersigned", "nothing"]
    again = run("countersign", saved, "--ephemeral-identity", "--name", "C")
    assert again.code == 1
    assert "countersigned already" in again.err


def test_a_changed_paper_is_not_countersigned(run: Run, made: Ran, tmp_path: Path) -> None:
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(made.paths[0].read_bytes() + b"% more\n")
    ran = run("countersign", changed, "--ephemeral-identity", "--name", "Lea")
    assert ran.code == 3
    assert "Something follows after the end" in ran.err
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["changed.pdf"]


def test_who_countersigns_has_to_be_said(run: Run, made: Ran) -> None:
    ran = run("countersign", made.paths[0], "--ephemeral-identity")
    ran.said_plainly(64)


def test_many_files_are_read_as_lines(run: Run, made: Ran, tmp_path: Path) -> None:
    paper = made.paths[0]
    changed, nothing = tmp_path / "changed.pdf", tmp_path / "nothing.pdf"
    changed.write_bytes(paper.read_bytes() + b"% more\n")
    nothing.write_bytes(b"hello")
    ran = run("read", "--lines", paper, changed, nothing, tmp_path / "missing.pdf", paper)
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["verdict"] for line in lines] == [
        "unchanged", "changed", "unreadable", None, "unchanged",
    ]  # fmt: skip
    assert lines[0]["answers"]["answers"] == json.loads(run("read", paper).out)["answers"]
    assert lines[0] == lines[4]
    assert all(line["answers"] is None and line["error"] for line in lines[1:4])
    assert ran.code == 3


def test_a_paper_is_read_as_text(run: Run, made: Ran, tmp_path: Path) -> None:
    ran = run("read", "--text", made.paths[0])
    assert ran.code == 0
    assert "Unchanged since it was signed." in ran.err
    lines = ran.out.splitlines()
    assert lines[0] == "Prevent referral"
    assert "Surname: Exampleton" in lines
    assert "Digitally signed by" in lines
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(made.paths[0].read_bytes() + b"% more\n")
    told = run("read", "--text", changed)
    assert (told.code, told.out) == (3, ran.out)


def test_more_files_need_lines(run: Run, made: Ran) -> None:
    run("read", made.paths[0], made.paths[0]).said_plainly(64)


def test_the_blank_form_in_large_print_has_more_pages(run: Run) -> None:
    usual, large = run("blank").paths[0], run("blank", "--large", "--out", "large.pdf").paths[0]
    counts = []
    for path in (usual, large):
        with pikepdf.open(path) as pdf:
            counts.append(len(pdf.pages))
    assert counts[1] > counts[0] > 0
