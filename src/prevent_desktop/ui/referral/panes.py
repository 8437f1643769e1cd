"""The three panes of an open referral, and which of them there is room for."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.flow import button_row
from prevent_desktop.ui.kit.over_page import OverPage
from prevent_desktop.ui.kit.regions import be_region
from prevent_desktop.ui.kit.room import LOW_LINES, NARROW_SIDE, SIDE, WIDE
from prevent_desktop.ui.kit.shapes import Shape
from prevent_desktop.ui.kit.tab_order import order_tabs
from prevent_desktop.ui.referral.section_page import SectionPage

if TYPE_CHECKING:
    from prevent_desktop.ui.kit.page import Page

ROOM_FOR_LIST = 100
"""Narrower than this many letters, the list of sections folds away behind a button."""
ROOM_FOR_HELP = 130
"""Narrower than this many letters, the help at the right goes."""
ROOM_FOR_BUTTONS = 60
"""Narrower than this, hints stay on the page, which scrolls."""
SHOW_HINTS, HIDE_HINTS = "Show hints", "Hide hints"


class Panes(QWidget):
    """The list at the left, the page in the middle, help at the right.

    `came_back` says that the page is in view again after what was folded out over it.
    """

    came_back = Signal()

    def __init__(self, left: OverPage, right: OverPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page | None = None
        """The page being shown."""
        self.middle = QWidget()
        self._left, self._right = left, right
        self._folded_out: OverPage | None = None
        self._hints_wanted = False
        self._before: QWidget | None = None
        """What had the focus on the page that was folded out over."""
        for panel in (left, right):
            panel.closed.connect(self._come_back)
        self._bar = self._make_bar()
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(left)
        panes.addWidget(self.middle, 1)
        panes.addWidget(right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addLayout(panes, 1)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self._come_back)

    def _make_bar(self) -> QWidget:
        """What stands above the page when there is no room for the list."""
        bar = QFrame()
        bar.setProperty("look", "panel")
        be_region(bar, "Sections and help")
        sections = Button("All sections", "quiet", shape=Shape.LIST, slim=True)
        sections.clicked.connect(lambda: self._fold_out(self._left))
        helps = Button("Help with this page", "quiet", shape=Shape.HELP, slim=True)
        helps.clicked.connect(lambda: self._fold_out(self._right))
        hints = Button(SHOW_HINTS, "quiet", shape=Shape.INFO, slim=True)
        hints.clicked.connect(self._turn_hints)
        self._sections_button, self._help_button, self._hints_button = sections, helps, hints
        layout = QVBoxLayout(bar)
        layout.addWidget(button_row(sections, helps, hints, gap=4))
        self._bar_layout = layout
        return bar

    def _turn_hints(self) -> None:
        """What a low window leaves out of the page comes, or goes."""
        self._hints_wanted = not self._hints_wanted
        self._hints_button.set_text(HIDE_HINTS if self._hints_wanted else SHOW_HINTS)
        self.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def minimumSizeHint(self) -> QSize:
        """As small as it gets when all has folded: folding must not wait for a smaller window."""
        page = self.middle.minimumSizeHint()
        return QSize(min(page.width(), super().minimumSizeHint().width()), page.height())

    def fold(self) -> None:
        """Show what there is room for; what is folded out takes the place of the page."""
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        roomy = letters >= ROOM_FOR_LIST
        if roomy and self._folded_out is self._left:
            self._folded_out = None
        on_section = isinstance(self.page, SectionPage)
        beside = on_section and letters >= ROOM_FOR_HELP
        self._help_button.setVisible(on_section)
        low = self.height() < LOW_LINES * self.fontMetrics().lineSpacing()
        low = low and letters >= ROOM_FOR_BUTTONS  # else one more button would take their room
        can_hide = isinstance(self.page, SectionPage) and self.page.fold_hints(
            low and not self._hints_wanted
        )
        self._hints_button.setVisible(low and can_hide)
        self._sections_button.setVisible(not roomy)
        self._bar.setVisible(not roomy or (on_section and not beside))
        close = 0 if self.height() < LOW_LINES * self.fontMetrics().lineSpacing() else 4
        side = (SIDE if self.width() >= WIDE else NARROW_SIDE) - 8
        self._bar_layout.setContentsMargins(side, close, side, close)
        self._left.setVisible(roomy or self._folded_out is self._left)
        self._right.setVisible(beside or self._folded_out is self._right)
        for panel in (self._left, self._right):
            panel.set_over_page(self._folded_out is panel)
        self.middle.setVisible(self._folded_out is None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fold()

    def fold_in(self) -> None:
        """The page is what is shown."""
        self._folded_out = None
        self.fold()

    def _fold_out(self, panel: OverPage) -> None:
        if self._folded_out is panel:
            self._come_back()
            return
        if self._folded_out is None:
            self._before = self.middle.focusWidget()
        self._folded_out = panel
        self.fold()
        order_tabs(self.window())
        panel.begins_at.setFocus(Qt.FocusReason.TabFocusReason)

    def _come_back(self) -> None:
        """Escape: back to the page, from what was folded out over it or from its large view."""
        if isinstance(self.page, SectionPage) and self.page.leave_large():
            return
        if self._folded_out is None:
            return
        self.fold_in()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.came_back.emit()
