"""Something kept under retention, in the list on Home: its name, its hold, its warning."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

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
HOLD = "Keep: do not delete by age"
DELETE_QUESTION = (
    "Delete “{title}”? You can undo this for two minutes. Then its key is destroyed, and nobody "
    "can open it, not even from a backup. PDFs you saved stay."
)


class KeptCard(QFrame):
    """A card. Every signal carries the id; deleting asks once more, on the card itself."""

    open_wanted = Signal(str)
    delete_wanted = Signal(str)
    held_set = Signal(str, bool)

    def __init__(
        self,
        object_id: str,
        title: str,
        changed: datetime | None,
        health: Health,
        *,
        held: bool,
        when: str,
    ) -> None:
        super().__init__()
        self._object_id = object_id
        self._changed = changed
        self.title = title
        self.warning: Notice | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.addWidget(strong(title))
        if when:
            self._column.addWidget(hint(when))
        if health in _HEALTH_WORDS:
            self._column.addWidget(Notice("warning", _HEALTH_WORDS[health], ""))
        self._problem = error_text("")
        self._problem.hide()
        self._column.addWidget(self._problem)
        self._held = self._box(HOLD, checked=held)
        self._held.toggled.connect(lambda on: self.held_set.emit(object_id, on))

    def _box(self, words: str, *, checked: bool) -> CheckBox:
        """A tick; whoever asks for it puts it on the card, in the order of Tab."""
        box = CheckBox(words)
        box.setAccessibleDescription(self.title)
        box.setChecked(checked)
        return box

    def _add_ticks(self, *shown: CheckBox) -> None:
        for box in shown:
            self._column.addWidget(box)

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
        changed = self._changed
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

    def put_back(self, *, held: bool | None = None, **_others: bool) -> None:
        """Show the tick as it really stands, without asking for anything."""
        if held is not None:
            show_as(self._held, checked=held)
        if held is False and self.warning is not None:
            self.warning.show()


def show_as(box: CheckBox, *, checked: bool) -> None:
    """Show a tick without telling anybody."""
    box.blockSignals(True)
    box.setChecked(checked)
    box.blockSignals(False)
    box.update()
