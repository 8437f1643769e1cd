"""The first page from summaries alone: what is unsent, drafts, what was sent, and a search."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from prevent_desktop.form.dates import ages_from_birth, parse_date
from prevent_desktop.form.folding import folded
from prevent_desktop.kept.draft_lines import DraftLine

SEARCH_FROM = 8
"""From so many entries on a box to search in is worth its place."""
LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True)
class Shelves:
    """The lines in the order of the page; each shelf the last changed first."""

    unsent: tuple[DraftLine, ...]
    """A paper was made and nobody said that it was sent."""
    drafts: tuple[DraftLine, ...]
    sent: tuple[DraftLine, ...]
    damaged: tuple[DraftLine, ...]

    @property
    def count(self) -> int:
        """How many entries there are in all."""
        return len(self.unsent) + len(self.drafts) + len(self.sent) + len(self.damaged)


def shelved(lines: Iterable[DraftLine]) -> Shelves:
    """Sort the lines, which come the last changed first, onto the shelves."""
    listed = tuple(lines)
    readable = [line for line in listed if line.readable]
    return Shelves(
        unsent=tuple(line for line in readable if line.waits_to_be_sent),
        drafts=tuple(line for line in readable if not line.finished),
        sent=tuple(line for line in readable if line.finished and line.sent),
        damaged=tuple(line for line in listed if not line.readable),
    )


def age_in_words(line: DraftLine, today: date) -> str:
    """The age for the list: worked out of the date of birth, else as stated; empty if unknown."""
    birth = parse_date(line.born)
    if birth is None or birth.earliest > today:
        return line.age
    ages = ages_from_birth(birth, today)
    return str(ages.low) if ages.low == ages.high else f"{ages.low} or {ages.high}"


def days_left(line: DraftLine, now: datetime, days: int) -> int | None:
    """Whole days until a draft goes at the earliest; None of what does not go by age."""
    if line.changed is None or line.held or line.waits_to_be_sent:
        return None
    return max(0, (line.changed + timedelta(days=days) - now).days)


def searched(lines: Iterable[DraftLine], query: str) -> tuple[DraftLine, ...]:
    """The lines that have every word of the query in name, reference, age, address or outcome.

    Case, accents and dashes do not count; an empty query finds everything.
    """
    words = folded(query[:LONGEST_QUERY]).split()
    return tuple(line for line in lines if all(word in _text(line) for word in words))


def _text(line: DraftLine) -> str:
    return folded(" ".join((line.title, line.reference, line.age, line.to, line.outcome)))
