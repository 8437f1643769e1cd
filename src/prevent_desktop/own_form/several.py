"""One of several people: a word for a person with a number, a letter or "other" beside it."""

from collections.abc import Sequence

from prevent_desktop.own_form.table import Table

_SHORT = 4
"""Words of a text in which "a" counts: "Child A name", but not "is the child a pupil"."""
_LETTERS = frozenset("bcdefgh")


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
