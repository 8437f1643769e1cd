"""The installed program, run as a person or a script runs it: in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from prevent_desktop.shipped import resources

TODAY = "2026-11-22"
EXAMPLES = ("adult-patient", "anonymous", "child", "many-scripts", "no-date-of-birth")


@dataclass(frozen=True)
class Ran:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str
    folder: Path

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def paths(self) -> list[Path]:
        """The files it named, as paths from anywhere."""
        return [self.folder / line for line in self.out.splitlines()]

    def said_plainly(self, code: int) -> None:
        """It ended with this code, one sentence on stderr, and no word of the inside."""
        assert self.code == code, self.err
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].endswith((".", ")")), lines
        for inside in ("Traceback", "Error:", "Errno", "Something went wrong inside"):
            assert inside not in self.err


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in an empty folder of its own."""
    work = tmp_path / "work"
    work.mkdir()

    def call(*arguments: str | Path, cwd: Path = work, **options: Any) -> Ran:
        words = [str(argument) for argument in arguments]
        if sys.platform == "win32" and "pass_fds" in options:
            words, options["input"] = over_stdin(words, options.pop("pass_fds"))
        done = subprocess.run(
            [sys.executable, "-m", "prevent_desktop", *words],
            cwd=cwd,
            capture_output=True,
            check=False,
            **{"timeout": 300, **options},
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        return Ran(done.returncode, out, err, Path(cwd))

    return call


def over_stdin(words: list[str], descriptors: list[int]) -> tuple[list[str], bytes]:
    """Secrets as Windows can hand them on: over stdin, which is descriptor 0, a line each."""
    lines = []
    for number in descriptors:
        if str(number) in words:
            with open(number, "rb", closefd=False) as file:
                lines.append(file.read().rstrip(b"\n") + b"\n")
            words[words.index(str(number))] = "0"
    return words, b"".join(lines)


def example(name: str) -> Path:
    return resources.path("examples", f"{name}.json")


@pytest.fixture
def answers_file(tmp_path: Path) -> Callable[..., Path]:
    """Write an answers file: the child's example with some answers changed or left out."""

    def write(changes: dict[str, object] | None = None, leave_out: tuple[str, ...] = ()) -> Path:
        content = json.loads(example("child").read_text("utf-8"))
        content["answers"] |= changes or {}
        for question in leave_out:
            content["answers"].pop(question, None)
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write
