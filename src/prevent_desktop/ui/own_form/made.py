"""A filled copy as it was saved, and what was read back from it."""

from dataclasses import dataclass, field
from pathlib import Path

from prevent_desktop.document.raster import Picture
from prevent_desktop.own_form import Filled, Left
from prevent_desktop.own_form.reading_filled import ShownLine

YOUR_CHOICE = "your choice"


@dataclass(frozen=True, slots=True)
class Made:
    """The copy and the sheet beside it, and their content read from the saved bytes."""

    form: Path
    sheet: Path | None
    filled: Filled = field(repr=False)
    lines: tuple[ShownLine, ...] = field(repr=False)
    pictures: tuple[Picture, ...] = field(default=(), repr=False)
    pages: int = 0
    not_shown: str = ""
    """Why it could not be shown as pictures, in words."""
    not_remembered: str = ""

    @property
    def is_pdf(self) -> bool:
        """Whether pictures can be made of it: no renderer for Word comes with the program."""
        return self.filled.kind == "pdf"

    @property
    def left(self) -> tuple[Left, ...]:
        """The boxes that hold nothing, but those that the person wants empty."""
        return tuple(left for left in self.filled.left if left.why != YOUR_CHOICE)

    @property
    def wanted_empty(self) -> tuple[Left, ...]:
        """The boxes that stay empty as the person chose."""
        return tuple(left for left in self.filled.left if left.why == YOUR_CHOICE)
