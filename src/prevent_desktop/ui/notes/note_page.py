"""The page of a short paper: its boxes, how it is signed, and what becomes of what is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Mark
from prevent_desktop.ui.editors import Speller
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.reading_box import ReadingBox
from prevent_desktop.ui.notes.doubt_list import TITLE, DoubtList
from prevent_desktop.ui.notes.note_boxes import Box, NoteBoxes
from prevent_desktop.ui.signing.key_choice import KeyChoice, SigningPage
from prevent_desktop.ui.signing.signing_part import SigningPart

KEPT = (
    "What you type is kept on this computer, encrypted, until the PDF is made or you discard it. "
    "If it grows old, you are warned before it goes."
)
DISCARD_QUESTION = (
    "Discard what you typed on this page? You can undo this for two minutes, on the first page."
)
LOOK_PAUSE_MS = 600
"""How long typing rests before what was typed is looked over."""


@dataclass(frozen=True, slots=True)
class NoteWishes:
    """What was typed, by the name of its box, and how it is signed."""

    values: Mapping[str, str]
    mark: Mark
    key_file: Path | None = None
    """The organisation's key file to sign with; None for the key kept here."""


class NotePage(SigningPage):
    """`signed` carries the wishes; `changed` what stands in the boxes, at each change.

    `left` says that the page goes or its boxes are done with: what was typed is saved now;
    `signer_typed` that a box of who signs was left. `look_wanted` carries what is to be looked
    over; `show_doubts` answers. A doubt that nobody can have seen yet holds the first press of
    "Sign" back, once.
    """

    signed = Signal(object)
    look_wanted = Signal(object)
    changed = Signal(object)
    left = Signal()
    signer_typed = Signal()
    discarded = Signal()
    back = Signal()

    def __init__(
        self,
        title: str,
        intro: str,
        boxes: Sequence[Box],
        values: Mapping[str, str],
        *,
        speller: Speller | None = None,
        keeps_key: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.key = KeyChoice(keeps=keeps_key)
        self._boxes = NoteBoxes(boxes, values, self)
        self._boxes.changed.connect(self._typed)
        self._boxes.signer_typed.connect(self.signer_typed)
        self._look_soon = QTimer(self, singleShot=True, interval=LOOK_PAUSE_MS)
        self._look_soon.timeout.connect(self._look)
        self._looked: Mapping[str, str] = {}
        self._presses = self._unseen = False
        self._problem = Problem(self)
        self.reading = ReadingBox("Read what you are about to sign")
        self.add(heading(title, 1), body(intro), hint(KEPT), *self._boxes.widgets(speller))
        self._add_doubts()
        self.add(self.reading)
        self._add_signing()
        self._add_ways_out()
        if any(values.values()):
            self._look_soon.start()

    def _add_doubts(self) -> None:
        self._doubts = DoubtList()
        self._doubts.chosen.connect(self._boxes.focus)
        self.add(self._doubts)

    def _add_signing(self) -> None:
        self._how = SigningPart()
        self.add(self.key.own, self._how, self.key.file, self._problem.line)

    def _add_ways_out(self) -> None:
        self._sign = Button("Sign and make the PDF", "primary")
        self._sign.clicked.connect(self._choose)
        self._back = Button("Keep it and go back", "secondary")
        self._back.clicked.connect(self.back)
        self._discard = Button("Discard it", "quiet")
        self._sure = Confirm(self._discard, DISCARD_QUESTION, "Yes, discard it", "No, keep it")
        self._sure.confirmed.connect(self.discarded)
        self.add(button_row(self._discard), self._sure)
        self.add_buttons(self._sign, self._back)

    def names(self) -> frozenset[str]:
        """Words of the short boxes, which are never doubtful."""
        return self._boxes.names()

    def values(self) -> dict[str, str]:
        """What stands in the boxes, by their names."""
        return self._boxes.values()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever takes its place, a lock too: what is typed is kept first."""
        self.left.emit()
        super().hideEvent(event)

    def _typed(self) -> None:
        self.reading.clear()
        self._look_soon.start()
        self.changed.emit(self.values())

    def _choose(self) -> None:
        missing = self._boxes.missing() or self._how.problem()
        if missing is not None:
            self._problem.say(*missing)
            return
        self._problem.clear()
        if self.key.file.is_missing():
            return
        self.left.emit()
        self._set_working(working=True)
        if self.values() == self._looked:
            self._go_on()
            return
        self._presses, self._unseen = True, False
        self._look()

    def _go_on(self) -> None:
        announce(self, "Making the PDF…")
        self.signed.emit(NoteWishes(self.values(), self._how.mark(), self.key.file.path()))

    def _look(self) -> None:
        self._look_soon.stop()
        self.look_wanted.emit(self.values())

    def show_doubts(self, values: Mapping[str, str], doubts: Sequence[tuple[str, str]]) -> None:
        """What is to be looked at in these values: names of boxes, each with a sentence."""
        items = self._boxes.labels(doubts)
        has_new = self._doubts.show_items(items)
        self._looked = values
        if has_new:
            announce(self, " ".join((TITLE, *(f"{label}: {said}" for _, label, said in items))))
        if self._presses:
            self._unseen = self._unseen or has_new
            if values == self.values():
                self._looked_over()

    def _looked_over(self) -> None:
        """What was waited for: on to signing, unless there is something nobody has seen yet."""
        self._presses = False
        first = self._doubts.first
        if not self._unseen or first is None:
            self._go_on()
            return
        self._set_working(working=False)
        first.setFocus()
        self.column.scroll_to(self._doubts)

    def _set_working(self, *, working: bool) -> None:
        for control in (self._sign, self._back, self._discard, self._sure):
            control.setEnabled(not working)
        self._boxes.set_read_only(on=working)
