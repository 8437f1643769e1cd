"""One sentence about what is wrong: above the box it is about, where the eye and the focus are.

It stands in a summary at the top of the page too, which leads to the box.
"""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.labels import error_text
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import ErrorSummary


class Problem:
    """At most one at a time. `line` is its place when it is about no single box."""

    def __init__(self, page: Page) -> None:
        self.line = error_text("")
        self.line.hide()
        self._page = page
        self._shown: QLabel | None = None
        self._summary: ErrorSummary | None = None
        self._where: QWidget | None = None
        self._description = ""

    def say(self, problem: str, where: QWidget) -> None:
        """Show it, bring it into view and put the focus on what it is about."""
        self.clear()
        words = f"Error: {problem}"
        self._where, self._description = where, where.accessibleDescription()
        where.setAccessibleDescription(f"{words} {self._description}".strip())
        self._shown = self._above(where) or self.line
        self._shown.setText(words)
        self._shown.show()
        summary = self._summary = ErrorSummary()
        self._page.column.add_first(summary)
        summary.set_items([("", problem)])
        summary.chosen.connect(lambda _key: where.setFocus())
        where.setFocus()
        self._page.note_problem(self, shown=True)
        self._page.column.scroll_to(self._shown)

    def clear(self) -> None:
        """It is mended: nobody is told of it any more."""
        self._page.note_problem(self, shown=False)
        if self._summary is not None:
            self._summary.hide()
            self._summary.deleteLater()
            self._summary = None
        if self._where is not None:
            self._where.setAccessibleDescription(self._description)
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
