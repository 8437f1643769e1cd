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
    draws = load_fonts(fonts_dir).draws
    told, place = _to_be_seen(text_of(pdf), draws), 0
    for text in texts:
        wanted = _to_be_seen(text, draws)
        found = told.find(wanted, place)
        if found < 0:
            return False
        place = found + len(wanted)
    return True


def _to_be_seen(text: str, draws: Callable[[str], bool]) -> str:
    """Every visible character in its order; several boxes in a row may be told as one."""
    shown = (
        character if draws(character) and unicodedata.category(character)[0] != "C" else BOX
        for character in prepare(text)
        if not is_space(character) and not is_invisible(character)
    )
    return _BOXES.sub(BOX, "".join(shown))
