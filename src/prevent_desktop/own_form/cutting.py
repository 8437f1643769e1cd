"""A text that is longer than its box: cut at a word, with a note where the rest is."""

CONTINUED = "(continued on the continuation sheet)"
_SHORT = "(continued)"
_LEAST = 12
"""Characters of a text that are worth showing before the note."""


def cut(text: str, room: int | None) -> str | None:
    """The text, or as much of it as fits; None where not even a word of it does."""
    if room is None or len(text) <= room:
        return text
    note = CONTINUED if room > 4 * len(CONTINUED) else _SHORT
    space = room - len(note) - 1
    if space < _LEAST:
        return None
    shown = text[:space]
    if not text[space].isspace():
        at = max(shown.rfind(" "), shown.rfind("\n"))
        shown = shown[:at] if at > 0 else ""
    return f"{shown.rstrip()} {note}" if shown.strip() else None
