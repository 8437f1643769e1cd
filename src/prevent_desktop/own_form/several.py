"""One of several people: a word for a person with a number, a letter or "other" beside it."""

import re
from collections.abc import Sequence

from prevent_desktop.own_form.table import Table
from prevent_desktop.own_form.words import plain

_SHORT = 4
"""Words of a text in which "a" counts: "Child A name", but not "is the child a pupil"."""
_LETTERS = frozenset("bcdefgh")
_NUMBER = frozenset(["number", "no", "nr"])
_BRACKETS = re.compile(r"(?<=\w)\W*[(\[{]([^()\[\]{}]*)[)\]}]")
_AFTER_DASH = re.compile(r"\w\s+[-\u2013\u2014]\s*(\w+)\W*$")
_COUNT = re.compile(r"\d{1,2}|[a-h]|i{1,3}|iv")
_OF_ALL = re.compile(r" of \d{1,2}$")
_ORDINARY = frozenset(["first", "last"])
"""Of a name in brackets these tell the kind, not whose it is: "Name (first)"."""


def one_of_several(
    told: Sequence[str], span: tuple[int, int], table: Table
) -> tuple[int, int] | None:
    """The words of an owner with those that count it, where it is one of several; else None.

    A person of whom there is a second, a third or another one is never clear, the first no more
    than the others: a form does not say which of them the answers are about.
    """
    start, stop = span
    if " ".join(told[start:stop]) in table.addressed:
        return None
    if stop < len(told) and _counts(told, stop, table):
        return start, stop + 1
    if stop + 1 < len(told) and told[stop] in _NUMBER and _counts(told, stop + 1, table):
        return start, stop + 2
    if start and told[start - 1] in table.another:
        return start - 1, stop
    return None


def _counts(told: Sequence[str], place: int, table: Table) -> bool:
    word = told[place]
    if word == "a":
        return place == len(told) - 1 or len(told) <= _SHORT
    if place == len(told) - 1 and word in table.another:
        return True  # "Subject - further"
    return word.isdigit() or word in _LETTERS or word in table.numbers


def counted_apart(text: str, table: Table) -> bool:
    """Whether a count stands in brackets, or after a dash at the end: "Pupil (2)", "Name - b"."""
    apart = [*_BRACKETS.findall(text), *_AFTER_DASH.findall(text)]
    return any(only_counts(each, table) and plain(each) not in _ORDINARY for each in apart)


def only_counts(text: str, table: Table) -> bool:
    """Whether words only count one of several: "2", "(b)", "ii", "number 2", "further"."""
    words = [word for word in _OF_ALL.sub("", plain(text)).split() if word not in _NUMBER]
    return len(words) == 1 and (
        _COUNT.fullmatch(words[0]) is not None
        or words[0] in table.numbers
        or words[0] in table.another
        or words[0] == "main"
    )
