"""What to say about a draft before it is opened: its size, and copies to personal accounts.

Each is a finding with harmless places; the words stand beside the widget that shows it. None stops
anything: a referral sent today beats a perfect one that is not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from prevent_desktop.mail.message import DraftMessage

LARGE = 20_000_000
"""Bytes. Many mail systems turn away more than 20 or 25 MB."""
TOO_LARGE_FOR_HEALTH = 35_000_000
"""Bytes. NHSmail turns away more than 35 MB (its own guidance, read 29 November 2026)."""
_BASE64 = 78 / 57
"""Bytes on the way for a byte of a file: lines of 76 characters and CR LF for every 57."""


class Thought(StrEnum):
    """What a person should look at once more."""

    PERSONAL_COPY = "personal_copy"
    """A copy goes to an account at a personal mail service."""
    LARGE = "large"
    """Some mail systems will turn it away."""
    TOO_LARGE = "too_large"
    """Most will; hand it over in another way."""


@dataclass(frozen=True, slots=True)
class SecondThought:
    """One finding about a draft; `address` is one of the copies, `size` in bytes."""

    thought: Thought
    address: str = ""
    size: int = 0


def size_on_the_way(message: DraftMessage) -> int:
    """How many bytes the message has when it travels, to about one in a hundred."""
    files = sum(len(data) for _, data in message.files)
    return int(files * _BASE64) + 4 * len(message.body) + 2_000


def second_thoughts(
    message: DraftMessage, is_personal: Callable[[str], bool]
) -> tuple[SecondThought, ...]:
    """What to look at before the draft is opened; `is_personal` knows personal mail services."""
    found = [
        SecondThought(Thought.PERSONAL_COPY, address)
        for address in message.cc
        if is_personal(address)
    ]
    size = size_on_the_way(message)
    if size > LARGE:
        thought = Thought.TOO_LARGE if size > TOO_LARGE_FOR_HEALTH else Thought.LARGE
        found.append(SecondThought(thought, size=size))
    return tuple(found)
