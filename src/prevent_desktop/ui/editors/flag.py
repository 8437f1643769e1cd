"""The editor of a tick."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from prevent_desktop.form.answers import Value
from prevent_desktop.ui.editors.control import Control, column
from prevent_desktop.ui.kit.boxes import CheckBox


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
