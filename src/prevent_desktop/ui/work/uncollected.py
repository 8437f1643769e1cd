"""No garbage is looked for while a thread that is not the window's makes classes of Qt's.

Qt for Python 6.11 makes its classes and enumerations when they are first asked for, in steps; where
the window's thread looks for garbage between two of them, it meets half a class and the process
dies of it (seen once in some hundred starts, in the import of a page). Whatever loads parts of the
window in a worker does it under this.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Have nothing collected until it is left; then as before. Not for two threads at once."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
