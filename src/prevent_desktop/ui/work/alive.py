"""Results that come late: a page that is gone by then is not told."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

_T = TypeVar("_T")


def if_alive(owner: QObject, call: Callable[[_T], object]) -> Callable[[_T], None]:
    """The call, left out once its owner is destroyed (the page was left, or the drafts locked)."""

    def guarded(result: _T) -> None:
        if shiboken6.isValid(owner):
            call(result)

    return guarded
