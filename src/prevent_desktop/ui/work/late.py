"""Results that come late: whoever was let go of is shown nothing any more.

Qt destroys what was let go of only when the loop of events comes round to it; a result that was
under way may be handed over before. So it is said here at once, and does not depend on which of
the two comes first.
"""

import shiboken6
from PySide6.QtCore import QObject

_LET_GO = "let_go"


def part_with(thing: QObject) -> None:
    """Let a page or a job go, with everything it owns; nothing late is shown to them."""
    if shiboken6.isValid(thing):  # letting go twice is no more than once
        thing.setProperty(_LET_GO, True)
        thing.deleteLater()


def is_gone(thing: QObject) -> bool:
    """Whether it, or what owns it, was let go of."""
    above: QObject | None = thing
    while above is not None:
        if not shiboken6.isValid(above) or above.property(_LET_GO):
            return True
        above = above.parent()
    return False
