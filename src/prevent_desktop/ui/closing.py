"""Closing the window: save first, and lose nothing that was typed unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from prevent_desktop.ui.kit.trouble_bar import TroubleBar
    from prevent_desktop.ui.lock.page_stack import PageStack
    from prevent_desktop.ui.rooms import Rooms

UNLOCK_FIRST = "What you wrote last is not saved yet: unlock your drafts first."


@dataclass
class Closing:
    """What has been settled about the end of the window so far."""

    close: Callable[[], object]
    """Asks the window to close, which asks here."""
    stack: PageStack
    trouble: TroubleBar
    lasting: bool
    """Whether what is kept here stays; else it is asked about before the end."""
    unsaved_given_up: bool = False
    """The person wants to close without what is not saved."""
    left: bool = False
    """Nothing has to be asked any more."""
    told: bool = False
    """The system says that it is over, and mail programs end with it too."""

    def may_close(self, rooms: Rooms | None, *, holds_unsaved: bool) -> bool:
        """Whether nothing is lost by it; else what has to come first is begun.

        `rooms` is what is open, and `holds_unsaved` says that a lock still holds something typed.
        """
        written = rooms.written if rooms is not None else None
        if holds_unsaved and not self.unsaved_given_up:
            self.trouble.say(UNLOCK_FIRST)
            self.trouble.offer_to_close()
            return False
        if written is not None and written.has_unsaved and not self.unsaved_given_up:
            self.stack.hold()
            written.when_saved(self.close, self._could_not)
            return False
        if rooms is not None and not (self.lasting or self.left):
            self.stack.hold()
            rooms.ask_before_closing()
            return False
        return True

    def _could_not(self) -> None:
        """The bar above the page says why; closing without saving has to be asked for there."""
        self.stack.release()
        self.trouble.offer_to_close()

    def saved(self) -> None:
        """Everything typed is on the disk again: nothing is given up."""
        self.unsaved_given_up = False

    def leave(self) -> None:
        """What had to be asked was answered."""
        self.left = True
        self.close()

    def close_anyway(self) -> None:
        """Close without what is not saved."""
        self.unsaved_given_up = True
        self.close()

    def give_up(self) -> None:
        """Close and ask nothing: the system does not wait."""
        self.left = self.told = True
        self.close_anyway()
