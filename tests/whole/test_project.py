"""The project itself: what any checkout of it promises, whoever changes it next."""

import ast
import io
import json
import os
import socket
import subprocess
import sys
import tokenize
import tomllib
import zipfile
from pathlib import Path

import pytest

import prevent_desktop
from prevent_desktop.errors import ResourceError
from prevent_desktop.shipped import resources

ROOT = Path(__file__).parents[2]
SOURCES = [
    *ROOT.glob("src/**/*.py"),
    *ROOT.glob("tests/**/*.py"),
    *ROOT.glob("devtools/*.py"),
    ROOT / "dev.py",
]


def imported(file: Path) -> set[str]:
    """Every name a file imports, dotted in full."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


# --- the lock ------------------------------------------------------------------------------


def test_the_program_knows_its_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert prevent_desktop.__version__ == project["project"]["version"]


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert "index" not in lock
    assert "find-links" not in lock


def test_the_lock_serves_every_platform_and_hashes_every_package() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    pins = [line for line in lock.splitlines() if line.strip()]
    assert all("--hash=sha256:" in line for line in pins)
    for platform in ("linux", "win32", "darwin"):
        assert f"sys_platform == '{platform}'" in lock


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"]]
    for group in project["dependency-groups"].values():
        wanted += group
    lines = [
        line.removesuffix("\\").strip().lower()
        for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()
        if "==" in line
    ]
    pinned = {line.split()[0] for line in lines} | set(lines)  # with and without its system
    assert {pin.lower() for pin in wanted} <= pinned
    backend = project["build-system"]["requires"]
    assert all(any(pin.startswith(f"{name}==") for pin in pinned) for name in backend)


# --- the tests themselves ------------------------------------------------------------------


def test_tests_cannot_reach_the_network() -> None:
    with socket.socket() as sock, pytest.raises(AssertionError, match="network"):
        sock.connect(("192.0.2.1", 9))
    with pytest.raises(AssertionError, match="address"):
        socket.getaddrinfo("example.org", 443)


def test_tests_live_in_a_home_of_their_own(private_home: Path) -> None:
    assert Path.home() == private_home
    assert not [file for file in private_home.rglob("*") if file.is_file()]


# --- the sources ---------------------------------------------------------------------------


def test_every_source_file_is_one_idea() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in SOURCES
        if (lines := len(file.read_text("utf-8").splitlines())) > 400
    }
    assert not long


def code_lines(file: Path) -> int:
    """Lines that do something: no blanks, comments, docstrings or imports."""
    source = file.read_text("utf-8")
    quiet = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in quiet:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
                lines.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(lines) - 1  # the end of the file


def test_the_vault_can_be_read_in_an_hour() -> None:
    own = ROOT / "src/prevent_desktop"
    for package in ("vault", "sealing", "disk", "system_keyring"):
        long = [f for f in own.glob(f"{package}/*.py") if len(f.read_text().splitlines()) > 250]
        assert not long, package
    assert sum(map(code_lines, own.glob("vault/*.py"))) <= 1310


def test_no_text_of_a_person_goes_through_a_markup_parser() -> None:
    guilty = [
        file
        for file in ROOT.glob("src/**/*.py")
        for name in imported(file)
        if name.startswith("reportlab") and "paragraph" in name.lower()
    ]
    assert not guilty


def test_only_the_window_knows_qt() -> None:
    package = ROOT / "src" / "prevent_desktop"
    guilty = [
        file
        for file in package.glob("**/*.py")
        if package / "ui" not in file.parents and file.name != "app.py"
        for name in imported(file)
        if name.startswith(("PySide6", "shiboken6"))
    ]
    assert not guilty


def test_dev_py_tools_use_the_standard_library_only() -> None:
    for file in ROOT.glob("devtools/*.py"):
        tops = {name.split(".")[0] for name in imported(file)}
        assert tops <= sys.stdlib_module_names | {"devtools"}, file


# --- shipped files -------------------------------------------------------------------------


def test_shipped_files_are_found_from_source() -> None:
    assert resources.path("forms", "prevent-national-2018.toml").is_file()
    assert "[[" in resources.read_text("forms", "prevent-national-2018.toml")


def test_a_shipped_file_that_is_missing_is_named() -> None:
    with pytest.raises(ResourceError) as caught:
        resources.path("forms", "never.toml")
    assert caught.value.code == "missing"
    assert caught.value.places == {"name": "forms/never.toml"}


def test_shipped_files_are_found_when_frozen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.root.__wrapped__() == tmp_path / "resources"


def test_shipped_files_are_found_from_the_wheel(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    shipped = {
        file.relative_to(ROOT / "resources")
        for file in (ROOT / "resources").rglob("*")
        if file.is_file()
    }
    inside = installed / "prevent_desktop" / "resources"
    assert shipped
    assert {file.relative_to(inside) for file in inside.rglob("*") if file.is_file()} == shipped
    code = (
        "import json, prevent_desktop.shipped.resources as r;"
        "print(json.dumps([r.__file__, str(r.path('forms'))]))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    module, forms = json.loads(answer.stdout)
    assert module.startswith(str(installed))
    assert forms == str(inside / "forms")


# --- start-up ------------------------------------------------------------------------------

HEAVY = {
    "PySide6",
    "cryptography",
    "docx",
    "keyring",
    "lxml",
    "pikepdf",
    "pyhanko",
    "pypdfium2",
    "reportlab",
    "uharfbuzz",
}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["template"]])
def test_heavy_libraries_wait_until_they_are_needed(arguments: list[str]) -> None:
    code = (
        "import runpy, sys\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try: runpy.run_module('prevent_desktop', run_name='__main__')\n"
        "except SystemExit as end: code = end.code\n"
        f"sys.stderr.write(repr((code, sorted({HEAVY!r} & sys.modules.keys()))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr.endswith("(0, [])")
    assert done.stdout
