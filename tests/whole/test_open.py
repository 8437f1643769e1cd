"""`open`: what it refuses, and that a bare file name stays wrong usage."""

import os
from pathlib import Path

import pytest
from tests.program import Run


@pytest.mark.parametrize("name", ["paper.pdf", "draft.prevent-transfer"])
def test_a_bare_file_name_is_wrong_usage(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"x")
    run(file).said_plainly(64)


def test_more_than_one_file_is_wrong_usage(run: Run) -> None:
    run("open", "a.pdf", "b.pdf").said_plainly(64)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone.pdf", "There is no file"),
        ("answers.json", "The window has no page for"),
        ("folder.pdf", "is a folder, not a file"),
    ],
)
def test_what_has_no_page_is_said_without_a_window(run: Run, name: str, why: str) -> None:
    ran = run("--version")
    (ran.folder / "answers.json").write_text("{}")
    (ran.folder / "folder.pdf").mkdir()
    refused = run("open", name)
    refused.said_plainly(1)
    assert why in refused.err
    assert str(ran.folder / name) in refused.err, "a whole path, however it was typed"


@pytest.mark.needs("mkfifo")
def test_a_pipe_is_never_waited_for(run: Run) -> None:
    ran = run("--version")
    vars(os)["mkfifo"](ran.folder / "pipe.pdf")  # the type checker knows that Windows has none
    refused = run("open", "pipe.pdf", timeout=30)
    refused.said_plainly(1)
    assert "pipe or a device" in refused.err


def test_a_name_that_could_steer_a_terminal_is_said_without_that(run: Run) -> None:
    refused = run("open", "a\x1b[2Jb.pdf")
    refused.said_plainly(1)
    assert "\x1b" not in refused.err
