"""The editor of a choice: all the options in view, and a way to take the answer back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from prevent_desktop.form.answers import Value
from prevent_desktop.form.definition import Option
from prevent_desktop.ui.editors.control import Control, column
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import RadioButton, TitledGroup
from prevent_desktop.ui.kit.buttons import Button, Kind


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
