"""Who receives a referral in one area, who can help, and what its papers are marked."""

from typing import Annotated, Literal

import msgspec

MAX_COPIES = 3
"""How many copies a draft message may have, and so an area may name for one referral."""

ROUTE = "email"
"""The one way in which a referral goes: a draft message. There is no page for another."""

MARKING_PREFIX = "{marking}: "
"""How a subject template shows the marking, so that it can be left out as a whole."""


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of an area file: immutable, and strict about its keys."""


class Contact(_Data, frozen=True, kw_only=True):
    """A person, team or line that can help; empty fields are not known."""

    id: str
    name: str
    role: str = ""
    email: str = ""
    phone: str = ""
    hours: str = ""
    out_of_hours: str = ""
    """The phone number outside these hours."""
    text_relay: str = ""
    """The number for people who are deaf, hard of hearing or have a speech impairment."""
    note: str = ""
    purpose: Literal["urgent", "talk", "advice", "team", "education", "child", "adult", "other"] = (
        "other"
    )
    """What one turns to it for; see `prevent_desktop.area.contacts`."""
    place: str = ""
    """The part of the area it serves; empty for all of it."""
    last_checked: str = ""
    """The ISO day someone last checked this; empty means it still has to be confirmed."""


class CopyTo(_Data, frozen=True, kw_only=True):
    """Addresses the draft message is copied to, at most three for a child or an adult."""

    always: tuple[str, ...] = ()
    if_child: tuple[str, ...] = ()
    if_adult: tuple[str, ...] = ()

    @property
    def every_address(self) -> tuple[str, ...]:
        """All of them, whoever the referral is about."""
        return (*self.always, *self.if_child, *self.if_adult)

    def addresses_for(self, *, child: bool | None) -> tuple[str, ...]:
        """The addresses for a child, for an adult, or (None) when the age is not known."""
        if child is None:
            return self.always
        return (*self.always, *(self.if_child if child else self.if_adult))


class AlsoRefer(_Data, frozen=True, kw_only=True):
    """The other route that may be needed beside a Prevent referral."""

    child: str
    child_contact: str
    """What to do about a child, as the end of "ask your safeguarding lead or …"."""
    adult: str
    adult_with_child: str = ""
    """The question about children in an adult's home, with whom to ask."""


class Recipient(_Data, frozen=True, kw_only=True):
    """Where a referral goes."""

    address: str
    route: str
    """`ROUTE`; stated, so that a file for another way is refused and not taken for an address."""
    last_checked: str
    source: str


class Area(_Data, frozen=True, kw_only=True):
    """One area's record, as `resources/areas/<id>.toml` or an administrator states it."""

    id: str
    name: str
    recipient: Recipient
    advice_email: str
    advice_phone: str
    marking: str
    """Printed at the top and bottom of each page of a complete form."""
    subject_template: str
    """The draft message's subject: `{reference}` once, with `{marking}: ` before it or not."""
    question_set: str
    """The id of the form this area accepts, whatever its version."""
    threshold_note: str
    secure_mail_note: str
    source: str
    last_checked: str
    also_refer: AlsoRefer
    chase_days: Annotated[int, msgspec.Meta(ge=1, le=90)] | None = None
    """Days after sending when asking is fair, if the area has said so; None if it has not."""
    zone: str = "Europe/London"
    """The time zone of its clocks; every moment is told in it, on paper and on screen."""
    copy_to: CopyTo = CopyTo()
    contacts: tuple[Contact, ...] = msgspec.field(name="contact", default=())
