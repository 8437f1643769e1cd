"""A seat on Linux: xdotool's keys on an X server, and the accessibility bus for eyes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from devtools.system import SYSTEM_PYTHON
from tests.desk.waiting import PATIENCE

MILLISECONDS_PER_KEY = "4"


class LinuxSeat:
    """Takes two programs that were started, and a way to run a tool to its end."""

    def __init__(
        self,
        program: subprocess.Popen[bytes],
        eyes: subprocess.Popen[str],
        run: Callable[..., str],
    ) -> None:
        self._program, self._eyes, self._run = program, eyes, run

    def ask(self, what: str) -> Any:
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        self._eyes.stdin.write(json.dumps({"ask": what, "pid": self._program.pid}) + "\n")
        self._eyes.stdin.flush()
        return json.loads(self._eyes.stdout.readline())

    def key(self, name: str) -> None:
        self._run("xdotool", "key", "--clearmodifiers", name)

    def type(self, line: str) -> None:
        self._run("xdotool", "type", "--delay", MILLISECONDS_PER_KEY, "--", line)

    def end(self) -> int:
        return self._program.wait(PATIENCE)


EYES = (SYSTEM_PYTHON, str(Path(__file__).with_name("eyes.py")))
PROGRAM = (sys.executable, "-m", "prevent_desktop")
