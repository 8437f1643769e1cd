"""A path as people type and paste it, on the system the test runs on."""

import sys
from pathlib import Path

import pytest

from prevent_desktop.ui.kit.typed_path import whole_path

WINDOWS = sys.platform == "win32"
TOP = "C:\\Users\\Jo Example" if WINDOWS else "/home/jo example"
FILE = Path(TOP) / "It's a paper.pdf"
URL = "file:///C:/Users/Jo%20Example" if WINDOWS else "file:///home/jo%20example"


@pytest.mark.parametrize(
    "text",
    [
        str(FILE),
        f"  {FILE}\n",
        f'"{FILE}"',  # "Copy as path" in Windows' Explorer
        f' "{FILE}" ',
        f"'{FILE}'",  # a terminal
        f"“{FILE}”",  # through a word processor
        f"{URL}/It's%20a%20paper.pdf",  # a browser, a file manager
        FILE.as_posix(),
    ],
)
def test_a_path_is_understood_however_it_was_pasted(text: str) -> None:
    assert whole_path(text) == FILE


@pytest.mark.parametrize("text", ["", " ", '"', '""', "paper.pdf", '"paper.pdf"', "~nobody-here/x"])
def test_what_does_not_say_exactly_where_is_no_path(text: str) -> None:
    assert whole_path(text) is None


def test_it_is_shown_as_the_system_writes_it() -> None:
    path = whole_path(FILE.as_posix())
    assert str(path) == str(FILE)


@pytest.mark.skipif(WINDOWS, reason="a name cannot hold a quotation mark there")
def test_a_quotation_mark_of_the_name_itself_stays() -> None:
    assert whole_path('/home/said "no"') == Path('/home/said "no"')
