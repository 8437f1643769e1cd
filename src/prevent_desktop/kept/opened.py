"""That a draft message was opened: when, and by which program. It never means that it was sent."""

from datetime import datetime

import msgspec


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """The last draft message that was asked for; `at` is None before the first."""

    at: datetime | None = None
    program: str = ""
    """The email program by the name that people know."""
    seen: bool = False
    """The person said that a new message opened; a program that was asked has promised nothing."""

    def __bool__(self) -> bool:
        return self.at is not None


NOT_OPENED = Opened()
