"""What the keys mean in the preview of a print, whatever is held beside them."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from prevent_desktop import ui
from prevent_desktop.ui.printing.preview_keys import Deed, deed_of

M = Qt.KeyboardModifier
CTRL, SHIFT, ALT, KEYPAD, NONE = (
    M.ControlModifier, M.ShiftModifier, M.AltModifier, M.KeypadModifier, M.NoModifier,
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "held", "picture", "text"),
    [
        (Qt.Key.Key_Plus, CTRL, Deed.LARGER, Deed.LARGER),
        (Qt.Key.Key_Plus, CTRL | SHIFT, Deed.LARGER, Deed.LARGER),
        (Qt.Key.Key_Plus, CTRL | KEYPAD, Deed.LARGER, Deed.LARGER),
        (Qt.Key.Key_0, CTRL, Deed.FIT, Deed.FIT),
        (Qt.Key.Key_PageDown, CTRL, Deed.NEXT, Deed.NEXT),
        (Qt.Key.Key_Plus, CTRL | ALT, None, None),
        (Qt.Key.Key_Plus, NONE, None, None),
        (Qt.Key.Key_PageDown, NONE, Deed.NEXT, None),
        (Qt.Key.Key_End, KEYPAD, Deed.LAST, None),
        (Qt.Key.Key_PageDown, SHIFT, None, None),
        (Qt.Key.Key_PageDown, ALT, None, None),
    ],
)
def test_what_a_key_asks_for(
    key: Qt.Key, held: Qt.KeyboardModifier, picture: Deed | None, text: Deed | None
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, held)
    assert deed_of(event, as_text=False) == picture
    assert deed_of(event, as_text=True) == text


def test_nobody_asks_for_the_complement_of_a_modifier() -> None:
    """On Windows Python leaves the others out of it, and Ctrl with a key did nothing."""
    for path in Path(ui.__file__).parent.rglob("*.py"):
        assert not re.search(r"~\s*Qt\.KeyboardModifier", path.read_text("utf-8")), path
