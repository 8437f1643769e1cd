"""A seat on Windows: a window on its screen, keys through its input queue."""

import contextlib
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.desk.waiting import PATIENCE
from tests.windows import credentials, key_strokes

SECONDS_TO_END = 5


@dataclass
class WindowsSeat:
    """The program in a process of its own, which also says what is seen."""

    program: subprocess.Popen[str]

    def ask(self, what: str, **more: str) -> Any:
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(json.dumps({"ask": what} | more) + "\n")
        self.program.stdin.flush()
        return json.loads(self.program.stdout.readline())

    def key(self, name: str) -> None:
        key_strokes.press(name)

    def type(self, line: str) -> None:
        key_strokes.write(line)

    def end(self) -> int:
        return self.program.wait(PATIENCE)


class WindowsPlace:
    """A person's folder, and their name in Credential Manager: both are the test's own."""

    def __init__(self, home: Path, ending: contextlib.ExitStack) -> None:
        self.home = home
        self.name = f"prevent-desktop-test-{uuid.uuid4().hex[:8]}"
        self._ending = ending
        ending.callback(credentials.forget, self.name)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def said(self) -> Path:
        """What the program wrote to stderr."""
        return self.home / "said.txt"

    def take_seat(self) -> WindowsSeat:
        documents = self.home / "Documents"
        documents.mkdir(exist_ok=True)
        said = self._ending.enter_context(self.said.open("ab"))
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.windows.watched_program", self.name, str(documents)],
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "windows",
                "PREVENT_DESKTOP_DATA": str(self.data),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            encoding="utf-8",
        )
        self._ending.callback(_end, program)
        return WindowsSeat(program)


@contextlib.contextmanager
def a_place(home: Path) -> Iterator[WindowsPlace]:
    """Where the program can be started; it ends with the test."""
    with contextlib.ExitStack() as ending:
        yield WindowsPlace(home, ending)


def _end(program: subprocess.Popen[str]) -> None:
    program.kill()
    program.wait(SECONDS_TO_END)
    for pipe in (program.stdin, program.stdout):
        if pipe is not None:
            pipe.close()
