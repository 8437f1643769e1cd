"""Who receives a referral in one area, who can help, and what its papers are marked."""

import msgspec


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
    note: str = ""
    last_checked: str = ""
    """The ISO day someone last checked this; empty means it still has to be confirmed."""


class CopyTo(_Data, frozen=True, kw_only=True):
    """Addresses the draft message is copied to, at most three in all."""

    always: tuple[str, ...] = ()
    if_child: tuple[str, ...] = ()
    if_adult: tuple[str, ...] = ()


class AlsoRefer(_Data, frozen=True, kw_only=True):
    """The other route that may be needed beside a Prevent referral."""

    child: str
    adult: str


class Recipient(_Data, frozen=True, kw_only=True):
    """Where a referral goes, and by which route."""

    address: str
    route: str
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
    """The draft message's subject; `{marking}` and `{reference}` are its only placeholders."""
    question_set: str
    threshold_note: str
    secure_mail_note: str
    source: str
    last_checked: str
    also_refer: AlsoRefer
    copy_to: CopyTo = CopyTo()
    contacts: tuple[Contact, ...] = msgspec.field(name="contact", default=())
