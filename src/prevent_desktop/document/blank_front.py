"""The head of the blank form: what comes first, whom to ask, and where the filled form goes."""

from collections.abc import Iterator

from prevent_desktop.area.area import Area, Contact
from prevent_desktop.area.checked import address_checked
from prevent_desktop.document.blocks import Block
from prevent_desktop.document.style import ALARM, BODY, LABEL, LEAD, TITLE, WARNING
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import (
    BLANK_ADVICE,
    BLANK_AFTERWARDS,
    BLANK_ASK,
    BLANK_FIRST,
    BLANK_PREVENT,
    BLANK_SEND,
    BLANK_TITLE,
)
from prevent_desktop.form.definition import Form

_EMERGENCY, _POLICE = "emergency", "police-101"
"""The ids by which an area's file names these two."""


def blank_front(form: Form, area: Area, setter: Typesetter, part: Element) -> Iterator[Block]:
    """The blocks above the first section."""
    yield setter.text(Words(part.add("H1"), form.title, TITLE), outline=form.title)
    yield setter.text(Words(part.add("P"), BLANK_TITLE, LEAD), before=0)
    contacts = {contact.id: contact for contact in area.contacts}
    urgent = [contacts[each] for each in (_EMERGENCY, _POLICE) if each in contacts]
    if urgent:
        yield setter.inset(
            Words(part.add("P"), BLANK_FIRST, WARNING),
            *(Words(part.add("P"), _line(contact, contact.note), BODY) for contact in urgent),
            colour=ALARM,
            before=8,
        )
    others = [each for each in area.contacts if each.phone and each not in urgent]
    asked = [BLANK_PREVENT.format(address=area.advice_email)] if area.advice_email else []
    asked += [_line(each) for each in others]
    where = BLANK_SEND.format(
        address=area.recipient.address,
        area=area.name,
        checked=address_checked(area.recipient),
    )
    for number, (title, texts) in enumerate(
        (
            ("To ask first", (BLANK_ASK, *asked) if asked else ()),
            ("When it is filled in", (where,)),
            ("Afterwards", (BLANK_AFTERWARDS,)),
            ("How to fill it in", (BLANK_ADVICE,)),
        )
    ):
        if texts:
            told = [Words(part.add("H2"), title, LABEL)]
            told += [Words(part.add("P"), text, BODY) for text in texts]
            yield setter.text(*told, before=4 if number else 10)


def _line(contact: Contact, note: str = "") -> str:
    """A contact in one line: "Police, when it is not an emergency: 101. …"."""
    told = f"{contact.name}: {_whole(contact.phone)}"
    if note:
        return f"{told}. {note}"
    hours = contact.hours[:1].lower() + contact.hours[1:]
    later = f"out of hours {_whole(contact.out_of_hours)}" if contact.out_of_hours else ""
    when = "; ".join(filter(None, (hours, later)))
    return f"{told} ({when})" if when else told


def _whole(number: str) -> str:
    """A phone number that no line parts."""
    return number.replace(" ", "\N{NO-BREAK SPACE}")
