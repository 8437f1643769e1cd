"""Which pages to print, as people write it: "1-3, 5", "2 to 4", "5-" and nothing for all."""

import re

LONGEST = 200
_PART = re.compile(r"(\d{1,5})?\s*(?:(-|\u2013|to)\s*(\d{1,5})?)?", re.ASCII | re.IGNORECASE)


def read_page_range(text: str, count: int) -> tuple[int, ...] | None:
    """The pages as numbers from 0, each once and in order; None if it is not understood.

    A page that is not there is not understood either: a person who asks for it means another one.
    """
    wanted: set[int] = set()
    parts = [part.strip() for part in re.split(r"[,;]|\band\b", text[: LONGEST + 1])]
    if len(text) > LONGEST:
        return None
    if parts == [""]:
        return tuple(range(count))
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
