"""A list of named steps, each waiting, under way, done or failed."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.labels import body, error_text
from prevent_desktop.ui.kit.shapes import Shape, ShapeMark


class StepState(StrEnum):
    """How far a step is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


_SHAPES = {
    StepState.WAITING: Shape.EMPTY,
    StepState.WORKING: Shape.HALF,
    StepState.DONE: Shape.DONE,
    StepState.FAILED: Shape.PROBLEM,
}
_WORDS = {
    StepState.WAITING: "waiting",
    StepState.WORKING: "under way",
    StepState.DONE: "done",
    StepState.FAILED: "failed",
}


class ProgressSteps(QWidget):
    """Steps by key; a change of state is shown as shape and word, and said politely."""

    def __init__(self, steps: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._rows: dict[str, _Step] = {}
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Show these steps (key, name), all waiting."""
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = {key: _Step(name) for key, name in steps}
        for row in self._rows.values():
            self._column.addWidget(row)

    def set_state(self, key: str, state: StepState | str, detail: str = "") -> None:
        """Move a step on; `detail` says more, such as what to do after a failure."""
        row = self._rows[key]
        state = StepState(state)
        row.show_state(state, detail)
        words = ". ".join(filter(None, (row.words, detail)))
        announce(self, words, urgent=state is StepState.FAILED)

    def state(self, key: str) -> StepState:
        """How far a step is."""
        return self._rows[key].state


class _Step(QWidget):
    """One line: shape, name and state, with room for more words below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.state = StepState.WAITING
        self._name = name
        self._mark = ShapeMark(Shape.EMPTY)
        self._label: QLabel = body("")
        self._detail: QLabel = error_text("")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._label)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        self.show_state(StepState.WAITING, "")

    @property
    def words(self) -> str:
        return f"{self._name}: {_WORDS[self.state]}"

    def show_state(self, state: StepState, detail: str) -> None:
        self.state = state
        self._mark.set_shape(_SHAPES[state])
        self._label.setText(self.words)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
