"""Keeps the process's memory out of core dumps and crash reports: a dump holds every answer.

Sources: core(5), prctl(2) PR_SET_DUMPABLE; SetErrorMode and WerAddExcludedApplication
(learn.microsoft.com). KeePassXC does the same (src/core/Bootstrap.cpp).
"""

import contextlib
import ctypes
import sys

PR_SET_DUMPABLE = 4
SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002


def keep_memory_private() -> None:
    """Switch dumps off for this process; called before anything is opened, never on import.

    On Linux other programs of the same user can then not attach to it either, but root can.
    `python -X dev` leaves everything as it is, for a debugger. What the system refuses is let be:
    no refusal is a reason not to write a referral.
    """
    if sys.flags.dev_mode:
        return
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if sys.platform == "win32":
            _no_windows_reports()
        else:
            _no_core_file()
            if sys.platform == "linux":
                ctypes.CDLL(None, use_errno=True).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _no_core_file() -> None:
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _no_windows_reports() -> None:
    """No crash dialog, and no dump by Windows Error Reporting.

    The second is remembered by Windows under the program's file name, so a Python that runs
    other programs too is left alone.
    """
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX)
        if getattr(sys, "frozen", False):
            ctypes.windll.wer.WerAddExcludedApplication(sys.executable, 0)
