"""The table of the walk: each page, its state, its look, what was checked and what was wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.walk.faults import CHECKS

WALKED = "walked"
"""What a test's report carries its lines under: reports reach the process that prints."""


@dataclass(frozen=True)
class Line:
    """A line of the table: a page in a state and a look, and what was wrong."""

    page: str
    state: str
    look: str
    stops: int
    faults: tuple[str, ...]


def carried(lines: Iterable[Line]) -> list[tuple[str, str, str, int, int]]:
    """Lines as a report may carry them."""
    return [(each.page, each.state, each.look, each.stops, len(each.faults)) for each in lines]


class WalkTable:
    """Lines of all tests; those of one page and state stand together."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}

    def add(self, properties: Iterable[tuple[str, Any]]) -> None:
        """Take the lines out of what one test's report carries."""
        for key, value in properties:
            if key == WALKED:
                for page, state, look, stops, faults in value:
                    self._rows.setdefault((page, state), {})[look] = (stops, faults)

    def lines(self) -> list[str]:
        """The table as it is printed; nothing where nobody walked."""
        if not self._rows:
            return []
        printed = [f"checked on each: {', '.join(CHECKS)}", ""]
        faults = 0
        for (page, state), looks in self._rows.items():
            stops = max(stops for stops, _ in looks.values())
            wrong = sum(found for _, found in looks.values())
            faults += wrong
            printed.append(
                f"{page[:34]:<34} {state[:44]:<44} {'/'.join(looks):<28} "
                f"{stops:>4} stops {wrong:>3} faults"
            )
        pages = {page for page, _ in self._rows}
        printed.append(
            f"{len(pages)} pages in {len(self._rows)} states, {sum(map(len, self._rows.values()))} "
            f"walks, {faults} faults"
        )
        return printed
