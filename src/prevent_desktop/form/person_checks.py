"""Checks of what is given about the person referred: where they live, what their name is."""

from collections.abc import Iterator

from prevent_desktop.form.answers import GroupRow, is_rows
from prevent_desktop.form.checks import CheckInput, Hit, at_rule
from prevent_desktop.form.definition import QuestionType
from prevent_desktop.form.unknown_names import says_not_known

_ADDRESS = ("address", "postcode")


def is_written(row: GroupRow) -> bool:
    """Whether an address says anything: one that is only ticked says nowhere."""
    return any(isinstance(text := row.get(part), str) and text.strip() for part in _ADDRESS)


def no_home_ticked(given: CheckInput) -> Iterator[Hit]:
    """No address is said to be the home: several are given, or an empty one is ticked."""
    rows = given.released.get(given.rule.question)
    if not is_rows(rows):
        return
    written = [row for row in rows if is_written(row)]
    empty_ticked = any(row.get("current") is True and not is_written(row) for row in rows)
    unclear = len(written) > 1 or (written and empty_ticked)
    if unclear and not any(row.get("current") is True for row in written):
        yield at_rule(given)


def name_says_not_known(given: CheckInput) -> Iterator[Hit]:
    """Where "Not known" can be ticked, "N/K" was typed: it would be read as a name."""
    for question in given.form.by_type[QuestionType.TEXT]:
        typed = given.released.text(question.id).strip()
        if question.not_known and says_not_known(typed):
            yield Hit(question.id, {"typed": typed})
