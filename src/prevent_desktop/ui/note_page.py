"""The page of a short paper: its boxes, how it is signed, and what becomes of what is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Mark
from prevent_desktop.ui.editors.cleaning import clean_text
from prevent_desktop.ui.editors.fields import LineEdit, TextEdit
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, error_text, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.page import Page, labelled
from prevent_desktop.ui.signing_part import SigningPart

KEPT = "What you type is kept on this computer, encrypted, until the PDF is made or you discard it."
AUTOSAVE_MS = 2000
"""At most this long after the first unsaved change, as for a referral."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the page. `missing` is the sentence when it is empty; "" if it may be."""

    name: str
    label: str
    explanation: str = ""
    missing: str = ""
    tall: bool = False


@dataclass(frozen=True, slots=True)
class NoteWishes:
    """What was typed, by the name of its box, and how it is signed."""

    values: Mapping[str, str]
    mark: Mark


class NotePage(Page):
    """`signed` carries the wishes; `changed` what is to be kept; `discarded` nothing."""

    signed = Signal(object)
    changed = Signal(object)
    discarded = Signal()
    back = Signal()

    def __init__(
        self,
        title: str,
        intro: str,
        boxes: Sequence[Box],
        values: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._boxes = boxes
        self._edits = {box.name: TextEdit() if box.tall else LineEdit() for box in boxes}
        self._unsaved = False
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self._keep)
        self._how = SigningPart()
        self._how.entered.connect(self._choose)
        self._problem = error_text("")
        self._problem.hide()
        self._sign = Button("Sign and make the PDF", "primary")
        self._sign.clicked.connect(self._choose)
        self._back = Button("Keep it and go back", "secondary")
        self._back.clicked.connect(self.back)
        self._discard = Button("Discard it", "quiet")
        self._discard.clicked.connect(self._give_up)
        self.add(heading(title, 1), body(intro), hint(KEPT))
        for box in boxes:
            edit = self._edits[box.name]
            text = values.get(box.name, "")
            edit.setPlainText(text) if isinstance(edit, TextEdit) else edit.setText(text)
            edit.textChanged.connect(self._typed)
            self.add(labelled(box.label, edit, f"note/{box.name}", box.explanation))
        self.add(self._how, self._problem, button_row(self._discard))
        self.add_buttons(self._sign, self._back)

    def values(self) -> dict[str, str]:
        """What stands in the boxes, by their names."""
        return {
            name: clean_text(edit.toPlainText() if isinstance(edit, TextEdit) else edit.text())
            for name, edit in self._edits.items()
        }

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever takes its place, a lock too: what is typed is kept first."""
        self._keep()
        super().hideEvent(event)

    def _typed(self) -> None:
        self._unsaved = True
        if not self._autosave.isActive():
            self._autosave.start()

    def _keep(self) -> None:
        self._autosave.stop()
        if self._unsaved:
            self._unsaved = False
            self.changed.emit(self.values())

    def keep_again(self) -> None:
        """It could not be kept: it counts as unsaved, and is tried again."""
        self._typed()

    def _give_up(self) -> None:
        self._unsaved = False
        self._autosave.stop()
        self.discarded.emit()

    def _choose(self) -> None:
        values = self.values()
        for box in self._boxes:
            if box.missing and not values[box.name].strip():
                self.say(box.missing, self._edits[box.name])
                return
        missing = self._how.problem()
        if missing is not None:
            self.say(*missing)
            return
        self._problem.hide()
        self._keep()
        self._set_working(working=True)
        announce(self, "Making the PDF…")
        self.signed.emit(NoteWishes(values, self._how.mark()))

    def show_failure(self, sentence: str) -> None:
        """It was not made: why, and the page is as it was."""
        self._set_working(working=False)
        self.say(sentence, self._sign)

    def _set_working(self, *, working: bool) -> None:
        for control in (self._sign, self._back, self._discard):
            control.setEnabled(not working)

    def say(self, problem: str, where: QWidget) -> None:
        """What is wrong, beside the button and at its box."""
        self._problem.setText(f"Error: {problem}")
        self._problem.show()
        where.setAccessibleDescription(f"Error: {problem}")
        where.setFocus()
        self.column.scroll_to(self._problem)
