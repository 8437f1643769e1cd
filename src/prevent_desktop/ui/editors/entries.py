"""The entries of lists and groups: one line, or a card of member fields."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from prevent_desktop.form.definition import Member
from prevent_desktop.ui.editors.as_typed import AsTyped
from prevent_desktop.ui.editors.control import OWN_WORDS, Control, column
from prevent_desktop.ui.editors.date import DateControl
from prevent_desktop.ui.editors.flag import FlagControl
from prevent_desktop.ui.editors.lines import LineControl
from prevent_desktop.ui.editors.long_text import TextControl
from prevent_desktop.ui.editors.repeat import Content, Entry
from prevent_desktop.ui.kit.labels import hint, small, strong

GROUP_TEXT_LINES = 3


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


class LineEntry(Entry):
    """One line of a list, with its remove button beside it."""

    def __init__(
        self, name: str, item_label: str, identifier: str, hints: Qt.InputMethodHint
    ) -> None:
        super().__init__()
        self._name, self._item, self._identifier = name, item_label, identifier
        self.line = LineControl(name, identifier, hints=hints, parts_lines=True)
        self.line.edited.connect(self.edited)
        self.line.edit.more_lines.connect(self.more_pasted)
        self._label = small("")
        self.line.set_label(self._label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.remove)
        layout = column(self, spacing=2)
        layout.addWidget(self._label)
        layout.addLayout(row)

    def set_place(self, number: int, *, only: bool) -> None:
        entry = f"{capitalised(self._item)} {number}"
        self._label.setText(entry)
        self._label.setVisible(not only)
        self.line.edit.setAccessibleName(f"{entry}, {self._name}")
        self.line.edit.setAccessibleIdentifier(f"{self._identifier}/{number}")
        self.remove.setAccessibleName(f"Remove {self._item} {number}")
        self.remove.setVisible(not only)

    def content(self) -> Content | None:
        return self.line.value()

    def set_content(self, content: Content | None) -> None:
        self.line.set_value(content if isinstance(content, str) else None)

    def inputs(self) -> Sequence[QWidget]:
        return self.line.inputs()


class CardEntry(Entry):
    """One entry of a group: a card with a title and a control for each member."""

    def __init__(
        self,
        item_label: str,
        identifier: str,
        members: Sequence[Member],
        typed: AsTyped | None = None,
    ) -> None:
        super().__init__()
        self._typed = typed
        self._item, self._identifier = item_label, identifier
        self._controls: dict[str, Control] = {}
        self._names: dict[str, list[tuple[str, str]]] = {}
        self._title = strong("")
        self._card = card = QFrame()
        card.setProperty("look", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.remove)
        layout.addLayout(top)
        for member in members:
            layout.addWidget(self._field(member))
        column(self).addWidget(card)

    def _field(self, member: Member) -> QWidget:
        control = self._control(member)
        control.edited.connect(self.edited)
        self._controls[member.id] = control
        self._names[member.id] = [
            (widget.accessibleName(), widget.accessibleIdentifier()) for widget in control.inputs()
        ]
        for widget in control.inputs():
            widget.setProperty(OWN_WORDS, member.hint)
        field = QWidget()
        layout = column(field, spacing=3)
        if member.type != "flag":
            label: QLabel = strong(member.label)
            layout.addWidget(label)
            control.set_label(label)
        if member.hint:
            layout.addWidget(hint(member.hint))
        layout.addWidget(control)
        return field

    def _control(self, member: Member) -> Control:
        if member.type == "long_text":
            return TextControl(member.label, member.id, None, fewest=GROUP_TEXT_LINES)
        if member.type == "date":
            return DateControl(member.label, member.id, self._typed)
        if member.type == "flag":
            return FlagControl(member.label, member.id)
        return LineControl(member.label, member.id)

    def set_place(self, number: int, *, only: bool) -> None:
        entry = f"{capitalised(self._item)} {number}"
        self._title.setText(entry)
        self._card.setAccessibleName(entry)
        self.remove.setAccessibleName(f"Remove {self._item} {number}")
        self.remove.setVisible(not only)
        for member, control in self._controls.items():
            for widget, (name, part) in zip(control.inputs(), self._names[member], strict=True):
                widget.setAccessibleName(f"{name}, {entry}")
                widget.setAccessibleIdentifier(f"{self._identifier}/{number}/{part}")

    def content(self) -> Content | None:
        values = {key: value for key, c in self._controls.items() if (value := c.value())}
        row = {key: value for key, value in values.items() if isinstance(value, str | bool)}
        return row if any(isinstance(value, str) for value in row.values()) else None

    def set_content(self, content: Content | None) -> None:
        row = content if isinstance(content, Mapping) else {}
        for member, control in self._controls.items():
            control.set_value(row.get(member))

    def focus_on(self, member: str) -> None:
        control = self._controls.get(member)
        if control is None:
            super().focus_on(member)
        else:
            control.focus_first()

    def inputs(self) -> Sequence[QWidget]:
        return [widget for control in self._controls.values() for widget in control.inputs()]
