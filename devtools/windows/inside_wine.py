"""Becomes `sitecustomize.py` of the Python under wine: what wine 8 gets wrong, put right there.

The frozen program does not have it; where that shows, `only_wine.toml` says so.
"""

import os
import sys

if sys.platform == "win32":
    import errno
    import msvcrt

    # Wine hands no variable QT_* on. With every font of the system Qt would pick an odd one, and
    # pages would come out wider than they are.
    os.environ.setdefault("QT_QPA_FONTDIR", r"C:\fonts")

    _locking = msvcrt.locking

    def locking(descriptor: int, mode: int, count: int) -> None:
        """Windows says EACCES for a lock that somebody holds; wine 8 leaves 0."""
        try:
            _locking(descriptor, mode, count)
        except OSError as problem:
            if problem.errno == 0:
                raise PermissionError(errno.EACCES, "Permission denied") from None
            raise

    msvcrt.locking = locking
