"""Editors of one value: a line, a long text, a choice, a tick."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from prevent_desktop.form.answers import Value
from prevent_desktop.form.dates import MONTHS
from prevent_desktop.form.definition import Option
from prevent_desktop.ui.editors.cleaning import clean_line, clean_text
from prevent_desktop.ui.editors.control import Control
from prevent_desktop.ui.editors.fields import FEWEST_LINES, LineEdit, TextEdit
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import CheckBox, RadioButton, TitledGroup
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.labels import small
from prevent_desktop.ui.kit.painting import characters

COUNT_AFTER_MS = 400
"""Words are counted after a pause in typing, so that counting never slows it."""

PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Asked of the keyboard for names: do not learn this, do not suggest."""

Clock = Callable[[], datetime]


def column(parent: QWidget, spacing: int = 6) -> QVBoxLayout:
    """A layout without margins, downwards."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


class LineControl(Control):
    """One line of text."""

    def __init__(
        self,
        name: str,
        identifier: str,
        *,
        width: int = 0,
        hints: Qt.InputMethodHint = Qt.InputMethodHint.ImhNone,
    ) -> None:
        super().__init__()
        self.edit = LineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleIdentifier(identifier)
        self.edit.setInputMethodHints(hints)
        if width:
            self.edit.setMaximumWidth(characters(self, width))
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        column(self).addWidget(self.edit)

    def value(self) -> str | None:
        return clean_line(self.edit.text()).strip() or None

    def set_value(self, value: Value | None) -> None:
        self.edit.setText(clean_line(value) if isinstance(value, str) else "")

    def inputs(self) -> Sequence[QWidget]:
        return (self.edit,)


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
        month = MONTHS[moment.month - 1]
        self.edit.insertPlainText(f"{moment.day} {month} {moment.year}, {moment:%H:%M} ")
        self.edit.setFocus()


class ChoiceControl(Control):
    """One of a few options as radio buttons, and a way to take the answer back."""

    def __init__(self, name: str, identifier: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons = {option.value: RadioButton(option.label) for option in options}
        box = TitledGroup(name)
        box.setAccessibleIdentifier(identifier)
        inner = column(box, spacing=0)
        for value, button in self._buttons.items():
            button.setAccessibleIdentifier(f"{identifier}/{value}")
            button.clicked.connect(self._changed)
            self._group.addButton(button)
            inner.addWidget(button)
        self._clear = Button("Clear this answer", Kind.LINK)
        self._clear.setAccessibleName(f"Clear this answer: {name}")
        self._clear.clicked.connect(self._take_back)
        layout = column(self, spacing=2)
        layout.addWidget(box)
        layout.addWidget(self._clear)
        self._clear.hide()

    def value(self) -> str | None:
        return next((value for value, b in self._buttons.items() if b.isChecked()), None)

    def set_value(self, value: Value | None) -> None:
        self._group.setExclusive(False)
        for offered, button in self._buttons.items():
            button.setChecked(offered == value)
        self._group.setExclusive(True)
        self._settle_tab()
        self._clear.setVisible(self.value() is not None)

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self._buttons.values())

    def set_label(self, label: QLabel) -> None:
        """Nothing: the group carries the title."""

    def focus_first(self) -> None:
        chosen = (button for button in self._buttons.values() if button.isChecked())
        first = next(chosen, None) or next(iter(self._buttons.values()), None)
        if first:
            first.setFocus()

    def _changed(self) -> None:
        self._clear.setVisible(self.value() is not None)
        self.edited.emit()

    def _settle_tab(self) -> None:
        """Tab stops at the chosen button; the arrows go to the others."""
        none = self.value() is None
        for button in self._buttons.values():
            stop = none or button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _take_back(self) -> None:
        self.focus_first()
        self.set_value(None)
        self.edited.emit()
        announce(self, "Answer cleared")


class FlagControl(Control):
    """A tick; never ticked is no answer, ticked and taken back is "no"."""

    def __init__(self, text: str, identifier: str) -> None:
        super().__init__()
        self._value: bool | None = None
        self.box = CheckBox(text)
        self.box.setAccessibleIdentifier(identifier)
        self.box.clicked.connect(self._changed)
        column(self).addWidget(self.box)

    def value(self) -> bool | None:
        return self._value

    def set_value(self, value: Value | None) -> None:
        self._value = value if isinstance(value, bool) else None
        self.box.setChecked(self._value is True)

    def inputs(self) -> Sequence[QWidget]:
        return (self.box,)

    def set_label(self, label: QLabel) -> None:
        """Nothing: the box carries its own words."""

    def _changed(self) -> None:
        self._value = self.box.isChecked()
        self.edited.emit()
