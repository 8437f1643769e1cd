"""Starting a mail program and looking whether it complains: the closed value of what was seen.

A launcher that ends well has promised nothing: some open nothing and say so to nobody. Only the
person sees the draft, so the best there is to report is ASKED.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SECONDS_TO_COMPLAIN = 3.0
"""A program that cannot open a display, or refuses its words, has ended by then."""
SECONDS_FOR_XDG_EMAIL = 15.0
"""It may wait for the program that it starts; then that one is not ended, but not waited for."""


class Outcome(StrEnum):
    """What is known of a draft that was to be opened."""

    ASKED = "asked"
    """The program was asked and did not complain. Whether a draft is open, the person says."""
    REFUSED = "refused"
    """It ended at once and said that it could not."""
    NOT_STARTED = "not_started"
    """The system would not start it."""
    BY_HAND = "by_hand"
    """Nothing was tried: no way of this program carries what has to be attached."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of starting a program."""

    outcome: Outcome
    exit_code: int | None
    """None while it still runs, or if it was never started."""
    seconds: float


Starter = Callable[[Sequence[str], float], Seen]


def start(command: Sequence[str], limit: float, *, ours: Mapping[str, str] = os.environ) -> Seen:
    """Start a program and watch it for up to `limit` seconds. It is never ended by us.

    No shell, no input; `ours` is the environment from which the person's own is made.
    """
    begun = time.monotonic()
    try:
        with _foreground():
            process = subprocess.Popen(  # noqa: S603  (a list of words; a path that was looked up)
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(ours, frozen=bool(getattr(sys, "frozen", False))),
                start_new_session=True,
            )
    except (OSError, ValueError):  # ValueError: a NUL in a word
        return Seen(Outcome.NOT_STARTED, None, time.monotonic() - begun)
    try:
        code = process.wait(limit)
    except subprocess.TimeoutExpired:
        # It is the mail program itself; somebody has to hear of its end.
        threading.Thread(target=process.wait, daemon=True).start()
        return Seen(Outcome.ASKED, None, time.monotonic() - begun)
    outcome = Outcome.ASKED if code == 0 else Outcome.REFUSED
    return Seen(outcome, code, time.monotonic() - begun)


def environment(ours: Mapping[str, str], *, frozen: bool) -> dict[str, str]:
    """The environment for somebody else's program: the person's own, without what we added.

    PyInstaller puts its libraries first on Linux and keeps what stood there before under
    NAME_ORIG (pyinstaller.org, "Run-time information").
    """
    kept = {name: value for name, value in ours.items() if not name.startswith("PYTHON")}
    if frozen:
        for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
            kept.pop(name, None)
            if before := kept.pop(f"{name}_ORIG", ""):
                kept[name] = before
    return kept


if sys.platform == "win32":
    import ctypes

    _ANY = 0xFFFFFFFF
    """ASFW_ANY of AllowSetForegroundWindow."""

    @contextlib.contextmanager
    def _foreground() -> Iterator[None]:
        """Let the new window come to the front: a draft behind ours is taken for a failure.

        PyInstaller's folder of libraries would be inherited otherwise.
        """
        ctypes.WinDLL("user32").AllowSetForegroundWindow(ctypes.c_uint32(_ANY))
        libraries = getattr(sys, "_MEIPASS", None)
        kernel = ctypes.WinDLL("kernel32")
        if libraries:
            kernel.SetDllDirectoryW(None)
        try:
            yield
        finally:
            if libraries:
                kernel.SetDllDirectoryW(ctypes.c_wchar_p(libraries))

else:

    @contextlib.contextmanager
    def _foreground() -> Iterator[None]:
        """Nothing to do: the desktop decides."""
        yield
