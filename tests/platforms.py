"""What a test needs of the system, and what wine alone gets wrong.

`@pytest.mark.needs("qpdf")` names a tool of Linux that a test looks through; on Linux it has to be
there, for `dev.py test` installs it. `windows/only_wine.toml` lists the tests that fail under wine
for wine's own reasons, each with what real Windows does.
"""

import ctypes
import fnmatch
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

TOOLS_OF_FIXTURES = {
    "small_disk": "mount",
    "tiny_disk": "mount",
    "struct_text": "pdfinfo",
    "queue": "lp",
}
"""Fixtures that are made with a tool of Linux: whoever takes one needs it too."""
LIST = Path(__file__).parent / "windows" / "only_wine.toml"


def under_wine() -> bool:
    """Whether this Windows is wine, which says so in its own ntdll."""
    windows = getattr(ctypes, "windll", None)
    return windows is not None and hasattr(windows.ntdll, "wine_get_version")


def mark(items: Iterable[pytest.Item]) -> None:
    """Skip what the system has no tool for; expect to fail what fails under wine alone."""
    if os.name != "nt":
        return
    entries = tomllib.loads(LIST.read_text("utf-8"))["entry"] if under_wine() else []
    for item in items:
        needed = [str(mark.args[0]) for mark in item.iter_markers("needs")]
        taken = getattr(item, "fixturenames", ())
        needed += [tool for fixture, tool in TOOLS_OF_FIXTURES.items() if fixture in taken]
        if needed:
            item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(needed)}, a tool of Linux"))
        for entry in entries:
            if any(fnmatch.fnmatchcase(item.nodeid, pattern) for pattern in entry["tests"]):
                reason = f"{entry['wine']} On Windows: {entry['windows']}"
                item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
