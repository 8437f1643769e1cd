"""Keeping pyHanko's own log quiet: its tracebacks may quote the file, which is somebody's data."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_LOGGERS = ("pyhanko", "pyhanko_certvalidator")


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing of these libraries is logged, by any thread, from now on.

    The level stays raised: putting it back while another thread still works would let that
    thread's tracebacks through.
    """
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    yield
