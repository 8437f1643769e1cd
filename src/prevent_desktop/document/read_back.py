"""Whether everything that was written can be read in a finished paper, as a reader reads it.

Compared is what there is to see, in its order. Blanks and signs without a shape of their own come
and go with the lines; where no font has a character, a box stands on both sides.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from prevent_desktop.document.characters import BOX, is_invisible, is_space, prepare
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.reading import text_of

_BOXES = re.compile(f"{BOX}+")


def reads_back(pdf: bytes, texts: Iterable[str], fonts_dir: Path) -> bool:
    """See `prevent_desktop.document.reads_back`."""
    seen, place = Seen(text_of(pdf), fonts_dir), 0
    for text in texts:
        place = seen.after(text, place)
        if place < 0:
            return False
    return True


class Seen:
    """What there is to see in the text of a paper (see `prevent_desktop.document.as_text`)."""

    def __init__(self, told: str, fonts_dir: Path) -> None:
        """Prepare it. Raises DocumentError("fonts_missing")."""
        self._draws = load_fonts(fonts_dir).draws
        self._told = _to_be_seen(told, self._draws)

    def look(self, text: str) -> str:
        """What there is to see of another text."""
        return _to_be_seen(text, self._draws)

    def holds(self, text: str) -> bool:
        """Whether the text can be read anywhere in it."""
        return self.after(text, 0) >= 0

    def after(self, text: str, place: int) -> int:
        """Where the text ends that can be read from `place` on; below 0 if it cannot be read."""
        wanted = _to_be_seen(text, self._draws)
        found = self._told.find(wanted, place)
        return found + len(wanted) if found >= 0 else -1


def _to_be_seen(text: str, draws: Callable[[str], bool]) -> str:
    """Every visible character in its order; several boxes in a row may be told as one."""
    shown = (
        character if draws(character) and unicodedata.category(character)[0] != "C" else BOX
        for character in prepare(text)
        if not is_space(character) and not is_invisible(character)
    )
    return _BOXES.sub(BOX, "".join(shown))
