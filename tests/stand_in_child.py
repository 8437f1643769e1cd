"""Programs that stand in for the child process in which other people's files are looked at."""

import sys

SAYS = r"""
import sys
def say(word):
    sys.stdout.buffer.write(word.encode() + b'\n')
    sys.stdout.flush()
"""
"""Ends a line as the real child does: `print` would end it with a carriage return on Windows, and
who says that counts as never started."""


def child_that_runs(code: str) -> list[str]:
    """A child that runs this line, in which `say` is known."""
    return [sys.executable, "-c", f"{SAYS}\n{code}"]


def child_that_says(*lines: str) -> list[str]:
    """A child that says these lines and then nothing, until it is killed."""
    said = "".join(f"say({line!r});" for line in lines)
    return child_that_runs(f"{said} sys.stdin.read(); sys.stdin.read()")
