"""Which pages to print and how often, as people write it: "1-3, 5", "pages 2 to 4", "all"; "2x"."""

import re

LONGEST = 200
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COPIES = re.compile(r"(\d{1,3}|[a-z]{3,5})\s*(?:x|times|cop(?:y|ies))?", re.ASCII | re.IGNORECASE)
_ALL = re.compile(r"(?:all|every|everything)(?:\s+(?:of\s+them|pages?))?", re.ASCII | re.IGNORECASE)
_PAGES = re.compile(r"(?:pages?|pp?\.?)\s*(?=\d)", re.ASCII | re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]\s*(?:and\b|&)?|\band\b|&", re.ASCII | re.IGNORECASE)
_END = re.compile(r"(?<=[\d-])\s*[,;.]$", re.ASCII)
"""What somebody leaves behind the last page."""
_PART = re.compile(r"(\d{1,5})?\s*(?:(-|\u2013|to)\s*(\d{1,5})?)?", re.ASCII | re.IGNORECASE)


def read_page_range(text: str, count: int) -> tuple[int, ...] | None:
    """The pages as numbers from 0, each once and in order; None if it is not understood.

    A page that is not there is not understood either: a person who asks for it means another one.
    """
    if len(text) > LONGEST:
        return None
    text = text.strip()
    if not text or _ALL.fullmatch(text):
        return tuple(range(count))
    wanted: set[int] = set()
    numbers = _END.sub("", _PAGES.sub("", text, count=1))
    parts = [part.strip() for part in _BETWEEN.split(numbers)]
    for part in parts:
        match = _PART.fullmatch(part)
        if match is None or not (match[1] or match[3]):
            return None
        first = int(match[1] or 1)
        last = int(match[3] or count) if match[2] else first
        if not 1 <= first <= last <= count:
            return None
        wanted.update(range(first - 1, last))
    return tuple(sorted(wanted))


def read_copies(text: str, most: int) -> int | None:
    """How many copies: "2", "2x", "two copies", nothing for one; None if it is not understood."""
    text = text.strip()[:LONGEST]
    if not text:
        return 1
    match = _COPIES.fullmatch(text)
    if match is None:
        return None
    word = match[1].lower()
    number = int(word) if word.isdigit() else _NUMBERS.get(word, 0)
    return number if 1 <= number <= most else None
