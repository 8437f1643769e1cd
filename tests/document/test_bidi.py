"""Unicode's own test of the bidirectional algorithm, as far as it is obeyed here.

Lines with embeddings, overrides or isolates are left out: those characters are taken out of every
text before it is laid out (see `characters`), so that nobody can turn the paper's text round.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from prevent_desktop.document import bidi

UNICODE_TEST = Path("/usr/share/unicode/BidiCharacterTest.txt")
ORDERS = re.compile("[\u202a-\u202e\u2066-\u2069]")
ENDS_PARAGRAPH = re.compile("[\n\r\x1c-\x1e\x85\u2029]")
LEFT_OUT = "x"


class Case(NamedTuple):
    """A paragraph, what is asked of its direction (0, 1 or 2 for automatic), and the results."""

    number: int
    text: str
    asked: int
    base: int
    levels: list[str]
    order: list[int]


def cases() -> Iterator[Case]:
    if not UNICODE_TEST.exists():
        pytest.fail(f"{UNICODE_TEST} is not there: these tests need unicode-data")
    with UNICODE_TEST.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip() and not line.startswith("#"):
                points, asked, base, levels, order = line.strip().split(";")
                text = "".join(chr(int(point, 16)) for point in points.split())
                if not ORDERS.search(text) and not ENDS_PARAGRAPH.search(text[:-1]):
                    wanted = [int(index) for index in order.split()]
                    yield Case(number, text, int(asked), int(base), levels.split(), wanted)


def line_levels(case: Case, found: list[int]) -> list[int]:
    """The levels of the whole text as one line: blanks at its end are the paragraph's (L1)."""
    end = len(case.text.rstrip(" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\u200b\u3000\u2003"))
    return found[:end] + [case.base] * (len(found) - end)


@pytest.mark.needs("unicode-data")
def test_unicodes_own_cases() -> None:
    """Ninety thousand paragraphs: their direction, the levels, the visual order."""
    tried = 0
    wrong = []
    for case in cases():
        tried += 1
        if case.asked == 2 and bidi.runs_right_to_left(case.text) != bool(case.base):
            wrong.append(("direction", case))
            continue
        found = line_levels(case, bidi.levels(case.text, case.base))
        seen = [i for i, level in enumerate(case.levels) if level != LEFT_OUT]
        if [found[i] for i in seen] != [int(case.levels[i]) for i in seen]:
            wrong.append(("levels", case))
        elif [seen[i] for i in bidi.visual_order([found[i] for i in seen])] != case.order:
            wrong.append(("order", case))
    assert not wrong, (len(wrong), tried, wrong[:3])
    assert tried > 90_000
