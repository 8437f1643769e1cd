"""Reading an area file: the whole record is right, or it is refused with its place and reason.

An unusable To address does not refuse the file: the referral can still be written and printed,
and the review says that it cannot be sent (`prevent_desktop.area.address.usable_recipient`).
"""

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter

import msgspec

from prevent_desktop.area.address import check_copy
from prevent_desktop.area.area import MARKING_PREFIX, MAX_COPIES, Area
from prevent_desktop.errors import ResourceError

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PLACE = re.compile(r"^(?P<reason>.*?)(?: - at `(?P<place>.*)`)?$", re.DOTALL)


def load_area(data: bytes, name: str) -> Area:
    """Read the bytes of an area file; `name` is the file's name for the sentence.

    Raises `ResourceError`, always with the places `file`, `place` and `reason`:
    `not_toml`, `wrong_shape`, `bad_id`, `double_id`, `bad_date`, `bad_subject_template`,
    `too_many_copies` or `copy_unusable`.
    """
    area = _decode(data, name)
    for code, place, reason in _faults(area):
        raise ResourceError(code, file=name, place=place, reason=reason)
    return area


def _decode(data: bytes, name: str) -> Area:
    try:
        return msgspec.toml.decode(data, type=Area)
    except msgspec.ValidationError as error:
        match = _PLACE.match(str(error))
        place = (match and match["place"]) or "$"
        reason = match["reason"] if match else ""
        raise ResourceError(
            "wrong_shape", file=name, place=place.removeprefix("$").lstrip("."), reason=reason
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error) if isinstance(error, msgspec.DecodeError) else "not readable text"
        raise ResourceError("not_toml", file=name, place="", reason=reason) from None


def _faults(area: Area) -> Iterator[tuple[str, str, str]]:
    """Every fault the types cannot see, as code, place and reason."""
    if not _ID.fullmatch(area.id):
        yield "bad_id", "id", area.id
    yield from _id_faults(area)
    yield from _date_faults(area)
    if not _template_is_right(area.subject_template):
        yield "bad_subject_template", "subject_template", area.subject_template
    yield from _copy_faults(area)


def _id_faults(area: Area) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for number, contact in enumerate(area.contacts):
        if contact.id in seen:
            yield "double_id", f"contact[{number}].id", contact.id
        seen.add(contact.id)


def _date_faults(area: Area) -> Iterator[tuple[str, str, str]]:
    days = {
        "last_checked": area.last_checked,
        "recipient.last_checked": area.recipient.last_checked,
        **{f"contact[{n}].last_checked": c.last_checked for n, c in enumerate(area.contacts)},
    }
    for place, day in days.items():
        if day and not _is_iso_day(day):
            yield "bad_date", place, day


def _is_iso_day(text: str) -> bool:
    if not _ISO_DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _template_is_right(template: str) -> bool:
    """Whether `{reference}` stands in it once, and `{marking}: ` at most at its start."""
    try:
        parts = list(Formatter().parse(template.removeprefix(MARKING_PREFIX)))
    except ValueError:
        return False
    fields = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
    return fields == [("reference", "", None)]


def _copy_faults(area: Area) -> Iterator[tuple[str, str, str]]:
    copies = area.copy_to.every_address
    if len(copies) > MAX_COPIES:
        yield "too_many_copies", "copy_to", str(len(copies))
    for address in copies:
        problem = check_copy(address)
        if problem:
            yield "copy_unusable", "copy_to", problem.value
