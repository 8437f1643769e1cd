"""The pages of the window, of which one is shown; a page that covers lets no other come up.

A `Page` belongs to the stack and goes when another takes its place. What is no `Page`, the view of
an open referral, belongs to its flow, which brings it up again or destroys it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import isValid

from prevent_desktop.ui.kit.out_of_reach import bring_back, put_out_of_reach
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.tab_order import order_tabs
from prevent_desktop.ui.kit.typed import holds_typed
from prevent_desktop.ui.work.late import part_with


class PageStack(QStackedLayout):
    """Pages on top of each other. `covered` says whether one lets no other come up."""

    covered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._covered = False
        self._focus_before: QWidget | None = None
        self._veil: QWidget | None = None
        self._veiled: list[QWidget] = []
        """What is behind the veil, the topmost last; in no window meanwhile."""
        self._focus_veiled: QWidget | None = None
        self._left: list[QWidget] = []
        """Pages that were left for something else, and are come back to as they are."""

    def bring_up(self, widget: QWidget) -> bool:
        """Show it in place of every other page. False while covered: a page then goes."""
        if self._covered:
            if isinstance(widget, Page):
                part_with(widget)
            return False
        if self._veil is not None:
            self._bring_up_behind(widget)
            return True
        self._put_on_top(widget)
        self._left = [page for page in self._left if isValid(page) and page is not widget]
        self._drop_all_but(self.currentWidget(), *self._left)
        return True

    def leave(self, page: Page) -> None:
        """Keep this page below those to come, until it is brought up again."""
        self._left.append(page)

    @property
    def holds_typed(self) -> bool:
        """Whether something typed is lost with the pages; what was handed on is not."""
        on_top = self.currentWidget()
        widgets = [each for place in range(self.count()) if (each := self.widget(place))]
        return any(
            isinstance(each, Page) and holds_typed(each)
            for each in widgets
            if each is not on_top or each.isEnabled()
        )

    def lay_over(self, page: Page) -> bool:
        """Show a page over the one that is open, which is brought up again afterwards."""
        if not self._covered:
            self._put_on_top(page)
        return not self._covered

    def cover(self, page: QWidget) -> None:
        """Show this page alone until `uncover`; what is below it stays until it may go."""
        self.unveil()
        self._covered = True
        self._put_on_top(page)
        self.covered.emit(True)

    def uncover(self) -> None:
        """Other pages may be shown again."""
        self._covered = False
        self.covered.emit(False)

    def veil(self, veil: QWidget) -> None:
        """Show this alone until `unveil`; what is open is kept as it is, but in no window.

        A page that is only hidden can still be read by every program that reads for people.
        """
        on_top = self.currentWidget()
        self._focus_veiled = on_top.window().focusWidget() if on_top is not None else None
        widgets = [each for place in range(self.count()) if (each := self.widget(place))]
        self._veiled = sorted(widgets, key=lambda each: each is on_top)
        self._veil = veil
        self._put_on_top(veil)
        for each in self._veiled:
            self.removeWidget(each)
            put_out_of_reach(each)

    def unveil(self) -> None:
        """Show again what was open, with the focus where it was."""
        veil, self._veil = self._veil, None
        if veil is None:
            return
        veiled, self._veiled = self._veiled, []
        for each in veiled:
            self._put_on_top(each)
            bring_back(each)
        self.removeWidget(veil)
        part_with(veil)
        focus, self._focus_veiled = self._focus_veiled, None
        page = self.currentWidget()
        if page is None:
            return
        order_tabs(page.window())
        if focus is not None and isValid(focus) and focus.window() is page.window():
            focus.setFocus()
        elif isinstance(page, Page):
            page.entered()

    def _bring_up_behind(self, widget: QWidget) -> None:
        """It takes the place of what is veiled."""
        for each in self._veiled:
            if isinstance(each, Page) and each is not widget:
                part_with(each)
        self._veiled, self._focus_veiled = [widget], None
        put_out_of_reach(widget)

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
        self._left = []
        self._drop_all_but(self.currentWidget())

    def _drop_all_but(self, *kept: QWidget | None) -> None:
        self._focus_before = None
        for place in reversed(range(self.count())):
            widget = self.widget(place)
            if isinstance(widget, Page) and widget not in kept:
                self.removeWidget(widget)
                part_with(widget)

    def _put_on_top(self, widget: QWidget) -> None:
        self.addWidget(widget)
        self.setCurrentWidget(widget)
