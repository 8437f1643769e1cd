"""The table of proofs: what was tried how often, and how often something was lost.

A test that takes the fixture `record` is a proof; its lines are printed after the tests.
`python3 dev.py test -m proof` runs the proofs alone, with `--long` in their long form.
"""

from dataclasses import dataclass
from typing import Protocol

import pytest


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


LINES = pytest.StashKey[list[Line]]()
