"""The boxes of a short paper's page: what stands in them, and what is missing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.editors import Speller
from prevent_desktop.ui.editors.spelling_bar import SpellingHelp
from prevent_desktop.ui.kit.cleaning import clean_text
from prevent_desktop.ui.kit.fields import LineEdit, TextEdit
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import labelled
from prevent_desktop.ui.kit.typed import kept_as_typed

SIGNER = ("name", "role")
"""The boxes that say who signs."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the page. `missing` is the sentence when it is empty; "" if it may be."""

    name: str
    label: str
    explanation: str = ""
    missing: str = ""
    tall: bool = False


class NoteBoxes(QObject):
    """`changed` at each change of a text; `signer_typed` when a box of who signs was left."""

    changed = Signal()
    signer_typed = Signal()

    def __init__(self, boxes: Sequence[Box], values: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._boxes = boxes
        self._said = {box.name: hash(values.get(box.name, "")) for box in boxes}
        self._edits = {box.name: self._edit(box, values.get(box.name, "")) for box in boxes}

    def _edit(self, box: Box, text: str) -> LineEdit | TextEdit:
        edit = TextEdit() if box.tall else LineEdit()
        edit.setPlainText(text) if isinstance(edit, TextEdit) else edit.setText(text)
        kept_as_typed(edit)
        edit.textChanged.connect(partial(self._look, box.name))
        if isinstance(edit, LineEdit) and box.name in SIGNER:
            edit.editingFinished.connect(self.signer_typed)
        return edit

    def _look(self, name: str, _text: str = "") -> None:
        """A box tells of an underline that came or went as of a letter: only letters count.

        What stood there is remembered by its hash: no second copy of a text outlives the page.
        """
        edit = self._edits[name]
        said = hash(edit.toPlainText() if isinstance(edit, TextEdit) else edit.text())
        if said != self._said[name]:
            self._said[name] = said
            self.changed.emit()

    def widgets(self, speller: Speller | None = None) -> Iterator[QWidget]:
        """Every box under its label, for the page; the spelling of tall ones is looked at."""
        for box in self._boxes:
            edit = self._edits[box.name]
            shown = labelled(box.label, edit, f"note/{box.name}", box.explanation)
            if speller is not None and isinstance(edit, TextEdit):
                helper = SpellingHelp(edit, speller, box.label, shown)
                column = shown.layout()
                if column is not None:
                    column.addWidget(helper.bar)
                    column.addWidget(button_row(helper.tool))
            yield shown

    def names(self) -> frozenset[str]:
        """Every word of the boxes of one line: names and places are never doubtful."""
        short = (e.text() for e in self._edits.values() if isinstance(e, LineEdit))
        return frozenset(word for text in short for word in _WORD.findall(text))

    def values(self) -> dict[str, str]:
        """What stands in the boxes, by their names."""
        return {
            name: clean_text(edit.toPlainText() if isinstance(edit, TextEdit) else edit.text())
            for name, edit in self._edits.items()
        }

    def missing(self) -> tuple[str, QWidget] | None:
        """The first box that must not be empty and is: a sentence, and where."""
        values = self.values()
        for box in self._boxes:
            if box.missing and not values[box.name].strip():
                return box.missing, self._edits[box.name]
        return None

    def focus(self, name: str) -> None:
        """Put the keyboard into a box."""
        self._edits[name].setFocus()

    def labels(self, doubts: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
        """Sentences about boxes, in the order of the page, each with its box's name and label."""
        return [
            (box.name, box.label, sentence)
            for box in self._boxes
            for name, sentence in doubts
            if name == box.name
        ]

    def set_read_only(self, *, on: bool) -> None:
        """What is being signed stands still: a word typed now would be in no paper."""
        for edit in self._edits.values():
            edit.setReadOnly(on)
