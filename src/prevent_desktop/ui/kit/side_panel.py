"""The panel at the right of a page, for things to think of while answering."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.in_view import FocusArea
from prevent_desktop.ui.kit.labels import heading
from prevent_desktop.ui.kit.over_page import OverPage
from prevent_desktop.ui.kit.painting import RING, characters, paint_ring
from prevent_desktop.ui.kit.regions import be_region
from prevent_desktop.ui.kit.theme import tokens_of

WIDTH_CHARACTERS = 34


class SidePanel(OverPage):
    """A titled, scrolling panel; the window hides it where there is no room.

    F6 comes to it, and shows with a ring that the keys scroll it. Tab stops there only while it has
    more than fits.
    """

    def __init__(self, title: str, *, letters: int = WIDTH_CHARACTERS) -> None:
        super().__init__("Close help")
        self._letters = letters
        self.setProperty("look", "side")
        self.begins_at = self._area = _Reading(self)
        self._area.verticalScrollBar().rangeChanged.connect(self._stop_tab_if_needed)
        ground = QFrame()
        ground.setProperty("look", "panel")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(24 - RING, 24 - RING, 24 - RING, 24 - RING)
        self._column.setSpacing(8)
        self._title: QLabel = heading(title, 2)
        self._column.addWidget(self._title)
        self._column.addStretch(1)
        self._area.setWidget(ground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1 + RING, RING, RING, RING)
        self.close_row.setContentsMargins(18, 8, 0, 0)
        outer.addWidget(self.close_row)
        outer.addWidget(self._area)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the title, and with it the accessible name."""
        self._title.setText(title)
        self._area.setAccessibleName(title)
        be_region(self, title, begins_anew=True, at=self._area)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._column.insertWidget(self._column.count() - 1, widget)
        self._area.order_soon()

    def clear(self) -> None:
        """Take everything but the title out."""
        while self._column.count() > 2:  # the title and the stretch below
            item = self._column.takeAt(1)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()

    def sizeHint(self) -> QSize:
        return QSize(characters(self, self._letters), 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._area.hasFocus():
            paint_ring(QPainter(self), self.rect(), tokens_of(self))

    def _stop_tab_if_needed(self, _low: int, high: int) -> None:
        policy = Qt.FocusPolicy.StrongFocus if high > 0 else Qt.FocusPolicy.ClickFocus
        self._area.setFocusPolicy(policy)


class _Reading(FocusArea):
    """What scrolls in the panel; the panel shows that the keys go there."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._panel.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._panel.update()
