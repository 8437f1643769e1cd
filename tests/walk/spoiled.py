"""A page on which everything is wrong that the walk looks for: the walk has to find it all."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from tests.walk.faults import PRESSED
from tests.walk.ways import Sight, Start

from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.labels import body, error_text, heading, hint
from prevent_desktop.ui.kit.page import Page


class _Trap(QObject):
    """Takes every Tab."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        tab = Qt.Key.Key_Tab
        return event.type() == QEvent.Type.KeyPress and event.key() == tab  # type: ignore[attr-defined]


def spoiled(_start: Start) -> Iterator[Sight]:
    """No name, no description, no group, levels left out, out of order, a trap, no ring."""
    window = QMainWindow()
    page = Page("Spoiled")
    field = QWidget()
    inside = QVBoxLayout(field)
    nameless = QLineEdit()
    words = hint("Nobody hears this hint.")
    for widget in (words, error_text("Error: nor this one."), nameless):
        inside.addWidget(widget)
    first, second = body("This is read last"), body("This is read first")
    below = QWidget()
    layout = QVBoxLayout(below)
    layout.addWidget(second)
    layout.insertWidget(0, first)
    cut = QPushButton("Cut off")
    cut.setParent(below)
    cut.setGeometry(-60, 0, 120, 30)
    page.add(heading("Spoiled", 1), heading("Third", 3), field, RadioButton("Alone"), below)
    window.setCentralWidget(page)
    window.setWindowTitle("Something else")
    trap = _Trap(cut)
    cut.installEventFilter(trap)
    window.resize(600, 500)
    window.show()
    for _ in range(3):
        QApplication.processEvents()
    second.stackUnder(first)  # after the page has brought everything into the order of reading
    yield Sight(window, PRESSED, says=("What nobody says",))
    window.close()
    window.deleteLater()
