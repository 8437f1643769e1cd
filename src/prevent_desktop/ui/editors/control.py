"""What every input part of a question is, whatever its type."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from prevent_desktop.form.answers import Box, Value


class Control(QWidget):
    """The input part of one question or of one member of a group.

    `edited` is emitted when the person changed something, never by `set_value`; `inputs_changed`
    when there are more or fewer inputs than before.
    """

    edited = Signal()
    inputs_changed = Signal()
    in_parts = False
    """Whether several boxes make one answer: the question is then the name of their group."""

    def value(self) -> Value | None:
        """What has been put in; None when that is nothing."""
        raise NotImplementedError

    @property
    def is_heavy(self) -> bool:
        """Whether taking the value at every key would slow typing down."""
        return False

    def set_value(self, value: Value | None) -> None:
        """Show this value."""
        raise NotImplementedError

    def inputs(self) -> Sequence[QWidget]:
        """The widgets that take input, in order; they carry descriptions and the mark of error."""
        raise NotImplementedError

    def set_label(self, label: QLabel) -> None:
        """Tie the visible label to the first input."""
        inputs = self.inputs()
        if inputs:
            label.setBuddy(inputs[0])

    def focus_first(self) -> None:
        """Put the focus where a person starts."""
        inputs = self.inputs()
        if inputs:
            inputs[0].setFocus()

    def focus_on(self, _box: Box) -> None:
        """Put the focus into this box, where there are several."""
        self.focus_first()


def column(parent: QWidget, spacing: int = 6) -> QVBoxLayout:
    """A layout without margins, downwards."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


OWN_WORDS = "own_words"
"""The property with what describes one input alone; what describes all of them comes after it."""


def describe(inputs: Sequence[QWidget], description: str, *, bad: bool) -> None:
    """Give all inputs their accessible description, and their look when something is wrong."""
    for widget in inputs:
        own = str(widget.property(OWN_WORDS) or "")
        widget.setAccessibleDescription(" ".join(filter(None, (own, description))))
        if widget.property("bad") != bad:
            widget.setProperty("bad", bad)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            widget.updateGeometry()
