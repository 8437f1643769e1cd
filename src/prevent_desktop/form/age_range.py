"""The ages that somebody can have, by what was said or by a date of birth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgeRange:
    """The ages a statement allows, in whole years, both ends included."""

    low: int
    high: int

    def overlaps(self, other: "AgeRange") -> bool:
        """Whether both statements can be true."""
        return self.low <= other.high and other.low <= self.high
