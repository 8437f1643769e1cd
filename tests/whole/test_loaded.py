"""What a command loads: nothing that it has no use for; most of its time goes into that."""

import subprocess
import sys
from pathlib import Path

import pytest

from prevent_desktop.shipped import resources

EXAMPLE = str(resources.path("examples", "child.json"))

NEVER = {
    "lxml",
    "urllib.request",
    "http.client",
    "xml.sax",
    "sqlite3",
    "tkinter",
    "yaml",
}
NOT_FOR_EXPORT = NEVER | {
    "prevent_desktop.own_form",
    "prevent_desktop.papers.strangers",
    "prevent_desktop.kept.drafts",
    "prevent_desktop.vault",
    "prevent_desktop.cli.transfer",
    "prevent_desktop.ui",
    "PySide6",
}
CODE = """
import sys
from prevent_desktop.__main__ import start
code = start()
print(*sorted(sys.modules), sep="\\n", file=open({told!r}, "w"))
sys.exit(code)
"""


def loaded(folder: Path, *words: str) -> set[str]:
    told = folder / "loaded.txt"
    command = [sys.executable, "-c", CODE.format(told=str(told)), *words]
    subprocess.run(command, check=True, capture_output=True)
    return set(told.read_text(encoding="utf-8").split())


def test_export_loads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    found = loaded(tmp_path, "export", EXAMPLE, "--out", out, "--ephemeral-identity")
    assert "pyhanko" in found
    assert sorted(NOT_FOR_EXPORT & found) == []


def test_check_loads_no_library_for_paper(tmp_path: Path) -> None:
    found = loaded(tmp_path, "check", EXAMPLE)
    assert (
        sorted((NOT_FOR_EXPORT | {"pyhanko", "pikepdf", "reportlab", "cryptography"}) & found) == []
    )


@pytest.mark.parametrize("command", [["template"], ["schema"]])
def test_an_empty_file_needs_hardly_anything(command: list[str], tmp_path: Path) -> None:
    found = loaded(tmp_path, *command)
    assert sorted((NOT_FOR_EXPORT | {"pyhanko", "pikepdf", "phonenumbers"}) & found) == []


def test_a_command_searches_for_circles_rarely_and_at_its_end_not_at_all() -> None:
    code = (
        "import gc, sys; from prevent_desktop.__main__ import start; start();"
        "print(gc.get_threshold()[0] > 10_000, gc.get_freeze_count() > 1_000, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "schema"], capture_output=True, text=True, check=True
    )
    assert ran.stderr.split() == ["True", "True"]
