"""Where the shipped files are: forms, areas, guidance, examples, fonts, icons, messages.

They are found in three lives of the program: frozen (beside the executable), installed (inside
the package) and run from source (at the top of the source tree). Nothing is looked up on import.
"""

import sys
from functools import cache
from pathlib import Path

from prevent_desktop.errors import ResourceError


@cache
def root() -> Path:
    """Find the folder of shipped files, once."""
    package = Path(__file__).resolve().parents[1]
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resources"] if frozen else []
    places += [package / "resources", package.parents[1] / "resources"]
    for place in places:
        if place.is_dir():
            return place
    raise ResourceError("missing", name="resources")


def path(*parts: str) -> Path:
    """Return a shipped file or folder, such as ``path("areas", "kent-and-medway.toml")``."""
    found = root().joinpath(*parts)
    if not found.exists():
        raise ResourceError("missing", name="/".join(parts))
    return found


def read_bytes(*parts: str) -> bytes:
    """Return a shipped file. Raises ResourceError("missing", "unreadable")."""
    try:
        return path(*parts).read_bytes()
    except OSError as error:
        raise ResourceError("unreadable", name="/".join(parts)) from error


def read_text(*parts: str) -> str:
    """Return the text of a shipped file. Raises ResourceError("missing", "unreadable")."""
    try:
        return read_bytes(*parts).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ResourceError("unreadable", name="/".join(parts)) from error
