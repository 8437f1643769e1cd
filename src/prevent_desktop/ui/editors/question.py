"""One question of the form as a person meets it: label, hint, findings, control, not known."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from prevent_desktop.form.answers import ONE_BOX, Box, NotKnown, Value
from prevent_desktop.form.definition import Question, QuestionType
from prevent_desktop.ui.editors.control import Control, describe
from prevent_desktop.ui.editors.not_known import NotKnownPart
from prevent_desktop.ui.kit.labels import error_text, hint, strong, tag, warning_text
from prevent_desktop.ui.kit.rhythm import as_group
from prevent_desktop.ui.kit.theme import tokens_of

ADDITION = "Additional information"
FILLED_IN = "If you leave this empty, it becomes today\u2019s date when you check your answers."
WAS_FILLED_IN = "Today\u2019s date was filled in for you. Change it if it is another day."
RULE, RULE_MARGIN = 4, 16
"""The line beside a question with a finding, and how far its words stand in for it."""
_RULES = {"error-question": "error", "warning-question": "warning"}


class QuestionEditor(QFrame):
    """A question and its control; `changed` carries the id and the value at every change.

    Where taking the value would slow typing down, `changed_later` carries what gives it.
    """

    changed = Signal(str, object)
    changed_later = Signal(str, object)
    left = Signal(str)
    entered = Signal(str)

    def __init__(
        self, question: Question, control: Control, *, optional: bool, filled_in: bool = False
    ) -> None:
        super().__init__()
        self._filled_in = hint(WAS_FILLED_IN if filled_in else FILLED_IN)
        self.question = question
        self.control = control
        self._kept: Value | None = None
        self.errors: Sequence[str] = ()
        self.warnings: Sequence[str] = ()
        """The sentences that are shown now."""
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        as_group(self)
        self._add_words(optional=optional)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(3)
        self._column.addLayout(self._findings)
        self._column.addWidget(control)
        self._not_known = self._add_not_known() if question.not_known else None
        control.edited.connect(self._emit)
        control.inputs_changed.connect(self._describe)
        if control.in_parts:
            self.setAccessibleName(question.label)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self.set_findings((), ())

    @property
    def question_id(self) -> str:
        """The id of the question."""
        return self.question.id

    def value(self) -> Value | None:
        """The answer as it stands; None when there is none."""
        not_known = self._not_known.value() if self._not_known else None
        return not_known or self.control.value()

    @property
    def put_aside(self) -> Value | None:
        """What the answer was before "not known" was ticked."""
        return self._kept

    def set_value(self, value: Value | None, put_aside: Value | None = None) -> None:
        """Show an answer, without a signal.

        `put_aside` is what the answer was before "not known" was ticked: it stands there greyed,
        and counts again when the tick goes.
        """
        self._kept = put_aside if isinstance(value, NotKnown) else None
        if self._not_known:
            self._not_known.set_value(value if isinstance(value, NotKnown) else None)
            self._not_known.say_kept(kept=self._kept is not None)
        self.control.set_value(self._kept if isinstance(value, NotKnown) else value)
        self.control.setEnabled(not isinstance(value, NotKnown))
        self._describe()

    def set_findings(self, errors: Sequence[str], warnings: Sequence[str]) -> None:
        """Show what is wrong and what should be looked at; neither is kept anywhere else."""
        self.errors, self.warnings = tuple(errors), tuple(warnings)
        while item := self._findings.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        said, looked = self._found()
        for label in (*map(error_text, said), *map(warning_text, looked)):
            self._findings.addWidget(label)
            label.stackUnder(self.control)  # and read before it
            label.show()
        look = "error-question" if errors else "warning-question" if warnings else ""
        self._set_look(look)
        self._describe()

    def _found(self) -> tuple[list[str], list[str]]:
        return [f"Error: {each}" for each in self.errors], [f"Check: {e}" for e in self.warnings]

    def _describe(self) -> None:
        """Let every input say what stands beside it."""
        said, looked = self._found()
        filled_in = self._filled_in.text() if self.question.prefill == "today" else ""
        description = " ".join(filter(None, (self.question.hint, filled_in, *said, *looked)))
        describe(self._inputs(), description, bad=bool(self.errors))

    def focus_first(self) -> None:
        """Put the focus where an answer begins."""
        self.focus_on(ONE_BOX)

    def focus_on(self, box: Box) -> None:
        """Put the focus where an answer is given or corrected."""
        if self._not_known and not self.control.isEnabled():
            self._not_known.focus_first()
        else:
            self.control.focus_on(box)

    def _add_words(self, *, optional: bool) -> None:
        question = self.question
        if question.addition:
            row = QHBoxLayout()
            row.addWidget(tag(ADDITION))
            row.addStretch(1)
            self._column.addLayout(row)
        if question.type is not QuestionType.FLAG:
            label = strong(label_text(question, optional=optional))
            self._column.addWidget(label)
            self.control.set_label(label)
        if question.hint:
            self._column.addWidget(hint(question.hint))
        if question.prefill == "today":
            self._column.addWidget(self._filled_in)

    def _add_not_known(self) -> NotKnownPart:
        part = NotKnownPart(self.question.label, self.question.id)
        part.turned.connect(self._turn_not_known)
        part.edited.connect(self._emit)
        self._column.addWidget(part)
        return part

    def _turn_not_known(self, on: bool) -> None:
        """What was typed stays, greyed, and is no answer while "not known" is on."""
        if on:
            self._kept = self.control.value()
        self.control.setEnabled(not on)
        if self._not_known:
            self._not_known.say_kept(kept=on and self._kept is not None)
        self._describe()

    def _inputs(self) -> Sequence[QWidget]:
        others = self._not_known.inputs() if self._not_known else ()
        return (*self.control.inputs(), *others)

    def _set_look(self, look: str) -> None:
        self.setProperty("look", look)
        self._column.setContentsMargins(RULE_MARGIN if look else 0, 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line here: a border of the style sheet would leave its width behind."""
        super().paintEvent(event)
        token = _RULES.get(str(self.property("look")))
        if token:
            colour = tokens_of(self).colour(token)
            QPainter(self).fillRect(0, 0, RULE, self.height(), colour)

    def _emit(self) -> None:
        if self.control.is_heavy:
            self.changed_later.emit(self.question.id, self.value)
            return
        self._filled_in.setText(FILLED_IN)  # by now it is the person's own
        self.changed.emit(self.question.id, self.value())

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old and new and self.isAncestorOf(old) and not self.isAncestorOf(new):
            self.left.emit(self.question.id)
        elif new and self.isAncestorOf(new) and not (old and self.isAncestorOf(old)):
            self.entered.emit(self.question.id)


def label_text(question: Question, *, optional: bool) -> str:
    """The visible name of the question; said to be optional when nothing ever asks for it."""
    return f"{question.label} (optional)" if optional and not question.required else question.label
