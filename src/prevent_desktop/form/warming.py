"""Reads the lists of words before they are needed, away from where somebody types."""

from prevent_desktop.form import english
from prevent_desktop.form.ages import parse_age
from prevent_desktop.form.folding import word_pattern
from prevent_desktop.form.leftovers import leftovers_in


def warm_up() -> None:
    """Load what the checks of texts load at their first use; for a worker.

    Raises ResourceError when one of the program's own files is missing.
    """
    english.is_never_a_slip("nothing")
    word_pattern()
    leftovers_in("")
    parse_age("adult")
