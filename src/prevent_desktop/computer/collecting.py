"""Python's search for unused circles of objects, in a process that does one job and ends.

Hundreds of thousands of objects are made while libraries load, and nearly all of them live as long
as the process. Python looks them all over several times while they load, and twice when it ends:
a quarter of the time of an export. What is not in a circle is freed at once all the same.
"""

import gc

_OBJECTS = 50_000
"""Made and not freed since the last search; Python's own choice is 700."""


def collect_rarely() -> None:
    """Search seldom from now on; for a process that ends when its job is done."""
    gc.set_threshold(_OBJECTS, 10, 50)


def collect_no_more() -> None:
    """Let the end of the process search nothing: all memory goes back to the system anyway."""
    gc.freeze()
