"""A path that somebody typed."""

from pathlib import Path


def whole_path(text: str) -> Path | None:
    """The file or folder, if the text says exactly where it is."""
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # "~somebody" whom the system does not know
        return None
    return path if path.is_absolute() else None
