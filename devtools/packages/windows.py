"""The Windows folder, frozen under wine, brought out and tried where it was frozen."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from devtools.environment import ROOT
from devtools.packages.build import NAME, Built, Ran, put_parts_in, settings
from devtools.system import SetupError, say
from devtools.windows.suites import BUILT_WINDOW, PYTHON
from devtools.windows.wine import Wine

DIST = ROOT / "dist" / "windows"
INSTALLER = r".venv\Scripts\pyinstaller.exe"


def freeze_under_wine(wine: Wine) -> Built:
    """Freeze with Windows' own Python; the folder is also brought to dist/windows."""
    sources = wine.cache.sources
    shutil.rmtree(sources / "build" / "parts", ignore_errors=True)
    (sources / "build" / "parts").mkdir(parents=True)
    say("Freezing for Windows under wine (some minutes) …")
    _must(wine, [PYTHON, "-m", "devtools.packages.parts", r"build\parts"])
    _must(wine, [INSTALLER, "build.spec", "--noconfirm", "--log-level", "ERROR"])
    folder = sources / "dist" / NAME
    put_parts_in(sources / "build" / "parts", folder)
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.copytree(folder, DIST / NAME)
    return Built(folder, lambda arguments, where: run_program(wine, folder, arguments, where))


def prove_window(wine: Wine) -> None:
    """Open its window, answer its first page by keys, and close it. Raises SetupError."""
    _must(wine, [PYTHON, "-m", "pytest", "-q", BUILT_WINDOW])


def run_program(wine: Wine, folder: Path, arguments: Sequence[str], where: Path) -> Ran:
    """Run the program of a folder on drive C:, which gets paths as Windows writes them."""
    words = [windows_path(wine, word) if Path(word).is_absolute() else word for word in arguments]
    program = windows_path(wine, str(folder / f"{NAME}.exe"))
    ended = wine.run([program, *words], cwd=where, timeout=300)
    return Ran(ended.code, ended.output)


def windows_path(wine: Wine, path: str) -> str:
    """How Windows names a file on wine's drive C:."""
    return "C:\\" + str(Path(path).relative_to(wine.cache.drive)).replace("/", "\\")


def _must(wine: Wine, command: list[str]) -> None:
    ended = wine.run(command, cwd=wine.cache.sources, timeout=1800, settings=settings())
    if ended.code:
        raise SetupError(f"{ended.output.strip()}\nThe build under wine failed.")
