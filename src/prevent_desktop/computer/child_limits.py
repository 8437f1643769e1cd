"""What a child process may take: memory, no files to write, no crash dumps.

Linux and other Unix systems limit a process from inside (setrlimit(2)); macOS does not keep to the
limit of memory. Windows does it from outside, with a job object
(learn.microsoft.com: JOBOBJECT_EXTENDED_LIMIT_INFORMATION).
"""

import contextlib
import sys
from pathlib import Path

MEBIBYTE = 1024 * 1024
CAUTIOUS, GENEROUS = 150 * MEBIBYTE, 1536 * MEBIBYTE
"""Bytes beside what the libraries take: for any file, and for one that is known to be a paper."""


class OwnLimits:
    """The limits of this process, set once everything is loaded."""

    def __init__(self) -> None:
        self._most = (_address_space() or 0) + GENEROUS
        if sys.platform != "win32":
            import resource

            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    def be_cautious(self) -> None:
        """Before a file that nothing is known of."""
        taken = _address_space()
        if taken is not None:
            self._limit(min(self._most, taken + CAUTIOUS))

    def be_generous(self) -> None:
        """Before a file that is known to be a paper."""
        self._limit(self._most)

    def _limit(self, soft: int) -> None:
        if sys.platform == "linux":
            import resource

            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_AS, (soft, self._most))


def _address_space() -> int | None:
    """Bytes of address space this process has taken so far; None where that cannot be read."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError):
            pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
            return int(pages) * resource.getpagesize()
    return None
