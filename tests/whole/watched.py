"""Runs the main job under strace in a home of its own, and reads what it did."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import FOLDERS

ROOT = Path(__file__).parents[2]
JOB = Path(__file__).with_name("main_job.py")
_OPENED = re.compile(r'open(?:at)?\((?:[^,"]+, )?"((?:[^"\\]|\\.)*)", ([A-Z_|0-9]+)[^=]*= (\d+|-1)')
_MADE = re.compile(r'(?:creat|rename\w*|link\w*|symlink\w*|mkdir\w*)\(.*"((?:[^"\\]|\\.)*)".*= 0$')
STRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-s", "400", "-e")
_WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT")
TRACED_FILES = "open,openat,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir"


@dataclass(frozen=True)
class Place:
    """A home, a temporary folder, a working folder and the exports of one computer."""

    base: Path

    @property
    def exports(self) -> Path:
        return self.base / "exports"

    @property
    def environment(self) -> dict[str, str]:
        home = self.base / "home"
        made = {name: str(home / folder) for name, folder in FOLDERS.items()}
        made |= {"HOME": str(home), "TMPDIR": str(self.base / "tmp")}
        for folder in (*made.values(), str(self.base / "work")):
            Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        return (
            os.environ
            | made
            | {
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            }
        )


def run_job(place: Place, deed: str, traced: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Do one part of the main job under strace; what it said, and the trace."""
    job = (sys.executable, str(JOB))
    trace = place.base.with_suffix(f".{deed}.trace")
    done = subprocess.run(
        [*STRACE, f"trace={traced}", "-o", str(trace), *job, str(place.base), deed],
        env=place.environment,
        cwd=place.base / "work",
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return done, trace.read_text("utf-8", "replace")


def written(trace: str) -> set[str]:
    """Every path that was opened for writing, made or renamed to."""
    paths = set()
    for line in trace.splitlines():
        opened = _OPENED.search(line)
        if opened and opened[3] != "-1" and any(word in opened[2] for word in _WRITES):
            paths.add(opened[1])
        made = _MADE.search(line)
        if made:
            paths.add(made[1])
    return paths
