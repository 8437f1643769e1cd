"""Something kept under retention, in the list on Home: its name, its hold, its warning."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from prevent_desktop.kept.drafts import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.moments import Zone
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.labels import error_text, hint, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.sending.receipt_part import SENT
from prevent_desktop.vault import Health

_HEALTH_WORDS = {
    Health.FELL_BACK: "The last save is damaged; this is the one before it.",
    Health.ROLLED_BACK: "This is older than what was last saved here.",
    Health.DAMAGED: "This draft is damaged and cannot be opened. Your other drafts are fine.",
    Health.MISSING: "The file of this draft is gone. Your other drafts are fine.",
    Health.NEWER: "This draft was saved by a newer version of Prevent Desktop.",
}
HOLD = "Keep: do not delete by age"
DELETE_QUESTION = (
    "Delete “{title}”? You can undo this for two minutes. Then its key is destroyed, and nobody "
    "can open it, not even from a backup. PDFs you saved stay."
)


class KeptCard(QFrame):
    """A card. Every signal carries the id; deleting asks once more, on the card itself.

    `send_wanted` is for the page to send its finished PDF on.
    """

    open_wanted = Signal(str)
    send_wanted = Signal(str)
    delete_wanted = Signal(str)
    sent_set = Signal(str, bool)
    held_set = Signal(str, bool)

    def __init__(self, line: DraftLine | NoteLine, title: str, zone: Zone) -> None:
        super().__init__()
        self._object_id = object_id = line.object_id
        self._changed = line.changed
        self._zone = zone
        self.title = title
        self.warning: Notice | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.addWidget(strong(title))
        if line.changed:
            self._column.addWidget(hint(_when(zone.day_and_time(line.changed), line.reference)))
        if line.health in _HEALTH_WORDS:
            self._column.addWidget(Notice("warning", _HEALTH_WORDS[line.health], ""))
        self._problem = error_text("")
        self._problem.hide()
        self._column.addWidget(self._problem)
        self._sent = self._box(SENT, checked=line.sent)
        self._sent.toggled.connect(lambda on: self.sent_set.emit(object_id, on))
        self._held = self._box(HOLD, checked=line.held)
        self._held.toggled.connect(lambda on: self.held_set.emit(object_id, on))
        self._sent.setHidden(not (line.readable and line.finished))
        self._held.setHidden(not line.readable)
        self._add_buttons(*(self._deeds(line) if line.readable else ()))

    def _deeds(self, line: DraftLine | NoteLine) -> Iterator[Button]:
        """What can be done with it, besides deleting it."""
        if line.finished:
            send = self._button("Back to sending", f"Back to sending {self.title}", "secondary")
            send.clicked.connect(lambda: self.send_wanted.emit(line.object_id))
            yield send

    def _box(self, words: str, *, checked: bool) -> CheckBox:
        box = CheckBox(words)
        box.setAccessibleDescription(self.title)
        box.setChecked(checked)
        self._column.addWidget(box)
        return box

    def _add_buttons(self, *buttons: Button) -> None:
        """The last row of the card: these, and the button to delete it."""
        delete = self._button("Delete", f"Delete {self.title}", "quiet")
        question = DELETE_QUESTION.format(title=self.title)
        sure = Confirm(delete, question, "Yes, delete it", "No, keep it")
        sure.confirmed.connect(lambda: self.delete_wanted.emit(self._object_id))
        self._column.addWidget(button_row(*buttons, delete))
        self._column.addWidget(sure)

    def _go_on_button(self) -> Button:
        go_on = self._button("Go on with it", f"Go on with {self.title}", "secondary")
        go_on.clicked.connect(lambda: self.open_wanted.emit(self._object_id))
        return go_on

    @staticmethod
    def _button(text: str, name: str, kind: str) -> Button:
        button = Button(text, kind)
        button.setAccessibleName(name)
        return button

    def warn(self, delete_on: datetime) -> None:
        """Say that it will be deleted by age; `warning` is what has to be seen of it."""
        changed, day = self._changed, self._zone.day(delete_on)
        last = f"This draft was last changed on {self._zone.day(changed)}. " if changed else ""
        self.warning = Notice(
            "warning",
            f"{last}It will be deleted on {day} unless you change it or keep it",
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


def _when(changed: str, reference: str) -> str:
    words = f"Last changed {changed}"
    return f"{words}. PDF made: {reference}" if reference else words
