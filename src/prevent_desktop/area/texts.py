"""What stands in an area's texts: nothing unseen in those of one line, and none empty that is read.

The recipient's address is left to `area.address`: a wrong one does not refuse the file.
"""

import re
from collections.abc import Iterator

import msgspec

from prevent_desktop.area.address import check_copy
from prevent_desktop.area.area import Area
from prevent_desktop.shipped.signs import sign_outside_ascii, unseen_sign

_NEEDED = frozenset(("name", "advice_email", "advice_phone", "question_set", "child_contact"))
"""Keys whose value stands in the middle of a sentence, wherever they are."""
_OF_LINES = frozenset((
    "threshold_note", "secure_mail_note", "source", "child", "child_contact", "adult",
    "adult_with_child", "role", "note",
))  # fmt: skip
"""Keys whose value may have more than one line."""
_FIGURE = re.compile(r"\d", re.ASCII)


def text_faults(area: Area) -> Iterator[tuple[str, str]]:
    """Every fault of a text, as (place, reason)."""
    for place, key, value in _texts(area):
        sign = "" if key in _OF_LINES else unseen_sign(value)
        if sign:
            yield place, f"it has to be one line that can be read, and there is {sign} in it"
        if key in _NEEDED and not value.strip():
            yield place, "it is empty, and people are shown it"
    if check_copy(area.advice_email):
        sign = sign_outside_ascii(area.advice_email)
        reason = "it is not one plain address like prevent@council.gov.uk"
        yield "advice_email", f"{reason}: there is {sign} in it" if sign else reason
    if not _FIGURE.search(area.advice_phone):
        yield "advice_phone", "it is no telephone number, because there is no figure in it"
    if area.marking and not area.marking.strip():
        yield "marking", 'it is only spaces: write the marking, or "" for none'


def _texts(area: Area) -> Iterator[tuple[str, str, str]]:
    """Every text but the recipient's address, as (place, key, value)."""
    parts = (
        ("", area),
        ("recipient", area.recipient),
        ("also_refer", area.also_refer),
        *((f"contact {each.id}", each) for each in area.contacts),
    )
    for part, record in parts:
        for field in msgspec.structs.fields(record):
            value = getattr(record, field.name)
            if isinstance(value, str) and (part, field.name) != ("recipient", "address"):
                place = ", ".join(filter(None, (part, field.encode_name)))
                yield place, field.name, value
