"""Boxes that carry a message: notices, the summary of errors, a rule."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.labels import body, heading, selectable, strong
from prevent_desktop.ui.kit.painting import paint_ring
from prevent_desktop.ui.kit.shapes import Shape, ShapeMark
from prevent_desktop.ui.kit.tab_order import order_tabs
from prevent_desktop.ui.kit.theme import tokens_of


class NoticeKind(StrEnum):
    """What a notice is about."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    SUCCESS = "success"


_SHAPES = {
    NoticeKind.INFO: Shape.INFO,
    NoticeKind.WARNING: Shape.WARNING,
    NoticeKind.ERROR: Shape.PROBLEM,
    NoticeKind.SUCCESS: Shape.DONE,
}


class Notice(QFrame):
    """A coloured box with a shape, a title and a text; more can be added below."""

    def __init__(self, kind: NoticeKind | str, title: str, text: str = "") -> None:
        super().__init__()
        self.setAccessibleName(title or text)
        self._mark = ShapeMark(Shape.INFO)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()  # a bare layout would be as narrow as the narrowest button in it
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        row.addWidget(inside, 1)
        for label in (strong(title) if title else None, body(text) if text else None):
            if label:
                self._column.addWidget(selectable(label))
        self.set_kind(kind)

    def set_kind(self, kind: NoticeKind | str) -> None:
        """Be of another kind from now on, in colour and shape."""
        kind = NoticeKind(kind)
        ground = "accent_soft" if kind is NoticeKind.INFO else f"{kind}_soft"
        self._mark.set_shape(_SHAPES[kind], ground)
        self.setProperty("look", f"notice-{kind}")
        self.style().unpolish(self)
        self.style().polish(self)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the text."""
        self._column.addWidget(widget)


FRAME = 4
"""How wide the red frame of the summary of errors is."""


class ErrorSummary(QFrame):
    """All that is wrong on a page, first on it; each sentence leads to its question."""

    chosen = Signal(str)

    def __init__(self, title: str = "There is a problem") -> None:
        super().__init__()
        self._title = title
        self.setProperty("look", "error-summary")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(4)
        words = heading(title, 2)
        self._column.addWidget(words)
        self._links: list[Button] = []
        self._items: Sequence[tuple[str, str]] | None = None
        self._ending = body("")
        self._ending.setContentsMargins(0, 4, 0, 0)
        self._ending.hide()
        self._column.addWidget(self._ending)
        self.set_items(())

    def set_ending(self, words: str) -> None:
        """Say something below the sentences; "" for nothing."""
        self._ending.setText(words)
        self._ending.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def link_of(self, key: str) -> Button | None:
        """The first sentence with this key."""
        return next((link for link in self._links if link.property("leads_to") == key), None)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show these sentences, each with the key that `chosen` will carry."""
        if items == self._items:
            return
        self._items = items
        held = next((link for link in self._links if link.hasFocus()), None)
        if held is not None:
            self.setFocus()  # not the next control that happens to take it
        for link in self._links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = [self._link(key, sentence) for key, sentence in items]
        problems = "problem" if len(items) == 1 else "problems"
        self.setAccessibleName(f"{self._title}: {len(items)} {problems}")
        self.setVisible(bool(items))
        order_tabs(self.window())

    def _link(self, key: str, sentence: str) -> Button:
        link = Button(sentence, Kind.ERROR_LINK)
        link.setProperty("leads_to", key)
        link.clicked.connect(lambda: self.chosen.emit(key))
        self._column.insertWidget(self._column.count() - 1, link)
        return link

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            inside = self.rect().adjusted(FRAME, FRAME, -FRAME, -FRAME)
            paint_ring(QPainter(self), inside, tokens_of(self))  # the red stays in view


class Rule(QFrame):
    """A thin line across."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "rule")
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
