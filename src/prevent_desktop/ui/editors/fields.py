"""The two input widgets everything is made of: one line, and a text that grows."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from prevent_desktop.ui.editors.cleaning import clean_line, clean_text
from prevent_desktop.ui.kit.painting import paint_ring
from prevent_desktop.ui.theme import tokens_of

FEWEST_LINES, MOST_LINES = 4, 18
"""How high a text box is: it grows with its text, then scrolls."""


class LineEdit(QLineEdit):
    """One line; what is pasted becomes one line."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.insert(clean_line(QGuiApplication.clipboard().text()))
            self.textEdited.emit(self.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_ring(QPainter(self), self.rect(), tokens_of(self))


class TextEdit(QPlainTextEdit):
    """Any number of lines of plain text; Tab leaves it, the wheel scrolls but never changes it."""

    def __init__(self, fewest: int = FEWEST_LINES, most: int = MOST_LINES) -> None:
        super().__init__()
        self._fewest, self._most = fewest, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._follow)
        self._fit()

    def replace_all(self, text: str) -> None:
        """Change the whole text as one step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(clean_text(source.text()))
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and self.hasFocus():
            paint_ring(QPainter(self), self.rect(), tokens_of(self))
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        return done

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 40)

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        shown = max(self._fewest, min(lines, self._most))
        around = self.height() - self.viewport().height() if self.isVisible() else 20
        margin = round(2 * self.document().documentMargin())
        height = shown * self.fontMetrics().lineSpacing() + margin + max(around, 20)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _follow(self) -> None:
        """Keep the cursor in view when the page is lower than the box."""
        if not self.hasFocus():
            return
        area: QWidget | None = self.parentWidget()
        while area and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self, 0, 2 * self.fontMetrics().height())
