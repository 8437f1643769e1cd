"""What of a pasted or loaded text may enter a box: what is read, and nothing that hides."""

import re

from prevent_desktop.form.control_signs import plain_signs

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f"  # controls except tab and newline
    "\u200b"  # zero-width space
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff]"  # half a character
)
_BETWEEN_LINES = re.compile("[\n\t]+")
_CELL_END = "\x07"


def clean_text(text: str) -> str:
    """The text with newlines as newlines and without hidden characters; nothing is joined."""
    return _HIDDEN.sub("", plain_signs(text).replace("\t", " "))


def clean_line(text: str) -> str:
    """The same on one line: newlines and tabs become a space."""
    return _HIDDEN.sub("", _BETWEEN_LINES.sub(" ", plain_signs(text)))


def clean_lines(text: str) -> list[str]:
    """The lines of a column, such as one of a spreadsheet or a table; empty ones are left out."""
    lines = plain_signs(text.replace(_CELL_END, "\n")).split("\n")
    return [cleaned for line in lines if (cleaned := clean_line(line)).strip()]
