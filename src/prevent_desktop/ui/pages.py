"""Which page the window shows, what its title says, and help over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

from prevent_desktop.ui.frame import PROGRAM
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.lock.page_stack import PageStack
from prevent_desktop.ui.opening.opening_page import OpeningPage
from prevent_desktop.ui.work.late import part_with

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from prevent_desktop.ui.referral.referral_view import ReferralView
    from prevent_desktop.ui.work.desk import WindowDesk


class Pages(QObject):
    """The pages of the window.

    `shown` says that another one is shown, `titled` that the `title` is another.
    """

    shown = Signal()
    titled = Signal()

    def __init__(self, desk: WindowDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.stack = PageStack()
        self.title = PROGRAM
        """What the window is called with what is shown in it."""

    @property
    def current(self) -> QWidget | None:
        """The page, or the referral's view, being shown."""
        return self.stack.currentWidget()

    def show(self, widget: Page | ReferralView) -> None:
        """Show a page in place of the one before."""
        if isinstance(widget, OpeningPage) and isinstance(self.current, OpeningPage):
            part_with(widget)  # it is shown already
        elif self.stack.bring_up(widget):
            self._is_shown(widget)

    def show_help(self) -> None:
        """Help over the page that is open, which comes back afterwards."""
        from prevent_desktop.ui.help_page import HelpPage

        below = cast("Page | ReferralView | None", self.current)
        if below is None or isinstance(below, HelpPage):
            return
        topic = below.help_topic
        area = self._desk.library.default_area
        page = HelpPage(self._desk.guidance, area, self._desk.today(), topic)
        page.titled.connect(self._set_title)
        page.back.connect(lambda: self.show(below))
        if self.stack.lay_over(page):
            self._is_shown(page)

    def retitle(self, title: str) -> None:
        """What is shown is called otherwise now; a page over it keeps its own title."""
        if not isinstance(self.current, Page):
            self._set_title(title)

    def _is_shown(self, widget: Page | ReferralView) -> None:
        self.shown.emit()
        if isinstance(widget, Page):
            unique = Qt.ConnectionType.UniqueConnection
            widget.errors_changed.connect(self._tell_errors, unique)
            self._tell_errors()
        widget.entered()

    @Slot()
    def _tell_errors(self) -> None:
        """The title of the page that is shown says that something on it is wrong."""
        page = self.current
        if isinstance(page, Page):
            self._set_title(f"Error: {page.title}" if page.has_errors else page.title)

    def _set_title(self, title: str) -> None:
        self.title = title if title == PROGRAM else f"{title} - {PROGRAM}"
        self.titled.emit()
