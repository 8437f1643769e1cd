"""Printing with `lp` on Linux and macOS: the PDF itself goes to the queue, through a pipe.

Source: lp(1), lpstat(1) of CUPS 2. No file of ours is made; CUPS keeps the job in its own spool
folder until it is printed, and some queues keep it longer.
"""

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SECONDS = 30.0
"""For a queue on a server that does not answer."""
_PRINTER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@/-]{0,126}", re.ASCII)
_TITLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,60}", re.ASCII)
MOST_COPIES = 20


class Sides(StrEnum):
    """On which sides of the paper."""

    ONE = "one-sided"
    TWO = "two-sided-long-edge"


class Printed(StrEnum):
    """What is known of a print."""

    HANDED_OVER = "handed_over"
    """The queue took it. Whether it came out, the person sees at the printer."""
    WAITING = "waiting"
    """The queue took it, but the printer is stopped: it may come out much later, for anybody."""
    REFUSED = "refused"
    """The queue is gone, takes no jobs, or has no room."""
    TOO_SLOW = "too_slow"
    """Nothing answered in time; it may or may not come out."""
    NO_LP = "no_lp"
    """The system has no `lp`."""


@dataclass(frozen=True, slots=True)
class PrintWishes:
    """How it is to be printed; `pages` are numbers from 0, empty for all of them."""

    printer: str
    title: str
    """Stands in the queue for everybody to read: the reference and nothing else."""
    pages: tuple[int, ...] = ()
    copies: int = 1
    sides: Sides = Sides.ONE
    grey: bool = False

    def __post_init__(self) -> None:
        """Refuse what could become an option or say more than it should. Raises ValueError."""
        good = _PRINTER.fullmatch(self.printer) and _TITLE.fullmatch(self.title)
        if not good or not 1 <= self.copies <= MOST_COPIES or any(n < 0 for n in self.pages):
            raise ValueError("unusable wishes")


def lp_arguments(wishes: PrintWishes) -> tuple[str, ...]:
    """What follows `lp`, which then reads the PDF from its standard input."""
    words = ["-d", wishes.printer, "-t", wishes.title, "-n", str(wishes.copies)]
    if wishes.pages:
        words += ["-P", ",".join(_runs(wishes.pages))]
    words += ["-o", f"sides={wishes.sides.value}", "-o", "media=A4", "-o", "fit-to-page"]
    if wishes.grey:
        words += ["-o", "print-color-mode=monochrome"]
    return tuple(words)


def printers(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the print queues; empty without any, or if nothing answers in time."""
    said = _run(["lpstat", "-e"], environment)
    names = said.stdout.decode("utf-8", "replace").split() if said and not said.returncode else []
    return tuple(name for name in names if _PRINTER.fullmatch(name))


def print_with_lp(pdf: bytes, wishes: PrintWishes, environment: Mapping[str, str]) -> Printed:
    """Hand a PDF over to a queue and look whether its printer runs. Blocking: use a worker."""
    if shutil.which("lp", path=environment.get("PATH", "")) is None:
        return Printed.NO_LP
    said = _run(["lp", *lp_arguments(wishes)], environment, pdf)
    if said is None:
        return Printed.TOO_SLOW
    if said.returncode:
        return Printed.REFUSED
    # In English whatever the person's language: its words are read.
    state = _run(["lpstat", "-p", wishes.printer], {**environment, "LC_ALL": "C"})
    stopped = state is not None and b" disabled since " in state.stdout
    return Printed.WAITING if stopped else Printed.HANDED_OVER


def _runs(pages: tuple[int, ...]) -> list[str]:
    """Pages as `lp` wants them: "1-3", "5"."""
    runs: list[list[int]] = []
    for number in sorted({page + 1 for page in pages}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def _run(
    command: list[str], environment: Mapping[str, str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes] | None:
    """Run one of CUPS' programs; None if it is not there or does not answer in time."""
    program = shutil.which(command[0], path=environment.get("PATH", ""))
    if program is None:
        return None
    try:
        return subprocess.run(  # noqa: S603  (a list of words in closed shapes)
            [program, *command[1:]],
            input=given,
            env=dict(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
