"""Somebody who is at a control at once: the way is not what is looked at here, the page is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from tests.stories.conftest import PATIENCE, Person


class QuickPerson(Person):
    """Presses and ticks without keys, which a screen reader on the bus is asked about first."""

    _at: QWidget | None = None

    def tab_to(self, name: str) -> QWidget:
        self.qtbot.waitUntil(lambda: self._named(name) is not None, timeout=PATIENCE)
        for _ in range(3):
            QApplication.processEvents()  # a page that has come up puts the focus where one starts
        widget = self._at = self._named(name)
        assert widget is not None
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        return widget

    def _named(self, name: str) -> QWidget | None:
        takes = Qt.FocusPolicy.TabFocus
        for widget in self.window.findChildren(QWidget):
            is_it = widget.accessibleName().startswith(name) and widget.isVisible()
            if is_it and widget.isEnabled() and widget.focusPolicy() & takes:
                return widget
        return None

    def press(self, name: str) -> None:
        button = self.tab_to(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def tick(self, name: str) -> None:
        self._find(name).click()

    def type(self, text: str) -> None:
        box = self._at
        assert isinstance(box, QLineEdit | QPlainTextEdit)
        for char in text:
            key = Qt.Key.Key_Return if char == "\n" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(box, event)
