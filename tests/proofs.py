"""The table of proofs: what was tried how often, and how often something was lost.

A test that takes the fixture `record` is a proof; its lines are printed after the tests.
`python3 dev.py test -m proof` runs the proofs alone, with `--long` in their long form.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Line:
    """One line of the table. `caught` says of a mutant whether the proof found it out."""

    name: str
    tried: int
    failed: int
    caught: bool | None = None

    def words(self) -> str:
        """The line as it is printed."""
        end = f"{self.failed} lost or leaked"
        if self.caught is not None:
            end = f"caught, {self.failed} times" if self.caught else "NOT CAUGHT"
        return f"{self.name:<66} {self.tried:>9,}  {end}"


class Record(Protocol):
    """Counts one proof for the table."""

    def __call__(
        self, name: str, tried: int, failed: int, *, caught: bool | None = None
    ) -> None: ...


PROOF = "proof"
"""What a test's report carries its lines under: reports reach the process that prints."""


class Table:
    """The lines of all tests, those of one name added up."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def add(self, properties: Iterable[tuple[str, Any]]) -> None:
        """Take the lines out of what one test's report carries."""
        for key, value in properties:
            if key == PROOF:
                self._add(Line(*value))

    def _add(self, new: Line) -> None:
        for place, old in enumerate(self.lines):
            if (old.name, old.caught) == (new.name, new.caught):
                tried, failed = old.tried + new.tried, old.failed + new.failed
                self.lines[place] = Line(new.name, tried, failed, new.caught)
                return
        self.lines.append(new)
