"""Words of the command line that name nothing, or a file in place of a command, or are no text."""

import errno
import os
from pathlib import Path

import pytest
from tests.document.kinds import made
from tests.program import Run

from prevent_desktop.errors import FileError
from prevent_desktop.saving import free_name, read_limited, save_new, shortened


@pytest.mark.parametrize(
    "words",
    [
        ("verify", ""),
        ("read", ""),
        ("read", "a.pdf", "--text", ""),
        ("template", "--out", ""),
        ("blank", "--out", ""),
        ("export", "a.json", "--out", ""),
        ("check", ""),
        ("transfer", "in", ""),
    ],
)
def test_an_empty_path_is_called_empty(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    ran.said_plainly(64)
    assert "the name of a file or folder is empty" in ran.err
    assert not list(ran.folder.iterdir())


@pytest.mark.parametrize("words", [("a.pdf",), ("--verify", "a.pdf"), ("A.PDF",)])
def test_a_file_in_place_of_a_command_leads_to_two(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    ran.said_plainly(64)
    assert f"prevent-desktop verify {words[-1]}" in ran.err
    assert f"prevent-desktop open {words[-1]}" in ran.err
    assert "prevent-desktop verify dance" not in run("dance").err


@pytest.mark.skipif(os.name == "nt", reason="words are text there")
@pytest.mark.parametrize("option", ["--name", "--role", "--typed"])
def test_a_name_that_is_no_text_is_not_held_against_the_paper(
    run: Run, tmp_path: Path, option: str
) -> None:
    pdf = tmp_path / "one.pdf"
    pdf.write_bytes(made("signed"))
    words = ("countersign", pdf, "--name", "Ann Lead", "--ephemeral-identity", option, "a\udcff")
    ran = run(*words)
    ran.said_plainly(64)
    assert f"{option}: it holds something that is not text" in ran.err
    assert [each.name for each in tmp_path.glob("*.pdf")] == ["one.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has longer paths and other numbers")
def test_a_name_that_is_too_long_is_said_to_be(run: Run, tmp_path: Path) -> None:
    name = "R" * 252 + ".pdf"
    with pytest.raises(FileError) as raised:
        save_new(tmp_path, {name: b"a"})
    assert raised.value.code == "name_too_long"
    with pytest.raises(FileError) as raised:
        read_limited(tmp_path / name, 9)
    assert raised.value.code == "name_too_long"
    assert "is too long for a file" in run("template", "--out", name).err
    assert list(tmp_path.glob("R*")) == []


def test_windows_says_it_in_numbers_of_its_own(tmp_path: Path) -> None:
    from prevent_desktop.saving import _refusal

    for number in (206, 123):
        error = OSError(errno.EINVAL, "")
        error.winerror = number  # type: ignore[attr-defined,unused-ignore]
        assert _refusal(error, tmp_path / ("R" * 300)).code == "name_too_long"
        assert _refusal(error, Path("C:/short")).code == "unwritable"


def test_a_long_stem_is_cut_between_letters_and_keeps_its_ending(run: Run, tmp_path: Path) -> None:
    assert shortened("short", ".pdf") == "short"
    name = free_name(tmp_path, "\u00e9" * 200, ".pdf")
    assert name.endswith("\u00e9.pdf")
    assert len(name.encode()) <= 255
    pdf = tmp_path / f"{'R' * 240}.pdf"
    pdf.write_bytes(made("signed"))
    ran = run("countersign", pdf, "--name", "Ann Lead", "--ephemeral-identity")
    assert ran.code == 0, ran.err
    assert ran.paths[0].name.endswith("-countersigned.pdf")
