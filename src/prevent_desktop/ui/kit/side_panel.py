"""The panel at the right of a page, for things to think of while answering."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.labels import heading
from prevent_desktop.ui.kit.painting import characters

WIDTH_CHARACTERS = 34


class SidePanel(QFrame):
    """A titled, scrolling panel; the window hides it where there is no room.

    It takes the focus, for scrolling by keyboard, only while it has more than fits.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("look", "side")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.verticalScrollBar().rangeChanged.connect(self._focus_if_needed)
        ground = QFrame()
        ground.setProperty("look", "panel")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(8)
        self._title: QLabel = heading(title, 2)
        self._column.addWidget(self._title)
        self._column.addStretch(1)
        self._area.setWidget(ground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._area)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the title, and with it the accessible name."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._area.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def clear(self) -> None:
        """Take everything but the title out."""
        while self._column.count() > 2:  # the title and the stretch below
            item = self._column.takeAt(1)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()

    def sizeHint(self) -> QSize:
        return QSize(characters(self, WIDTH_CHARACTERS), 200)

    def _focus_if_needed(self, _low: int, high: int) -> None:
        policy = Qt.FocusPolicy.TabFocus if high > 0 else Qt.FocusPolicy.NoFocus
        self._area.setFocusPolicy(policy)
