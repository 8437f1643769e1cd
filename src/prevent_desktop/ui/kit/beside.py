"""What is looked up beside a page where there is room for two columns, and at its end otherwise."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.keep_focus import focus_kept
from prevent_desktop.ui.kit.labels import heading
from prevent_desktop.ui.kit.layout import PageColumn
from prevent_desktop.ui.kit.painting import characters
from prevent_desktop.ui.kit.rhythm import RhythmLayout
from prevent_desktop.ui.kit.side_panel import SidePanel

LETTERS = 42
"""How wide the second column is: an address in it is not broken."""
ROOM_FOR_TWO = 115
"""Narrower than this many letters, a page has one column."""


class Beside:
    """The second column of a page: nothing in it is needed to go on."""

    def __init__(self, title: str, column: PageColumn, layout: QVBoxLayout) -> None:
        self._column = column
        self._panel = SidePanel(title, letters=LETTERS)
        self._title = heading(title, 2)
        self._content = QWidget()
        self._rows = RhythmLayout(self._content)
        self._is_beside = False
        layout.removeWidget(column)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(column, 1)
        self._row.addWidget(self._panel)
        layout.insertLayout(0, self._row, 1)
        self._panel.hide()
        column.keep_after(self._title, self._content)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below the others."""
        for widget in widgets:
            self._rows.insert(self._rows.count(), widget)

    def use_room(self, size: QSize) -> None:
        """Stand beside the page, or at its end."""
        is_beside = size.width() >= characters(self._column, ROOM_FOR_TWO)
        if is_beside is self._is_beside:
            return
        self._is_beside = is_beside
        with focus_kept(self._content):
            if is_beside:
                self._column.keep_after()
                self._panel.add(self._content)
            else:
                self._column.keep_after(self._title, self._content)
        self._title.setVisible(not is_beside)
        self._content.show()
        self._panel.setVisible(is_beside)
