"""A second process of this program, for work that may take too much or never end.

The parent hands over a request and bytes, and gets one answer or a `ChildError`. What is allowed in
time: a while to start; then, until the child says that it knows the bytes as one of our own papers
(`OURS`), or that it has to let libraries look at a stranger's file (`STRANGE`), and after each of
these another while. A child that is late is killed. See `child_limits` for memory.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from prevent_desktop.computer.child_job import limited_from_outside

PRIVATE_WORD = "answer-parent"
"""The first word of the child's command line: `prevent_desktop.__main__` answers it."""
_NO_WINDOW = 0x08000000
"""CREATE_NO_WINDOW: a program with a console does not show one (learn.microsoft.com)."""
CONSOLE_TWIN = "prevent-desktop"
"""The frozen program with a console; the one for the window has none to answer through."""
READY, OURS, STRANGE, FORM = b"ready\n", b"ours\n", b"strange\n", b"form\n"
_MEGABYTE = 1_000_000
_LONGEST_ANSWER = 96 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Budget:
    """How long the child may take for each step, in seconds."""

    start: float = 60.0
    """For a slow computer with a virus scanner that looks at every file of the program."""
    look: float = 20.0
    """For our own code, which takes time in proportion to the file."""
    look_at_large: float = 1.0
    """The same where the file is larger than any paper can be."""
    strange: float = 0.9
    paper: float = 30.0
    paper_per_megabyte: float = 30.0
    form: float = 60.0
    """For a form file that the person wants filled and waits for."""


LARGEST_PAPER = 20_000_000
"""Bytes. 8 MB of answers that do not pack at all made a paper of 18,097,074."""
Fault = Literal["not_started", "too_slow", "died"]


class ChildError(Exception):
    """The child gave no answer; `fault` says why. It never leaves `papers.strangers`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the parent asks: a job by name, the number of bytes that follow, and a choice."""

    job: str
    size: int
    known: tuple[str, ...] = ()
    unverified: bool = False


def command_line() -> list[str]:
    """How this program starts itself again: from sources, or frozen with its console twin."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        twin = program.with_name(f"{CONSOLE_TWIN}{program.suffix}")
        return [str(twin if twin.exists() else program), PRIVATE_WORD]
    # -P: nothing is imported from the folder the person happens to be in.
    return [sys.executable, "-P", "-m", "prevent_desktop", PRIVATE_WORD]


class Child:
    """One child process; it answers one request after the other until it is closed or killed."""

    def __init__(self, command: Sequence[str], budget: Budget) -> None:
        """Start it. Raises ChildError("not_started")."""
        self._budget = budget
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        try:
            self._process = subprocess.Popen(  # noqa: S603  (ourselves, with fixed words)
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
            )
        except OSError as error:
            raise ChildError("not_started") from error
        self._late = False
        self._job = limited_from_outside(self._process)
        try:
            with self._within(self._budget.start):
                ready = self._line() == READY
        except ChildError as error:
            raise ChildError("not_started") from error
        if not ready:
            self.kill()
            raise ChildError("not_started")

    def ask(self, request: Request, body: bytes) -> bytes:
        """Hand over a request with its bytes and return the answer, one line of JSON.

        Raises ChildError("too_slow", "died"); the child is dead then.
        """
        budget = self._budget
        with self._within(budget.look if len(body) <= LARGEST_PAPER else budget.look_at_large):
            self._hand_over(msgspec.json.encode(request) + b"\n" + body)
            line = self._line()
        while line in (OURS, STRANGE, FORM):
            seconds = budget.form if line == FORM else budget.strange
            if line == OURS:
                seconds = budget.paper + budget.paper_per_megabyte * len(body) / _MEGABYTE
            if line != STRANGE:
                self._job.lift()
            with self._within(seconds):
                line = self._line()
        return line

    def close(self) -> None:
        """Let it end by itself."""
        with contextlib.suppress(OSError):
            self._pipes()[0].close()
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self.kill()
        self._forget()

    def kill(self) -> None:
        """End it at once."""
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        self._forget()

    def _forget(self) -> None:
        for pipe in self._pipes():
            with contextlib.suppress(OSError):
                pipe.close()
        self._job.close()

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """Kill the child when the time is over; whatever fails then is called too slow."""
        timer = threading.Timer(seconds, self._is_late)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, EOFError) as error:
            timer.cancel()
            self.kill()
            raise ChildError("too_slow" if self._late else "died") from error
        finally:
            timer.cancel()

    def _is_late(self) -> None:
        self._late = True
        with contextlib.suppress(OSError):
            self._process.kill()

    def _line(self) -> bytes:
        line = self._pipes()[1].readline(_LONGEST_ANSWER)
        if not line.endswith(b"\n"):
            raise EOFError
        return line

    def _hand_over(self, data: bytes) -> None:
        pipe = self._pipes()[0]
        pipe.write(data)
        pipe.flush()

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:  # never: both are pipes
            raise OSError
        return into, out  # type: ignore[return-value]  # Popen without text gives bytes
