"""Waiting for what can be seen, never for a time to pass."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 40.0
"""Seconds to wait for anything; only a failing run waits so long."""
PAUSE = 0.03

Found = TypeVar("Found")


def until(look: Callable[[], Found], what: str) -> Found:
    """Look again and again until there is something to see, and return it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(PAUSE)  # between two looks; never instead of one
    raise AssertionError(f"waited {PATIENCE:.0f} s in vain for {what}")
