"""A path that somebody typed or pasted."""

from pathlib import Path

from PySide6.QtCore import QUrl

_QUOTES = {'"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019"}


def whole_path(text: str) -> Path | None:
    """The file or folder, if the text says exactly where it is.

    What programs put round a path goes: the quotation marks of Windows' "Copy as path", and the
    ``file://`` of file managers and browsers.
    """
    plain = _without_wrapping(text)
    try:
        path = Path(plain).expanduser()
    except RuntimeError:  # "~somebody" whom the system does not know
        return None
    return path if path.is_absolute() else None


def _without_wrapping(text: str) -> str:
    plain = text.strip()
    # A path may end in a quotation mark of its own on Linux, but none begins with one.
    if len(plain) > 1 and _QUOTES.get(plain[0]) == plain[-1]:
        plain = plain[1:-1].strip()
    if plain[:8].lower() == "file:///":
        plain = QUrl(plain).toLocalFile()
    return plain
