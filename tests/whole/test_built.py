"""What goes into a built program: every part's licence, a bill of materials, and no HTTP client."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from devtools.packages import parts

from prevent_desktop.shipped import resources

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "dist" / "prevent-desktop"
CLIENTS = ("aiohttp", "requests", "urllib3", "httpx", "http.client", "urllib.request", "ftplib")
HOOK = ROOT / "packaging" / "hooks" / "without_network.py"
STORY = """
import sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name in BANNED or name.partition(".")[0] in BANNED:
            raise ModuleNotFoundError(name)
BANNED = set(sys.argv[1].split(","))
sys.meta_path.insert(0, Nothing())
exec(open(sys.argv[2], encoding="utf-8").read())
sys.argv[:] = ["prevent-desktop", "export", sys.argv[3]]
sys.argv += ["--ephemeral-identity", "--today", "2026-11-22"]
from prevent_desktop.app import main
code = main()
left = BANNED & set(sys.modules) - {"urllib.request"}
ours = "Empty: prevent_desktop.computer.no_http."
left = {name for name in left if sys.modules[name].__doc__ != ours}
assert not left, left
sys.exit(code)
"""


def test_every_part_has_its_licence_and_is_named_in_help(tmp_path: Path) -> None:
    shipped = list(parts.shipped())
    parts.write_licences(shipped, tmp_path)
    texts = {path.stem.rpartition(" ")[0] or path.stem for path in tmp_path.glob("*.txt")}
    words = resources.read_text("guidance", "licences.md")
    assert {"GPL-3.0", "LGPL-3.0", "Python", "Qt", "Prevent"} <= texts
    for part in shipped:
        own = part.name in texts or part.name in {"PySide6_Essentials", "shiboken6"}
        assert own, f"no licence text of {part.name}"
        assert part.name.lower() in words.lower(), f"{part.name} is not in Help"


def test_the_bill_of_materials_names_what_is_shipped_and_no_network() -> None:
    bill = parts.bill_of_materials(list(parts.shipped()))
    components = json.loads(json.dumps(bill))["components"]
    names = {component["name"] for component in components}
    assert {"pyhanko", "pyside6-essentials", "cpython", "openssl", "qt", "pdfium", "qpdf"} <= names
    assert not names & {"aiohttp", "requests", "urllib3", "httpx"}
    assert all(re.search(r"\d", component["version"]) for component in components)
    assert bill == parts.bill_of_materials(list(parts.shipped()))


def test_the_program_works_without_any_http_client(tmp_path: Path) -> None:
    """As it is built: the clients cannot be imported, and the hook stands in their place."""
    example = str(resources.path("examples", "child.json"))
    command = [sys.executable, "-c", STORY, ",".join(CLIENTS), str(HOOK), example]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode(errors="replace")


@pytest.mark.skipif(not BUILT.is_dir(), reason="`dev.py build` was not run here")
def test_no_http_client_was_collected() -> None:
    from PyInstaller.archive.readers import CArchiveReader

    program = BUILT / f"prevent-desktop{'.exe' if sys.platform == 'win32' else ''}"
    archive = CArchiveReader(str(program))
    (modules,) = (name for name in archive.toc if name.endswith(".pyz"))
    collected = set(archive.open_embedded_archive(modules).toc)
    assert "prevent_desktop.app" in collected
    for name in CLIENTS:
        found = {module for module in collected if module == name or module.startswith(f"{name}.")}
        assert not found
    tops = {path.name.lower() for path in (BUILT / "_internal").iterdir()}
    assert not tops & {"aiohttp", "yarl", "multidict", "frozenlist", "certifi"}
    assert not list(BUILT.rglob("*Qt6Network*"))
    assert not list(BUILT.rglob("opengl32sw*"))


@pytest.mark.skipif(not BUILT.is_dir(), reason="`dev.py build` was not run here")
def test_no_path_of_the_computer_that_built_it_goes_along() -> None:
    """Two folders of the same sources build the same, and nobody reads where that was."""
    here = str(ROOT).encode()
    told = [
        path.relative_to(BUILT)
        for path in BUILT.rglob("*")
        if path.is_file() and path.suffix not in {".so", ".dll"} and here in path.read_bytes()
    ]
    assert told == []
