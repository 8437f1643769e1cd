"""The keys stay where they are while a part of the window is put elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def focus_kept(part: QWidget) -> Iterator[None]:
    """Qt takes the focus from what changes its parent: give it back once that is shown again."""
    focus = QApplication.focusWidget()
    yield
    if focus is not None and part.isAncestorOf(focus):
        QTimer.singleShot(0, focus, lambda: focus.setFocus(Qt.FocusReason.OtherFocusReason))
