"""The rooms of the program: drawn as they are, told in five lines, and held by the contracts."""

import ast
import shutil
import subprocess
import sys
import tomllib
from importlib import util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "prevent_desktop"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_picture_of_the_rooms_is_what_the_modules_import() -> None:
    spec = util.spec_from_file_location("drawing", ROOT / "docs" / "draw_architecture.py")
    assert spec is not None
    assert spec.loader is not None
    drawing = util.module_from_spec(spec)
    spec.loader.exec_module(drawing)
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert drawing.page(text) == text, "run: python docs/draw_architecture.py"


@pytest.mark.parametrize(
    "room",
    [file.parent for file in sorted(PACKAGE.rglob("__init__.py")) if file.parent != PACKAGE],
    ids=lambda room: str(room.relative_to(PACKAGE)),
)
def test_every_room_says_what_it_answers(room: Path) -> None:
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
    assert text


def test_every_path_the_project_file_names_is_there() -> None:
    tool = PROJECT["tool"]
    named = [
        *tool["ruff"]["src"],
        *tool["ruff"]["lint"]["per-file-ignores"],
        *tool["mypy"]["files"],
        *tool["mypy"]["mypy_path"].split(":"),
        *tool["coverage"]["run"]["source"],
        *tool["coverage"]["report"]["include"],
        *tool["hatch"]["build"]["targets"]["sdist"]["include"],
        *tool["pytest"]["ini_options"]["testpaths"],
    ]
    missing = [name for name in named if not any(ROOT.glob(name))]
    assert missing == []


def lint(sources: Path) -> str:
    """What import-linter says of a copy of the sources."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-logo", "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=sources,
        env={"PYTHONPATH": str(sources), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.needs("lint-imports")
@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("kept/new.py", "from PySide6.QtCore import QObject", "Qt is the window's alone"),
        ("new_room/__init__.py", "import shiboken6", "Qt is the window's alone"),
        ("ui/kit/new.py", "from prevent_desktop.ui.home import flow", "rooms of the window"),
        ("form/new.py", "from prevent_desktop import document", "layers point down"),
        ("mail/new.py", "import http.client", "offline by construction"),
    ],
)
def test_a_new_module_is_held_by_the_contracts(
    tmp_path: Path, file: str, line: str, contract: str
) -> None:
    copy = tmp_path / "prevent_desktop"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    target = copy / file
    target.parent.mkdir(exist_ok=True)
    target.write_text(f'"""New."""\n\n{line}\n', "utf-8")
    told = lint(tmp_path)
    (broken,) = [
        words for words in told.splitlines() if words.startswith(contract) and "BROKEN" in words
    ] or [told]
    assert "BROKEN" in broken
