"""Every passage that may give an anonymous person away: one list, and one look for all of it."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from prevent_desktop.form import Form
from prevent_desktop.form.review import Finding
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, small, strong
from prevent_desktop.ui.kit.panels import Notice

TITLE = "Somebody wishes to stay anonymous: these passages may say who it is"
WHAT_TO_DO = (
    "Their own answers are left out already. Look at each passage. Change it if it gives them away "
    "and police do not need it. This program cannot find everything: others may still work out who "
    "it was."
)
LOOKED = "I have looked at all of these passages"


class PassageList(Notice):
    """The passages, answer by answer; `chosen` carries where to go, `looked` the one tick."""

    chosen = Signal(str)
    looked = Signal(bool)

    def __init__(self, form: Form, findings: Sequence[Finding], *, looked: bool) -> None:
        super().__init__("warning", TITLE, WHAT_TO_DO)
        for question_id, own in _by_question(findings):
            label = form.by_id[question_id].label
            self.add(strong(label))
            for finding in own:
                self.add(body(finding.message))
                self.add(_quotes(finding))
            go = Button("Go to this answer", "link")
            go.setAccessibleName(f"Go to this answer: {label}")
            go.clicked.connect(partial(self.chosen.emit, own[0].place))
            self.add(go)
        self.box = CheckBox(LOOKED)
        self.box.setAccessibleDescription(WHAT_TO_DO)
        self.box.setChecked(looked)
        self.box.toggled.connect(self.looked)
        self.add(self.box)


def _by_question(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    for question_id in dict.fromkeys(finding.question for finding in findings):
        yield question_id, [f for f in findings if f.question == question_id]


def _quotes(finding: Finding) -> QWidget:
    """The passages, set off from the program's own words."""
    quotes = QFrame()
    quotes.setProperty("look", "reveal")
    column = QVBoxLayout(quotes)
    column.setContentsMargins(14, 2, 0, 2)
    column.setSpacing(4)
    passages = finding.passages
    for passage in passages.shown:
        column.addWidget(body(passage))
    shown = len(passages.shown)
    if passages.more:
        column.addWidget(small(f"The first {shown} of many more; search for the words above."))
    return quotes
