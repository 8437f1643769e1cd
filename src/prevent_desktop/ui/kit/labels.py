"""Words on a page. All are plain text, wrap, and never take the focus."""

import re
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from prevent_desktop.ui.kit.headings import Heading

_BREAK = "\u200b"
_LONG_WORD = re.compile(r"\S{31,}")
_PIECE = re.compile(r"[^@/\\]{0,19}[@/\\]|.{1,20}")
"""An email address is broken after its sign and a path after a folder, where one reads on."""
_BROKEN = "broken"


def heading(text: str, level: Literal[1, 2, 3]) -> QLabel:
    """A heading, with the role of one for assistive technology."""
    return Heading(text, level)


def body(text: str) -> QLabel:
    """Running text."""
    return _label(text, "body")


def hint(text: str) -> QLabel:
    """Quieter text that helps to answer."""
    return _label(text, "hint")


def small(text: str) -> QLabel:
    """Small, quiet text: a count, a state."""
    return _label(text, "small")


def strong(text: str) -> QLabel:
    """Text with weight: the name of a question or an answer."""
    return _label(text, "strong")


def error_text(text: str) -> QLabel:
    """What is wrong; the words say so too, the colour never alone."""
    return _label(text, "error")


def warning_text(text: str) -> QLabel:
    """What should be looked at."""
    return _label(text, "warning")


def success_text(text: str) -> QLabel:
    """What went well."""
    return _label(text, "success")


def tag(text: str) -> QLabel:
    """A short word in a frame, such as "Additional information"; it does not wrap."""
    label = _label(text, "tag")
    label.setWordWrap(False)
    return label


def selectable(label: QLabel) -> QLabel:
    """The same label, from which text can be copied with the mouse; still no focus stop.

    A label with broken words stays as it is: the breaks would be copied too.
    """
    if not label.property(_BROKEN):
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label


def breakable(text: str) -> str:
    """The text with places to break in words too long for a line, such as a file's path."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_PIECE.findall(word[0])), text)


def _label(text: str, look: str) -> QLabel:
    shown = breakable(text)
    label = QLabel(shown)
    if shown != text:
        label.setAccessibleName(text)
        label.setProperty(_BROKEN, True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label
