"""The note for CPOMS, MyConcern, EMIS or SystmOne, to copy: part of a page."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.papers.record_notes import RecordNotes, SentFacts, note_text
from prevent_desktop.ui.kit.boxes import CheckBox, RadioButton
from prevent_desktop.ui.kit.buttons import CopyButton
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.radio_group import radio_group

TITLE = "A note for your own record"
LEAVES_OUT = "For the child-protection file or patient record. It leaves out what happened."
WHICH = "Where will you paste it?"
ELSEWHERE = "Somewhere else"


class NotePart(QWidget):
    """Shows what will be copied. What has to be known first stands above the button."""

    def __init__(self, notes: RecordNotes, facts: SentFacts) -> None:
        super().__init__()
        self._notes, self._facts = notes, facts
        self._systems = {each.id: RadioButton(each.name) for each in notes.systems}
        elsewhere = RadioButton(ELSEWHERE)
        for system_id, radio in self._systems.items():
            radio.clicked.connect(partial(self._warn, system_id))
        elsewhere.clicked.connect(partial(self._warn, ""))
        self._warning = Notice("warning", "Before you paste it")
        self._warning_words = body("")
        self._warning.add(self._warning_words)
        self._reason = CheckBox("Say why the person has not been told")
        self._reason.toggled.connect(self._fill)
        self._text = body("")
        copy = CopyButton("Copy the note", self._words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (
            heading(TITLE, 2),
            body(LEAVES_OUT),
            strong(WHICH),
            radio_group(WHICH, *self._systems.values(), elsewhere),
            self._reason,
            self._text,
            self._warning,
            button_row(copy),
        ):
            layout.addWidget(widget)
        self._reason.setVisible(facts.may_give_reason)
        self._warn("")
        self._fill()

    def _warn(self, system_id: str, _on: bool = True) -> None:
        words = self._notes.warning(system_id)
        self._warning_words.setText(words)
        self._warning.setAccessibleName(words)
        self._warning.setVisible(bool(words))

    def _words(self) -> str:
        return note_text(self._notes, self._facts, with_reason=self._reason.isChecked())

    def _fill(self) -> None:
        self._text.setText(self._words())
