"""Boxes that follow one that says whose it is: "Name of referrer", then "Position", then "Tel"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from prevent_desktop.own_form.boxes import Box
from prevent_desktop.own_form.matching import UNSAID, Reading
from prevent_desktop.own_form.table import Owner

_CONTACT = frozenset(
    ["forename", "surname", "full_name", "telephone", "mobile", "landline", "email", "contact"]
)
_AT_WORK = _CONTACT | {"role", "organisation", "role_org", "relationship", "work_telephone"}
_AT_HOME = _CONTACT | {"dob", "age", "gender", "address", "postcode", "language", "nationality"}
_GOES_ON: Mapping[Owner, frozenset[str]] = {
    "referrer": _AT_WORK | {"best_time"},
    "lead": _AT_WORK,
    "first_noticer": _AT_WORK,
    "person": _AT_HOME,
}
"""What is still the same person's after their name; a school or a family is another's."""
_NAMES = frozenset(["forename", "surname", "full_name"])


def go_on(boxes: Sequence[Box], readings: dict[str, Reading | None]) -> None:
    """Give a box without an owner that of the box just before it in the same part of the form.

    It goes on from a name that says whose it is, and ends at the first box that is not understood,
    that belongs to somebody else, or that is again a name.
    """
    owner: Owner | None = None
    context: tuple[str, ...] = ()
    for box in boxes:
        reading = readings.get(box.id)
        if reading is None or not reading.fields or box.held:
            owner = None
        elif reading.own_words:
            named = reading.answers and any(field.id in _NAMES for field in reading.fields)
            owner, context = (reading.owner if named else None), box.context
        elif owner is not None:
            owner = owner if _same(box, reading, owner, context) else None
            if owner is not None and not reading.answers:
                readings[box.id] = _given(reading, owner)


def _same(box: Box, reading: Reading, owner: Owner, context: tuple[str, ...]) -> bool:
    fits = all(field.id in _GOES_ON.get(owner, ()) for field in reading.fields)
    again = any(field.id in _NAMES for field in reading.fields)
    free = reading.owner in (None, owner)
    return fits and not again and free and box.context == context


def _given(reading: Reading, owner: Owner) -> Reading:
    answers = tuple(each for field in reading.fields for each in field.answers.get(owner, ()))
    why = (reading.field, owner, "the box before it says whose")
    return replace(reading, answers=answers, sure=UNSAID, why=why)
