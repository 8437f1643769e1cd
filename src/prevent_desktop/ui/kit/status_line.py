"""A state in one line: a shape and its word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from prevent_desktop.ui.kit.labels import strong, warning_text
from prevent_desktop.ui.kit.shapes import Shape, ShapeMark


class StatusLine(QWidget):
    """The shape first; what needs a person is bold and coloured."""

    def __init__(self, shape: Shape, words: str, *, ground: str = "background") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(ShapeMark(shape, ground=ground), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(warning_text(words) if shape is Shape.WARNING else strong(words), 1)
