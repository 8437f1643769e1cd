"""Printing with `lp` on Linux and macOS: the PDF itself goes to the queue, through a pipe.

Source: lp(1), lpstat(1) of CUPS 2. No file of ours is made; CUPS keeps the job in its own spool
folder until it is printed, and some queues keep it longer.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from threading import Event

SECONDS = 30.0
"""For a queue on a server that does not answer."""
_PRINTER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@/-]{0,126}", re.ASCII)
_TITLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,60}", re.ASCII)
_USUAL = re.compile(r"system default destination: (\S+)\s*", re.ASCII)
MOST_COPIES = 20
LOOK_SECONDS = 0.1
"""How often it is looked whether somebody wants it stopped."""


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
    STOPPED = "stopped"
    """The person, or a lock, stopped it before the queue had it all."""
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


def printers(environment: Mapping[str, str], stop: Event | None = None) -> tuple[str, ...]:
    """The names of the print queues; empty without any, or if nothing answers in time."""
    said = _run(["lpstat", "-e"], environment, stop=stop)
    names = said.stdout.decode("utf-8", "replace").split() if said and not said.returncode else []
    return tuple(name for name in names if _PRINTER.fullmatch(name))


def usual_printer(environment: Mapping[str, str], stop: Event | None = None) -> str:
    """The queue that takes what names none; "" for none."""
    said = _run(["lpstat", "-d"], _in_english(environment), stop=stop)
    match = _USUAL.fullmatch(said.stdout.decode("utf-8", "replace")) if said else None
    return match[1] if match else ""


def print_with_lp(
    pdf: bytes, wishes: PrintWishes, environment: Mapping[str, str], stop: Event | None = None
) -> Printed:
    """Hand a PDF over to a queue and look whether its printer runs. Blocking: use a worker.

    `stop`, set from another thread, ends it early.
    """
    if shutil.which("lp", path=environment.get("PATH", "")) is None:
        return Printed.NO_LP
    said = _run(["lp", *lp_arguments(wishes)], environment, pdf, stop)
    if said is None:
        return Printed.STOPPED if stop is not None and stop.is_set() else Printed.TOO_SLOW
    if said.returncode:
        return Printed.REFUSED
    state = _run(["lpstat", "-p", wishes.printer], _in_english(environment), stop=stop)
    stopped = state is not None and b" disabled since " in state.stdout
    return Printed.WAITING if stopped else Printed.HANDED_OVER


def _in_english(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Whatever the person's language: the words of these programs are read here."""
    return {**environment, "LC_ALL": "C"}


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
    command: list[str],
    environment: Mapping[str, str],
    given: bytes = b"",
    stop: Event | None = None,
) -> subprocess.CompletedProcess[bytes] | None:
    """Run one of CUPS' programs; None if it is not there, too slow, or stopped."""
    program = shutil.which(command[0], path=environment.get("PATH", ""))
    if program is None:
        return None
    until = time.monotonic() + SECONDS
    try:
        with (
            subprocess.Popen(  # noqa: S603  (a list of words in closed shapes)
                [program, *command[1:]],
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as running
        ):
            rest: bytes | None = given
            while True:
                try:
                    out, _ = running.communicate(rest, LOOK_SECONDS)
                except subprocess.TimeoutExpired:
                    rest = None  # what is left of it is kept by `communicate`
                else:
                    return subprocess.CompletedProcess(command, running.returncode, out)
                if time.monotonic() > until or (stop is not None and stop.is_set()):
                    running.kill()
                    return None
    except OSError:
        return None
