"""Windows' limits for a child process, from outside: a job object. Elsewhere nothing to do.

Source: learn.microsoft.com, CreateJobObjectW, SetInformationJobObject,
JOBOBJECT_EXTENDED_LIMIT_INFORMATION.
"""

import contextlib
import ctypes
import sys
from typing import TYPE_CHECKING, Protocol

from prevent_desktop.computer.child_limits import CAUTIOUS, GENEROUS

if TYPE_CHECKING:
    from subprocess import Popen

_EXTENDED_LIMITS = 9
_ACTIVE_PROCESS, _PROCESS_MEMORY, _DIE_ON_FAULT, _KILL_ON_CLOSE = 0x8, 0x100, 0x400, 0x2000
_PROCESSES = 2
"""Python in a virtual environment is started by a small program that stays beside it."""
_LIBRARIES = 200 * 1024 * 1024
"""Bytes that the child commits for its libraries; measured from outside it is not known."""


class Job(Protocol):
    """The limits of one child."""

    def lift(self) -> None:
        """Allow as much memory as a large paper needs."""

    def close(self) -> None:
        """Let go of it; a child that still runs ends."""


class NoJob:
    """Where the child limits itself."""

    def lift(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to let go of."""


def limited_from_outside(process: "Popen[bytes]") -> Job:
    """Put a process that was just started under limits, as far as the system does that."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            return WindowsJob(process)
    return NoJob()


if sys.platform == "win32":
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("Basic", _BasicLimits),
            ("IoCounters", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    class WindowsJob:
        """A job object with one process in it."""

        def __init__(self, process: "Popen[bytes]") -> None:
            """Make it. Raises OSError."""
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._handle = self._kernel.CreateJobObjectW(None, None)
            if not self._handle:
                raise ctypes.WinError(ctypes.get_last_error())
            self._limit(_LIBRARIES + CAUTIOUS)
            child = wintypes.HANDLE(int(process._handle))  # type: ignore[attr-defined]  # noqa: SLF001  (Popen has no public one)
            job = wintypes.HANDLE(self._handle)
            if not self._kernel.AssignProcessToJobObject(job, child):
                raise ctypes.WinError(ctypes.get_last_error())

        def lift(self) -> None:
            """Allow as much memory as a large paper needs."""
            self._limit(_LIBRARIES + GENEROUS)

        def close(self) -> None:
            """Let go of it; a child that still runs ends."""
            if self._handle:
                self._kernel.CloseHandle(wintypes.HANDLE(self._handle))
                self._handle = None

        def _limit(self, memory: int) -> None:
            limits = _ExtendedLimits()
            flags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_FAULT | _KILL_ON_CLOSE
            limits.Basic.LimitFlags = flags
            limits.Basic.ActiveProcessLimit = _PROCESSES
            limits.ProcessMemoryLimit = memory
            self._kernel.SetInformationJobObject(
                wintypes.HANDLE(self._handle),
                _EXTENDED_LIMITS,
                ctypes.byref(limits),
                ctypes.sizeof(limits),
            )
