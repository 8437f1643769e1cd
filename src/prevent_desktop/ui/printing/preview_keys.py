"""What the keys do where the focus is in the preview of a print."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Deed(Enum):
    """What can be done with the page that is shown."""

    PREVIOUS = auto()
    NEXT = auto()
    FIRST = auto()
    LAST = auto()
    LARGER = auto()
    SMALLER = auto()
    FIT = auto()


_CTRL, _KEYPAD = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier
_BESIDE_CTRL = _CTRL | _KEYPAD | Qt.KeyboardModifier.ShiftModifier
"""Never the complement of one: on Windows, where they are signed, Python gives a wrong one."""
_TURNING = {Qt.Key.Key_PageUp: Deed.PREVIOUS, Qt.Key.Key_PageDown: Deed.NEXT}
_PLAIN = {**_TURNING, Qt.Key.Key_Home: Deed.FIRST, Qt.Key.Key_End: Deed.LAST}
_WITH_CTRL = {
    **_TURNING,
    Qt.Key.Key_Plus: Deed.LARGER,
    Qt.Key.Key_Equal: Deed.LARGER,
    Qt.Key.Key_Minus: Deed.SMALLER,
    Qt.Key.Key_Underscore: Deed.SMALLER,
    Qt.Key.Key_0: Deed.FIT,
}
"""Plus stands above the sign for equal, or on a key of its own, with or without Shift."""


def deed_of(event: QKeyEvent, *, as_text: bool) -> Deed | None:
    """What a key asks for. In a text the keys without Ctrl belong to the text."""
    held, key = event.modifiers(), Qt.Key(event.key())
    if held & _CTRL:
        return _WITH_CTRL.get(key) if held | _BESIDE_CTRL == _BESIDE_CTRL else None
    if as_text or held | _KEYPAD != _KEYPAD:
        return None
    return _PLAIN.get(key)
