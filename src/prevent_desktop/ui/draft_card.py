"""One draft in the list on Home: what it is, what is odd about it, what can be done with it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from prevent_desktop.drafts import DraftLine
from prevent_desktop.ui import moments
from prevent_desktop.ui.confirm import Confirm
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import error_text, hint, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.vault import Health

_HEALTH_WORDS = {
    Health.FELL_BACK: "The last save is damaged; this is the one before it.",
    Health.ROLLED_BACK: "This is older than what was last saved here.",
    Health.DAMAGED: "This draft is damaged and cannot be opened. Your other drafts are fine.",
    Health.MISSING: "The file of this draft is gone. Your other drafts are fine.",
    Health.NEWER: "This draft was saved by a newer version of Prevent Desktop.",
}
SENT = "I have sent it"
HOLD = "Keep: do not delete by age"
DELETE_QUESTION = (
    "Delete “{title}”? You can undo this for two minutes. Then its key is destroyed, and nobody "
    "can open it, not even from a backup. PDFs you saved stay."
)


class DraftCard(QFrame):
    """One draft. Deleting asks once more, on the card itself."""

    open_wanted = Signal(str)
    delete_wanted = Signal(str)
    hand_over_wanted = Signal(str)
    sent_set = Signal(str, bool)
    held_set = Signal(str, bool)

    def __init__(self, line: DraftLine) -> None:
        super().__init__()
        self._line = line
        self.title = line.title or f"Draft {line.object_id[:8]}"
        self.warning: Notice | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(self.title)
        self._column = QVBoxLayout(self)
        self._column.addWidget(strong(self.title))
        if line.changed:
            self._column.addWidget(hint(_when(line)))
        if line.health in _HEALTH_WORDS:
            self._column.addWidget(Notice("warning", _HEALTH_WORDS[line.health], ""))
        self._problem = error_text("")
        self._problem.hide()
        self._column.addWidget(self._problem)
        self._sent = self._box(SENT, checked=line.sent)
        self._sent.toggled.connect(lambda on: self.sent_set.emit(line.object_id, on))
        self._held = self._box(HOLD, checked=line.held)
        self._held.toggled.connect(lambda on: self.held_set.emit(line.object_id, on))
        self._sent.setHidden(not (line.readable and line.finished))
        self._held.setHidden(not line.readable)
        self._add_buttons()

    def _box(self, words: str, *, checked: bool) -> CheckBox:
        box = CheckBox(words)
        box.setAccessibleDescription(self.title)
        box.setChecked(checked)
        self._column.addWidget(box)
        return box

    def _add_buttons(self) -> None:
        object_id = self._line.object_id
        go_on = self._button("Go on with it", f"Go on with {self.title}", "secondary")
        go_on.clicked.connect(lambda: self.open_wanted.emit(object_id))
        hand = self._button("Hand over or move", f"Hand over or move {self.title}", "quiet")
        hand.clicked.connect(lambda: self.hand_over_wanted.emit(object_id))
        delete = self._button("Delete", f"Delete {self.title}", "quiet")
        sure = Confirm(
            delete,
            DELETE_QUESTION.format(title=self.title),
            "Yes, delete it",
            "No, keep it",
        )
        sure.confirmed.connect(lambda: self.delete_wanted.emit(object_id))
        shown = (go_on, hand, delete) if self._line.readable else (delete,)
        self._column.addWidget(button_row(*shown))
        self._column.addWidget(sure)

    @staticmethod
    def _button(text: str, name: str, kind: str) -> Button:
        button = Button(text, kind)
        button.setAccessibleName(name)
        return button

    def warn(self, delete_on: datetime) -> None:
        """Say that it will be deleted by age; `warning` is what has to be seen of it."""
        changed = self._line.changed
        last = f"This draft was last changed on {moments.day(changed)}. " if changed else ""
        self.warning = Notice(
            "warning",
            f"{last}It will be deleted on {moments.day(delete_on)} unless you change it or keep it",
        )
        keep = self._button("Keep it", f"Keep {self.title}", "secondary")
        keep.clicked.connect(lambda: self._held.setChecked(True))
        self.warning.add(button_row(keep))
        self._column.insertWidget(1, self.warning)
        self._held.toggled.connect(self._show_warning)

    def _show_warning(self, held: bool) -> None:
        if self.warning is None:
            return
        if held and self.warning.isAncestorOf(self.focusWidget() or self):
            self._held.setFocus()
        self.warning.setVisible(not held)

    def say(self, problem: str) -> None:
        """What was just asked for on this card could not be done."""
        self._problem.setText(f"Error: {problem}")
        self._problem.show()

    def put_back(self, *, sent: bool | None = None, held: bool | None = None) -> None:
        """Show a tick as it really stands, without asking for anything."""
        for box, checked in ((self._sent, sent), (self._held, held)):
            if checked is not None:
                box.blockSignals(True)
                box.setChecked(checked)
                box.blockSignals(False)
                box.update()
        if held is False and self.warning is not None:
            self.warning.show()


def _when(line: DraftLine) -> str:
    assert line.changed is not None  # noqa: S101  (the caller asked)
    words = f"Last changed {moments.day_and_time(line.changed)}"
    return f"{words}. PDF made: {line.reference}" if line.reference else words
