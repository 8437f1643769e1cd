"""What is seen of a covered window: nothing, and one label that says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.labels import body

COVERED = "Screen covered"
HOW_BACK = "Any key or a click brings back what was open."


class CoverPage(QWidget):
    """Blank but for its label, which has the focus so that a screen reader says it."""

    def __init__(self) -> None:
        super().__init__()
        self.label = body(COVERED)
        self.label.setAccessibleName(COVERED)
        self.label.setAccessibleDescription(HOW_BACK)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        QVBoxLayout(self).addWidget(self.label)
