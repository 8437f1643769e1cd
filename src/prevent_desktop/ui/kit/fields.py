"""The two input widgets everything is made of: one line, and a text that grows."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from prevent_desktop.ui.kit.by_assistance import Typable
from prevent_desktop.ui.kit.cleaning import clean_line, clean_lines, clean_text
from prevent_desktop.ui.kit.clipboard import copy_text, private_mime
from prevent_desktop.ui.kit.painting import characters, line_height, paint_ring
from prevent_desktop.ui.kit.theme import tokens_of

FEWEST_LINES, MOST_LINES = 4, 18
"""How high a text box is: it grows with its text, then scrolls."""

PAGE_SHARE = 0.8
"""Of the height of a page, a box takes so much at most before there is much in it."""

QUIET_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""An input method shall not learn names and stories, nor offer them elsewhere."""
FRAME = 16
"""Border and padding above and below together, until the real ones are known."""


class LineEdit(Typable, QLineEdit):
    """One line; what is pasted becomes one line.

    With `parts_lines`, a column that is pasted is parted: its first line stays here if nothing
    stood here before, and `more_lines` carries the others, or all of them.
    """

    more_lines = Signal(list)

    def __init__(self, *, parts_lines: bool = False) -> None:
        super().__init__()
        self.heed_assistance()
        self._letters, self._exactly = 0.0, False
        self._parts_lines = parts_lines
        self._before = ""
        self.textChanged.connect(lambda _text: self._note())
        self.setInputMethodHints(Qt.InputMethodHint.ImhNone)
        self.textEdited.connect(self._tidy)
        # What assistance put in, and what was tidied, was typed too.
        self.textEdited.connect(lambda _text: self.setModified(True))

    def be_wide(self, letters: float, *, exactly: bool = False) -> None:
        """Be at most, or exactly, as wide as so many letters; it follows the size of the text."""
        self._letters, self._exactly = letters, exactly
        self._fit_letters()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._letters:
            self._fit_letters()

    def _fit_letters(self) -> None:
        width = characters(self, self._letters)
        self.setMinimumWidth(width if self._exactly else 0)
        self.setMaximumWidth(width)

    def setEchoMode(self, mode: QLineEdit.EchoMode) -> None:
        super().setEchoMode(mode)  # takes every hint away that is not about hiding
        self.setInputMethodHints(self.inputMethodHints())

    def setInputMethodHints(self, hints: Qt.InputMethodHint) -> None:
        """Take these besides the quiet ones, which every box keeps."""
        super().setInputMethodHints(hints | QUIET_HINTS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Paste):
            pasted = QGuiApplication.clipboard().text()
            lines = clean_lines(pasted) if self._parts_lines else []
            if len(lines) > 1:
                self._part(lines, self.text() if self.selectedText() != self.text() else "")
            else:
                self.insert(clean_line(pasted))
        elif event.matches(keys.Copy):
            self._copy()
        elif event.matches(keys.Cut):
            self._cut()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, whose "Copy" and "Cut" keep out of the clipboard's history too."""
        menu = self.createStandardContextMenu()
        for name, deed in (("edit-copy", self._copy), ("edit-cut", self._cut)):
            action = menu.findChild(QAction, name)
            if action is not None:
                action.triggered.disconnect()
                action.triggered.connect(deed)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _copy(self) -> bool:
        """Copy what is selected; a passphrase never."""
        may = self.hasSelectedText() and self.echoMode() is QLineEdit.EchoMode.Normal
        if may:
            copy_text(QGuiApplication.clipboard(), self.selectedText())
        return may

    def _cut(self) -> None:
        if not self.isReadOnly() and self._copy():
            self.del_()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_ring(QPainter(self), self.rect(), tokens_of(self))

    def _part(self, lines: list[str], before: str) -> None:
        """Keep what stood here; else the first line. The lines that found no room go on."""
        self.setText(before.strip() or lines[0])
        self.textEdited.emit(self.text())
        self.more_lines.emit(lines if before.strip() else lines[1:])

    def _tidy(self, text: str) -> None:
        """Clean what came in another way than by the paste keys: from a menu, or dropped."""
        if self._parts_lines and len(clean_lines(text)) > 1:
            self._part(clean_lines(_inserted(self._before, text)), self._before)
            return
        cleaned = clean_line(text)
        if cleaned != text:
            place = self.cursorPosition()
            self.setText(cleaned)
            self.setCursorPosition(place)

    def _note(self) -> None:
        """Remember what stands here, to know the next time what was put in."""
        self._before = self.text()


def _inserted(before: str, after: str) -> str:
    """What was put into a text to make another one of it."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = len(after) - (len(before) - start)
    return after[start:end] if after.endswith(before[start:]) else after


class TextEdit(QPlainTextEdit):
    """Any number of lines of plain text; Tab leaves it, the wheel scrolls but never changes it.

    `seen` says that it was painted for the first time: until then it was out of view; `left` that
    the keys go elsewhere.
    """

    seen = Signal()
    left = Signal()

    def __init__(self, fewest: int = FEWEST_LINES, most: int = MOST_LINES) -> None:
        super().__init__()
        self._fewest, self._most = fewest, most
        self._seen = False
        self.setInputMethodHints(Qt.InputMethodHint.ImhMultiLine)
        self.setTabChangesFocus(True)
        # Else every key paints all that lies below the box anew, up to the window.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._follow)
        self._fit()

    @property
    def fewest(self) -> int:
        """How many lines it has at least, where the page has room for them."""
        return self._fewest

    def set_fewest(self, lines: int) -> None:
        """Be at least this many lines high from now on."""
        self._fewest = lines
        self._fit()

    def setInputMethodHints(self, hints: Qt.InputMethodHint) -> None:
        """Take these besides the quiet ones, which every box keeps."""
        super().setInputMethodHints(hints | QUIET_HINTS)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(clean_text(source.text()))
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        return private_mime(self.textCursor().selectedText().replace("\u2029", "\n"))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # By its class: asking for its type takes longer, at every key some ten times.
        if isinstance(event, QPaintEvent) and self.hasFocus():
            paint_ring(QPainter(self), self.rect(), tokens_of(self))
        return done

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its own ground first: nothing else paints it."""
        name = "field" if self.isEnabled() else "panel"
        QPainter(self.viewport()).fillRect(event.rect(), tokens_of(self).colour(name))
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.seen.emit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text needs, within the limits; frame and padding come on top."""
        lines = round(self.document().size().height())
        fewest = min(self._fewest, max(self._room(), FEWEST_LINES))
        shown = max(fewest, min(lines, self._most))
        margin = 2 * self.document().documentMargin()
        laid_out = self.isVisible() and self.viewport().height() > 0
        around = self.height() - self.viewport().height() if laid_out else FRAME
        height = ceil(shown * line_height(self.font()) + margin) + around + 1
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _room(self) -> int:
        """How many lines the page has room for, with a little around the box."""
        area = self._area()
        if area is None or not area.isVisible():
            return self._fewest
        return round(area.viewport().height() * PAGE_SHARE) // line_height(self.font())

    def _area(self) -> QScrollArea | None:
        area: QWidget | None = self.parentWidget()
        while area and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        return area if isinstance(area, QScrollArea) else None

    def _follow(self) -> None:
        """Keep the cursor in view when the page is lower than the box."""
        area = self._area() if self.hasFocus() else None
        if area is None:
            return
        port = area.viewport()
        top = self.mapTo(port, QPoint(0, 0)).y()
        if top < 0 or top + self.height() > port.height():  # else asking where it is costs more
            area.ensureWidgetVisible(self, 0, 2 * self.fontMetrics().height())
