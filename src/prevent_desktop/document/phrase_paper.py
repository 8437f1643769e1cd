"""The recovery phrase on paper: six words, what they are for, and where the paper belongs.

Its bytes are for a printer alone and are never saved.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.furniture import Furniture
from prevent_desktop.document.pdfa import About, finalise
from prevent_desktop.document.rendering import draw
from prevent_desktop.document.style import BODY, LEAD, TITLE
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.moments import day_in_words

NAME = "Recovery phrase for Prevent Desktop"
WHAT = (
    "These words open the drafts of Prevent referrals on the computer where they were made, "
    "together with that computer's sign-in. They are for when the person who writes them is away "
    "or has forgotten the passphrase."
)
KEEP = (
    "Keep this paper in the school or practice safe, in a closed envelope. Do not copy it, "
    "photograph it or send it. If it is lost, open Prevent Desktop, choose \u201cHow your drafts "
    "are kept\u201d, and make a new phrase: these words then open nothing."
)


def render_phrase(phrase: str, moment: datetime, fonts_dir: Path) -> bytes:
    """One page with the words of a phrase, numbered; `moment` is when it was made (aware)."""
    setter = Typesetter(load_fonts(fonts_dir))
    root = Element("Document")
    sheets = draw(list(_blocks(phrase, moment, setter, root)), setter, Furniture("", "", "", ""))
    return finalise(
        sheets,
        shaper=setter.shaper,
        root=root,
        about=About(NAME, moment),
    )


def _blocks(phrase: str, moment: datetime, setter: Typesetter, root: Element) -> Iterator[Block]:
    part = root.add("Sect")
    yield setter.text(Words(part.add("H1"), NAME, LEAD))
    for number, word in enumerate(phrase.split(), start=1):
        yield setter.text(Words(part.add("P"), f"{number}.  {word}", TITLE), before=8)
    for text in (f"Made on {day_in_words(moment.date())}.", WHAT, KEEP):
        yield setter.text(Words(part.add("P"), text, BODY), before=12)
