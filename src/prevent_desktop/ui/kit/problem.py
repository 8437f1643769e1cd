"""One sentence about what is wrong: above the box it is about, and in the summary of the page.

The summary stands first on the page, has the focus, and leads to the box.
"""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.labels import error_text
from prevent_desktop.ui.kit.page import Page, page_of


class Problem:
    """At most one at a time. `line` is its place when it is about no single box."""

    def __init__(self, within: QWidget) -> None:
        """`within` is the page, or a part of one."""
        self.line = error_text("")
        self.line.hide()
        self._within = within
        self._shown: QLabel | None = None
        self._where: QWidget | None = None
        self._description = ""

    @property
    def _page(self) -> Page | None:
        return self._within if isinstance(self._within, Page) else page_of(self._within)

    def say(self, problem: str, where: QWidget) -> None:
        """Show it here and first on the page, which leads to what it is about."""
        self.clear()
        words = f"Error: {problem}"
        self._where, self._description = where, where.accessibleDescription()
        where.setAccessibleDescription(f"{words} {self._description}".strip())
        _mark(where, bad=True)
        self._shown = self._above(where) or self.line
        self._shown.setText(words)
        self._shown.show()
        page = self._page
        if page is None:
            where.setFocus()
        else:
            page.tell_problem(self, problem, where)

    def clear(self) -> None:
        """It is mended: nobody is told of it any more."""
        page = self._page
        if page is not None:
            page.no_problem(self)
        if self._where is not None:
            self._where.setAccessibleDescription(self._description)
            _mark(self._where, bad=False)
            self._where = None
        if self._shown is not None:
            self._shown.hide()
            if self._shown is not self.line:
                self._shown.deleteLater()
            self._shown = None

    def _above(self, where: QWidget) -> QLabel | None:
        """A place between a box and its label; None for anything else than a box."""
        parent = where.parentWidget()
        around = parent.layout() if parent is not None else None
        if not isinstance(where, QLineEdit | QPlainTextEdit) or not isinstance(around, QVBoxLayout):
            return None
        label = error_text("")
        around.insertWidget(around.indexOf(where), label)
        label.stackUnder(where)  # and read before it
        return label


def _mark(where: QWidget, *, bad: bool) -> None:
    """A box with an error has a red border."""
    if isinstance(where, QLineEdit | QPlainTextEdit):
        where.setProperty("bad", bad)
        where.style().unpolish(where)
        where.style().polish(where)
