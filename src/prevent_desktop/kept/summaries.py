"""The sealed summary of a draft: all that the first page draws and searches, no draft opened."""

from datetime import date, datetime

import msgspec

from prevent_desktop.form.answers import Answers

LARGEST = 1020
"""Bytes that the vault takes as a summary."""
_LONGEST_AGE = 40
_LONGEST_OUTCOME = 120
_GIVEN_UP_FIRST = ("to", "outcome", "age", "born")
"""What is left out of a summary that does not fit, in this order; the body has all of it."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One draft in the list. What came with later versions may be missing."""

    title: str
    changed: datetime
    reference: str
    sent: bool = False
    held: bool = False
    born: str = ""
    """The date of birth as an answers file has it: "2010-05-14", "2010-05" or "2010"."""
    age: str = ""
    """The age as it was stated."""
    missing: int | None = None
    """How many questions are empty whose absence stops or warns; None if it was not counted."""
    chase: date | None = None
    sent_on: date | None = None
    to: str = ""
    """The address that the paper went to."""
    outcome: str = ""
    """What came back, in one line."""
    opened: datetime | None = None
    """When the person saw a draft message open."""
    delete_on: date | None = None
    """The day after which it is to be deleted."""
    decided: datetime | None = None
    """When it was last said how long it stays, apart from a change of its answers."""


def age_stated(answers: Answers) -> str:
    """The age as it was stated, short enough for a list."""
    return " ".join(answers.text("individual.approx_age").split())[:_LONGEST_AGE]


def birth_given(answers: Answers) -> str:
    """The date of birth as given; empty where it is not known or is no date yet."""
    text = answers.text("individual.dob")
    digits = text.replace("-", "")
    return text if len(text) <= len("2010-05-14") and digits.isdecimal() else ""


def encode(summary: Summary) -> bytes:
    """The bytes of a summary; what it can do without is left out where it is too large."""
    short = msgspec.structs.replace(summary, outcome=summary.outcome[:_LONGEST_OUTCOME])
    encoded = msgspec.json.encode(short)
    for name in _GIVEN_UP_FIRST:
        if len(encoded) <= LARGEST:
            break
        short = msgspec.structs.replace(short, **{name: ""})
        encoded = msgspec.json.encode(short)
    return encoded


def decode(summary: bytes) -> Summary:
    """A summary of this or any earlier version. Raises msgspec.DecodeError."""
    return msgspec.json.decode(summary, type=Summary)
