"""Paragraphs so long that typing in them gets slow: found, and split between sentences. Pure."""

import re

LONGEST = 20_000
"""Characters. Measured: a key takes 0.3 s in a paragraph of a million."""
PIECE = 1_500
"""About how long the pieces are."""
_SENTENCE_END = re.compile(
    r"(?<=[.!?\u2026\u061f\u06d4])[\u201d\u2019\"')]* +"
    r"|(?<=[\u3002\uff01\uff1f\uff61\u0964\u0965\u1362\u17d4])[\u201d\u2019\u300d\u300f\uff09]* *"
)
"""The second part is of scripts that need no blank between two sentences."""


def has_long_paragraph(text: str) -> bool:
    """Whether a paragraph of the text is too long to type in."""
    return len(text) > LONGEST and any(len(line) > LONGEST for line in text.split("\n"))


def split_long_paragraphs(text: str) -> str:
    """The text with its very long paragraphs parted between sentences; no word is changed.

    Where there is no sentence to end, a paragraph ends between two words.
    """
    return "\n".join(_split(line) if len(line) > LONGEST else line for line in text.split("\n"))


def _split(line: str) -> str:
    pieces, start = [], 0
    while len(line) - start > LONGEST // 2:
        found = _SENTENCE_END.search(line, start + PIECE, start + 2 * PIECE)
        end = found.end() if found else line.find(" ", start + 2 * PIECE) + 1
        if end <= start:
            break
        pieces.append(line[start:end].rstrip(" "))
        start = end
    return "\n".join([*pieces, line[start:]])
