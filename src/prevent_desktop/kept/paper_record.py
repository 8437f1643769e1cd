"""What stays of a finished referral: nothing about the person it is about."""

from datetime import datetime

import msgspec

from prevent_desktop.moments import in_utc


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One paper that was made."""

    reference: str
    made: datetime
    recipient: str
    sha256: str
    """Of the signed PDF, in hexadecimal."""
    fingerprint: str
    """Of the key that signed it."""
    complete: bool
    area: str = ""
    """The id of the area that it went to; empty in records from before that was kept."""
    replaces: str = ""
    """The reference of the paper that this one is an amended copy of."""
    draft: str = ""
    """The id of the draft that it was made from, which may be corrected and signed anew."""
    answers_gone: datetime | None = None
    """When no draft with its answers was found any more; it is kept for a time after that."""


def in_utc_times(record: Record) -> Record:
    """The record with its times in UTC, whatever offset they were written with."""
    gone = in_utc(record.answers_gone) if record.answers_gone else None
    return msgspec.structs.replace(record, made=in_utc(record.made), answers_gone=gone)
