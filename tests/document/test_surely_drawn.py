"""What is said to be drawn without a font being opened is drawn by our fonts."""

import re
import subprocess
import sys

import pytest

from prevent_desktop import document
from prevent_desktop.document.characters import surely_drawn
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.shipped import resources

EVERY_ONE = "".join(chr(point) for point in range(0x110000) if surely_drawn(chr(point)))


def test_our_fonts_draw_every_one_of_them() -> None:
    assert len(EVERY_ONE) > 300
    assert load_fonts(resources.path("fonts")).undrawable(EVERY_ONE) == ()


@pytest.mark.parametrize(
    "text", ["", "Zoë\u2019s \u201cmum\u201d \u2013 £5 at the café…", "Ľudmila Šťastná\r\n\tŽižkov"]
)
def test_names_and_what_word_processors_write_are_among_them(text: str) -> None:
    assert surely_drawn(text)


@pytest.mark.parametrize("text", ["\x00", "a\x7f", "\ue000", "سارة", "\U0001f600", "e\u0301"])
def test_what_takes_a_look_is_not(text: str) -> None:
    assert not surely_drawn(text)


def test_no_font_is_opened_for_them() -> None:
    code = (
        "import sys; from prevent_desktop.document import undrawable; "
        "assert undrawable('Zoë\\u2019s café') == (); sys.exit('uharfbuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
    assert re.fullmatch(r"\ue000", "".join(document.undrawable("a \ue000")))
