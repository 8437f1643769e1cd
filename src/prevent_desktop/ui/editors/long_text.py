"""The editor of a text of any length."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from prevent_desktop.form.answers import Value
from prevent_desktop.moments import in_words
from prevent_desktop.ui.editors.control import Control, column
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.cleaning import clean_text
from prevent_desktop.ui.kit.fields import FEWEST_LINES, TextEdit
from prevent_desktop.ui.kit.labels import small

COUNT_AFTER_MS = 400
"""Words are counted after a pause in typing, so that counting never slows it."""

Clock = Callable[[], datetime]


class TextControl(Control):
    """A text of any length, with a quiet count of words and a way to put in the time."""

    def __init__(
        self, name: str, identifier: str, now: Clock | None, *, fewest: int = FEWEST_LINES
    ) -> None:
        super().__init__()
        self._silent = False
        self.edit = TextEdit(fewest)
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleIdentifier(identifier)
        self.edit.textChanged.connect(self._changed)
        layout = column(self, spacing=2)
        layout.addWidget(self.edit)
        self._count = small("")
        self._timer = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._timer.timeout.connect(self._show_count)
        if now:
            layout.addLayout(self._tools(name, now))

    def _tools(self, name: str, now: Clock) -> QHBoxLayout:
        insert = Button("Insert date and time", Kind.LINK)
        insert.setAccessibleName(f"Insert date and time into {name}")
        insert.clicked.connect(lambda: self._insert_time(now()))
        row = QHBoxLayout()
        row.addWidget(insert)
        row.addStretch(1)
        row.addWidget(self._count)
        self._show_count()
        return row

    def value(self) -> str | None:
        return clean_text(self.edit.toPlainText()).strip() or None

    def set_value(self, value: Value | None) -> None:
        text = clean_text(value) if isinstance(value, str) else ""
        if text == self.edit.toPlainText():
            return
        self._silent = True
        self.edit.setPlainText(text)
        self._silent = False
        self._show_count()

    def inputs(self) -> Sequence[QWidget]:
        return (self.edit,)

    def _changed(self) -> None:
        self._timer.start()
        if not self._silent:
            self.edited.emit()

    def _show_count(self) -> None:
        words = len(self.edit.toPlainText().split())
        self._count.setText(f"{words:,} {'word' if words == 1 else 'words'}")

    def _insert_time(self, moment: datetime) -> None:
        self.edit.insertPlainText(f"{in_words(moment)} ")
        self.edit.setFocus()
