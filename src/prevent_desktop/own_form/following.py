"""What the box before tells: "Name of referrer", then "Position"; "School", then "Tel"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prevent_desktop.own_form.boxes import Box
from prevent_desktop.own_form.matching import UNSAID, Reading
from prevent_desktop.own_form.table import Owner

_NAMES = frozenset(["forename", "surname", "full_name"])
_CONTACT = frozenset(
    ["telephone", "work_telephone", "mobile", "landline", "email", "contact", "address", "postcode"]
)
_AT_WORK = _NAMES | _CONTACT | {"role", "organisation", "role_org", "relationship"}
_AT_HOME = _NAMES | _CONTACT | {"dob", "age", "gender", "language", "nationality", "other_names"}
_GOES_ON: Mapping[Owner, frozenset[str]] = {
    "referrer": _AT_WORK | {"best_time"},
    "lead": _AT_WORK,
    "first_noticer": _AT_WORK,
    "person": _AT_HOME | {"immigration", "email_online"},
}
"""What is still the same person's after their name; a school or a family is another's."""
_OF_ANYBODY = _NAMES | _CONTACT | {"role", "organisation", "role_org", "relationship"}
"""What a school, a doctor or a parent has as well."""
_AT_BIRTH = frozenset(["dob", "age", "gender"])
_OWN = re.compile(r"\b(?:home|current|permanent|residential|usual)\b", re.IGNORECASE)
"""What makes an address or a number the person's own, whatever stood before."""


def go_on(boxes: Sequence[Box], readings: dict[str, Reading | None]) -> None:
    """Give a box without an owner that of the box just before it in the same part of the form.

    It goes on from a box that says whose it is, and ends at the first box that is not understood,
    that belongs to somebody else, or that is again a name.
    """
    owner: Owner | None = None
    context: tuple[str, ...] = ()
    for box in boxes:
        reading = readings.get(box.id)
        if reading is None or not reading.fields or box.held:
            owner = None
        elif reading.own_words:
            owner, context = (reading.owner if _starts(reading) else None), box.context
        elif owner is not None:
            owner = owner if _same(box, reading, owner, context) else None
            if owner is not None and not reading.answers:
                readings[box.id] = _given(reading, owner)


def _starts(reading: Reading) -> bool:
    goes_on = _GOES_ON.get(reading.owner, frozenset()) if reading.owner else frozenset()
    return bool(reading.answers) and all(field.id in goes_on for field in reading.fields)


def _same(box: Box, reading: Reading, owner: Owner, context: tuple[str, ...]) -> bool:
    fits = all(field.id in _GOES_ON.get(owner, ()) for field in reading.fields)
    again = any(field.id in _NAMES for field in reading.fields)
    free = reading.owner in (None, owner)
    return fits and not again and free and box.context == context


def _given(reading: Reading, owner: Owner) -> Reading:
    answers = tuple(each for field in reading.fields for each in field.answers.get(owner, ()))
    why = (reading.field, owner, "the box before it says whose")
    return replace(reading, answers=answers, sure=UNSAID, why=why)


def stop_short(boxes: Sequence[Box], readings: dict[str, Reading | None]) -> None:
    """Leave a box whose section says whose it is, but which follows one about somebody else.

    "School", "Tel": the school's. "Name of parent", "Date of birth", "Tel": the parent's. After a
    box that names another person, nothing in the section that anybody has is sure any more.
    """
    context: tuple[str, ...] | None = None
    another, just_another, between = False, False, False
    for box in boxes:
        if box.context != context:
            context, another, just_another, between = box.context, False, False, False
        reading = readings.get(box.id)
        kinds = {field.id for field in reading.fields} if reading is not None else set()
        if reading is not None and reading.answers and kinds and not reading.own_words:
            doubtful = (another and bool(kinds & _OF_ANYBODY)) or (between and _apart(kinds))
            doubtful = doubtful or (just_another and bool(kinds & _AT_BIRTH))
            if doubtful and not _OWN.search(box.label):
                why = (reading.field, "it may belong to what the box before it is about")
                readings[box.id] = replace(reading, answers=(), sure=0.0, why=why)
        if reading is not None and reading.own_words and (kinds or reading.owner == "other"):
            another = just_another = _is_another(reading, context)
            between = False
        else:
            just_another = just_another and bool(kinds & (_OF_ANYBODY | _AT_BIRTH))
            own = "address" in kinds and _OWN.search(box.label) is not None
            between = not own and _comes_between(reading, kinds, between=between)


def _apart(kinds: set[str]) -> bool:
    """Whether a box is of the kind that a thing or another person named just before has too."""
    return bool(kinds & _OF_ANYBODY - _NAMES)


def _is_another(reading: Reading, context: tuple[str, ...]) -> bool:
    """Whether a label that names its owner names somebody else than its section does."""
    if not reading.answers and (reading.owner is None or reading.owner != reading.section_owner):
        return True
    return bool(context) and reading.section_owner not in (None, reading.owner)


def _comes_between(reading: Reading | None, kinds: set[str], *, between: bool) -> bool:
    """Whether the next box may be about a thing or a person that this one names."""
    if reading is None:
        return True
    if kinds & (_OF_ANYBODY | _AT_HOME):
        return between and bool(kinds & _CONTACT)
    return bool(kinds) and not kinds & {"immigration", "best_time", "attribute"}
