"""The pages of the window, of which one is shown; a page that covers lets no other come up.

A `Page` belongs to the stack and goes when another takes its place. What is no `Page`, the view of
an open referral, belongs to its flow, which brings it up again or destroys it.
"""

from PySide6.QtWidgets import QStackedLayout, QWidget

from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.work.late import part_with


class PageStack(QStackedLayout):
    """Pages on top of each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._covered = False
        self._focus_before: QWidget | None = None

    def bring_up(self, widget: QWidget) -> bool:
        """Show it in place of every other page. False while covered: a page then goes."""
        if self._covered:
            if isinstance(widget, Page):
                part_with(widget)
            return False
        self._put_on_top(widget)
        self.drop_others()
        return True

    def lay_over(self, page: Page) -> bool:
        """Show a page over the one that is open, which is brought up again afterwards."""
        if not self._covered:
            self._put_on_top(page)
        return not self._covered

    def cover(self, page: QWidget) -> None:
        """Show this page alone until `uncover`; what is below it stays until it may go."""
        self._covered = True
        self._put_on_top(page)

    def uncover(self) -> None:
        """Other pages may be shown again."""
        self._covered = False

    def hold(self) -> None:
        """Take no more keys on this page: what was asked for is on its way."""
        page = self.currentWidget()
        if page is not None and not self._covered:
            self._focus_before = page.window().focusWidget()
            page.setEnabled(False)

    def release(self) -> None:
        """It did not come: the page is as it was, with the focus where it was."""
        page = self.currentWidget()
        if page is not None:
            page.setEnabled(True)
            if self._focus_before is not None:
                self._focus_before.setFocus()
            elif isinstance(page, Page):
                page.entered()

    def put_away(self) -> None:
        """Hide the page on top, before the end: a page that keeps what is typed does so now."""
        widget = self.currentWidget()
        if widget is not None:
            widget.hide()

    def drop_others(self) -> None:
        """Destroy every page but the one on top."""
        self._focus_before = None
        for place in reversed(range(self.count())):
            widget = self.widget(place)
            if isinstance(widget, Page) and widget is not self.currentWidget():
                self.removeWidget(widget)
                part_with(widget)

    def _put_on_top(self, widget: QWidget) -> None:
        self.addWidget(widget)
        self.setCurrentWidget(widget)
