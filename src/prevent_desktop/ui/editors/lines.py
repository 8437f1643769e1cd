"""The editor of one line of text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from prevent_desktop.form.answers import Value
from prevent_desktop.ui.editors.control import Control, column
from prevent_desktop.ui.kit.cleaning import clean_line
from prevent_desktop.ui.kit.fields import LineEdit


class LineControl(Control):
    """One line of text."""

    def __init__(
        self,
        name: str,
        identifier: str,
        *,
        width: int = 0,
        hints: Qt.InputMethodHint = Qt.InputMethodHint.ImhNone,
        parts_lines: bool = False,
    ) -> None:
        super().__init__()
        self.edit = LineEdit(parts_lines=parts_lines)
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleIdentifier(identifier)
        self.edit.setInputMethodHints(hints)
        if width:
            self.edit.be_wide(width)
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        column(self).addWidget(self.edit)

    def value(self) -> str | None:
        return clean_line(self.edit.text()).strip() or None

    def set_value(self, value: Value | None) -> None:
        self.edit.setText(clean_line(value) if isinstance(value, str) else "")

    def inputs(self) -> Sequence[QWidget]:
        return (self.edit,)
