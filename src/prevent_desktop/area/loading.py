"""Reading an area file: the whole record is right, or it is refused with its place and reason.

An unusable To address does not refuse the file: the referral can still be written and printed,
and the review says that it cannot be sent (`prevent_desktop.area.address.usable_recipient`).
"""

import re
from collections.abc import Iterator
from datetime import date

from prevent_desktop.area.address import check_copy
from prevent_desktop.area.area import MARKING_PREFIX, MAX_COPIES, ROUTE, Area
from prevent_desktop.area.texts import text_faults
from prevent_desktop.moments import load_zone
from prevent_desktop.shipped.data_files import LONGEST_ID, decode_toml, refused
from prevent_desktop.shipped.signs import sign_outside_ascii

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def load_area(data: bytes, file_name: str) -> Area:
    """Read an area from TOML.

    Raises ResourceError("not_toml") or ResourceError("not_valid") with file, place and reason.
    """
    area = decode_toml(data, Area, file_name)
    for place, reason in _faults(area):
        raise refused(file_name, place, reason)
    return area


def _faults(area: Area) -> Iterator[tuple[str, str]]:
    """Every fault that the types cannot see, as (place, reason)."""
    if not _ID.fullmatch(area.id):
        yield "id", "an id is made of small letters, figures and single hyphens"
    if len(area.id) > LONGEST_ID:
        yield "id", f"it has more than {LONGEST_ID} characters"
    yield from _double_ids(area)
    yield from text_faults(area)
    yield from _date_faults(area)
    if area.recipient.route != ROUTE:
        yield (
            "recipient, route",
            f"only “{ROUTE}” can be used, because this program makes draft emails and nothing else",
        )
    if not _template_is_right(area.subject_template):
        wanted = f"{MARKING_PREFIX}… {{reference}}"
        yield "subject_template", f"“{wanted}”, or the same without the marking, is expected"
    yield from _copy_faults(area)
    try:
        load_zone(area.zone)
    except ValueError:
        yield "zone", "no time zone has this name; it looks like Europe/London"


def _double_ids(area: Area) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for contact in area.contacts:
        if contact.id in seen:
            yield f"contact {contact.id}", "this id stands twice"
        seen.add(contact.id)


def _date_faults(area: Area) -> Iterator[tuple[str, str]]:
    days = {
        "last_checked": area.last_checked,
        "recipient": area.recipient.last_checked,
        **{f"contact {contact.id}": contact.last_checked for contact in area.contacts},
    }
    for place, day in days.items():
        if day and not _is_iso_day(day):
            yield place, "last_checked is no day like 2026-11-22"


def _is_iso_day(text: str) -> bool:
    if not _ISO_DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _template_is_right(template: str) -> bool:
    """Whether `{reference}` stands in it once, `{marking}: ` only first, and no other brace."""
    around = template.removeprefix(MARKING_PREFIX).split("{reference}")
    return len(around) == 2 and not re.search("[{}]", "".join(around))


def _copy_faults(area: Area) -> Iterator[tuple[str, str]]:
    for child in (True, False):
        if len(area.copy_to.addresses_for(child=child)) > MAX_COPIES:
            yield "copy_to", f"at most {MAX_COPIES} addresses can receive a copy of one referral"
    for address in area.copy_to.every_address:
        if check_copy(address):
            sign = sign_outside_ascii(address)
            yield (
                "copy_to",
                "each copy goes to one plain address like lead@school.example.org"
                + (f", and there is {sign} in “{address}”" if sign else ""),
            )
