"""Freezes the program into one folder and tries the result: the result is run, not looked at."""

import json
import os
import shutil
import subprocess
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools import environment, system
from devtools.environment import ROOT, tool
from devtools.system import SetupError, say

NAME = "prevent-desktop"
BUILD_SECONDS = 1800
EXAMPLE = "_internal/resources/examples/child.json"
EXAMPLE_DAY = "2026-11-22"


@dataclass(frozen=True)
class Ran:
    """How a run of the built program ended."""

    code: int
    said: str


@dataclass(frozen=True)
class Built:
    """The frozen program: its folder, and a way to run it from a folder with one argument list."""

    folder: Path
    run: Callable[[Sequence[str], Path], Ran]


def version() -> str:
    """The version in pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def moment_of_sources() -> int:
    """Seconds since 1970 of the last commit: the only time that goes into a package."""
    chosen = os.environ.get("SOURCE_DATE_EPOCH")
    if chosen:
        return int(chosen)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return int(done.stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 1_764_000_000  # sources without their history


def settings() -> dict[str, str]:
    """What makes two builds of the same sources alike."""
    return {"SOURCE_DATE_EPOCH": str(moment_of_sources()), "PYTHONHASHSEED": "0"}


def freeze() -> Built:
    """Freeze for the system this runs on."""
    environment.prepare()
    if not system.ensure(system.BUILD, "The build"):
        raise SetupError("Then run this again.")
    say("Collecting licences and the bill of materials …")
    parts = ROOT / "build" / "parts"
    shutil.rmtree(parts, ignore_errors=True)
    parts.mkdir(parents=True)
    _must([tool("python"), "-m", "devtools.packages.parts", str(parts)])
    say("Freezing (about a minute) …")
    _must([tool("pyinstaller"), "build.spec", "--noconfirm", "--log-level", "ERROR"])
    folder = ROOT / "dist" / NAME
    put_parts_in(parts, folder)
    suffix = ".exe" if os.name == "nt" else ""
    program = str(folder / f"{NAME}{suffix}")

    def run(arguments: Sequence[str], where: Path) -> Ran:
        done = subprocess.run(
            [program, *arguments],
            cwd=where,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8", "replace"))

    return Built(folder, run)


def put_parts_in(parts: Path, folder: Path) -> None:
    """Licences and the bill of materials lie where people look, at the top of the folder."""
    shutil.copytree(parts / "licences", folder / "licences")
    shutil.copy(parts / "sbom.cdx.json", folder)


def _must(command: list[str]) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **settings()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=BUILD_SECONDS,
        check=False,
    )
    if done.returncode:
        raise SetupError(f"{done.stdout.decode(errors='replace').strip()}\nThe build failed.")


def prove(built: Built, work: Path) -> None:
    """The self-test and one story on the built program. Raises SetupError naming what failed."""
    begun = time.monotonic()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    tested = built.run(["--self-test"], work)
    say(tested.said.rstrip())
    _expect("--self-test", tested, 0)
    example = str(built.folder / EXAMPLE)
    _expect("blank", built.run(["blank", "--out", "blank.pdf"], work), 0)
    export = ["export", example, "--out", "out", "--ephemeral-identity", "--today", EXAMPLE_DAY]
    _expect("export", built.run([*export, "--word", "--large-copy"], work), 0)
    (paper,) = (file for file in (work / "out").glob("*.pdf") if " " not in file.name)
    name = str(paper.relative_to(work))
    _expect("verify", built.run(["verify", name, "--json"], work), 0)
    lead = ["countersign", name, "--ephemeral-identity", "--name", "Lea", "--role", "Lead"]
    _expect("countersign", built.run(lead, work), 0)
    _expect("read", built.run(["read", name, "--out", "read.json"], work), 0)
    if "answers" not in json.loads((work / "read.json").read_text("utf-8")):
        raise SetupError("The built program read no answers back.")
    paper.write_bytes(paper.read_bytes() + b"% more\n")
    _expect("verify of a changed paper", built.run(["verify", name], work), 3)
    shutil.rmtree(work)
    say(f"The built program works ({time.monotonic() - begun:.0f} s).")


def _expect(what: str, ran: Ran, code: int) -> None:
    if ran.code != code:
        raise SetupError(f"{ran.said.strip()}\nThe built program failed at: {what} ({ran.code}).")


def bytes_in(folder: Path) -> int:
    """The size of all files; links count nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
