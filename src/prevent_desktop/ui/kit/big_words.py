"""Generated words, large and numbered, to be read out or written down."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from prevent_desktop.ui.kit.flow import FlowLayout
from prevent_desktop.ui.kit.labels import heading
from prevent_desktop.ui.kit.painting import paint_ring
from prevent_desktop.ui.kit.theme import tokens_of


class BigWords(QFrame):
    """A box of words; Tab stops here, so that a screen reader reads them as one."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parts = words.split()
        self.setAccessibleName(f"{name}: {', '.join(parts)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        flow = FlowLayout(gap=26)
        column.addLayout(flow)
        for number, part in enumerate(parts, start=1):
            label = heading(f"{number}\u00a0{part}", 2)
            label.setWordWrap(False)
            flow.addWidget(label)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_ring(QPainter(self), self.rect(), tokens_of(self))
