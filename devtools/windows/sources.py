"""Copies the sources as they stand, uncommitted changes too, onto wine's drive C:."""

import filecmp
import shutil
import subprocess
from pathlib import Path

from devtools.environment import ROOT
from devtools.system import SetupError, say
from devtools.windows.prefix import PYTHON
from devtools.windows.wine import Wine

KEPT = {".venv", "build", "dist", ".ci-results"}
"""What the runs under wine made, and the next ones may use."""
SET_UP_SECONDS = 900


def bring_sources(wine: Wine) -> None:
    """Make the copy equal to the sources, then let the product's own set-up run there."""
    copy(ROOT, wine.cache.sources)
    wheels = "Z:" + str(wine.cache.wheels).replace("/", "\\")
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    say("The product's own set-up under wine …")
    ended = wine.run(
        [PYTHON, "dev.py", "run", "--version"],
        cwd=wine.cache.sources,
        timeout=SET_UP_SECONDS,
        settings=offline,
    )
    if ended.code:
        raise SetupError(f"{ended.output.strip()}\nSet-up under wine failed.")


def copy(source: Path, target: Path) -> None:
    """Make `target` hold the files that git knows or would add, and nothing else but KEPT."""
    target.mkdir(parents=True, exist_ok=True)
    names = _known_files(source)
    for name in names:
        ours, theirs = source / name, target / name
        if theirs.is_file() and filecmp.cmp(ours, theirs, shallow=True):
            continue
        theirs.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ours, theirs)
    for top in target.iterdir():
        if top.name not in KEPT:
            _take_away(top, target, names)


def _take_away(path: Path, target: Path, names: set[str]) -> None:
    """Remove what the sources no longer have; folders that this empties go too."""
    if path.is_dir():
        if path.name == "__pycache__":
            return
        for inner in path.iterdir():
            _take_away(inner, target, names)
        if not any(path.iterdir()):
            path.rmdir()
    elif path.relative_to(target).as_posix() not in names:
        path.unlink()


def _known_files(source: Path) -> set[str]:
    command = ["git", "-C", str(source), "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise SetupError("The tests under wine need the sources in git.") from None
    names = done.stdout.decode().split("\0")
    return {name for name in names if name and (source / name).is_file()}
