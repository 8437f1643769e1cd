"""The editor of a choice: all the options in view, and a way to take the answer back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from prevent_desktop.form.answers import Value
from prevent_desktop.form.definition import Option
from prevent_desktop.ui.editors.control import Control, column
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.radio_group import RadioGroup
from prevent_desktop.ui.kit.undo_bar import UndoBar

CLEARED = "Answer cleared."


class ChoiceControl(Control):
    """One of a few options as radio buttons, and a way to take the answer back."""

    def __init__(self, name: str, identifier: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._name = name
        self._buttons = {option.value: RadioButton(option.label) for option in options}
        self._group = RadioGroup(name, tuple(self._buttons.values()))
        self._group.setAccessibleIdentifier(identifier)
        for value, button in self._buttons.items():
            button.setAccessibleIdentifier(f"{identifier}/{value}")
            button.clicked.connect(self._changed)
        self._clear = Button("Clear this answer", Kind.LINK)
        self._clear.setAccessibleName(f"Clear this answer: {name}")
        self._clear.clicked.connect(self._take_back)
        layout = column(self, spacing=2)
        layout.addWidget(self._group)
        layout.addWidget(self._clear)
        self._undo = UndoBar()
        layout.addWidget(self._undo)
        self._clear.hide()

    def value(self) -> str | None:
        return next((value for value, b in self._buttons.items() if b.isChecked()), None)

    def set_value(self, value: Value | None) -> None:
        self._group.choose(self._buttons.get(value) if isinstance(value, str) else None)
        self._clear.setVisible(self.value() is not None)
        self._undo.forget()

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self._buttons.values())

    def set_label(self, label: QLabel) -> None:
        """Nothing: the group carries the title."""

    def focus_first(self) -> None:
        self._group.focus_stop()

    def _changed(self) -> None:
        self._clear.setVisible(self.value() is not None)
        self._undo.forget()
        self.edited.emit()

    def _take_back(self) -> None:
        before = self.value()
        self.focus_first()
        self.set_value(None)
        self._undo.offer(
            CLEARED, f"Undo: clear this answer: {self._name}", lambda: self._put(before)
        )
        self.edited.emit()
        announce(self, f"{CLEARED} Undo is below.")

    def _put(self, value: str | None) -> None:
        self.set_value(value)
        self.focus_first()
        self.edited.emit()
