"""What of a pasted or loaded text may enter a box: what is read, and nothing that hides."""

import re

_BREAKS = re.compile("\r\n|\r|\u2028|\u2029")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f"  # controls except tab and newline
    "\u200b"  # zero-width space
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff]"  # half a character
)
_BETWEEN_LINES = re.compile("[\n\t]+")


def clean_text(text: str) -> str:
    """The text with newlines as newlines and without hidden characters; nothing else changes."""
    return _HIDDEN.sub("", _BREAKS.sub("\n", text).replace("\t", " "))


def clean_line(text: str) -> str:
    """The same on one line: newlines and tabs become a space."""
    return _HIDDEN.sub("", _BETWEEN_LINES.sub(" ", _BREAKS.sub("\n", text)))
