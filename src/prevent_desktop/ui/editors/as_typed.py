"""How dates were typed, for as long as a draft is open: "mar" comes back as "mar".

An answer keeps a date as files have it; the word that somebody wrote for a month would be a number
when they come back to the page.
"""

from prevent_desktop.form.typed_dates import DateParts, parts_to_text, text_to_parts


class AsTyped:
    """One for each open draft. Nothing of it is kept anywhere."""

    def __init__(self) -> None:
        self._parts: dict[tuple[str, str], DateParts] = {}

    def note(self, box: str, parts: DateParts) -> None:
        """Remember what stands in the three boxes, if it can be read as something."""
        text = parts_to_text(parts)
        if text is not None:
            self._parts[box, text] = parts

    def parts_of(self, box: str, text: str) -> DateParts:
        """What to show for a kept text: what was typed for it, as far as it is remembered."""
        return self._parts.get((box, text)) or text_to_parts(text)

    def forget(self) -> None:
        """Nothing was typed, as far as anybody knows."""
        self._parts.clear()
