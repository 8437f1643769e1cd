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
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        ctrl_alone = modifiers & ~Qt.KeyboardModifier.ShiftModifier
        is_ctrl = ctrl_alone == Qt.KeyboardModifier.ControlModifier
        return _WITH_CTRL.get(key) if is_ctrl else None
    if modifiers or as_text:
        return None
    return _PLAIN.get(key)
