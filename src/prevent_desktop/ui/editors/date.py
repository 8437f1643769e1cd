"""A date in three boxes, of which the first one or two may stay empty."""

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from prevent_desktop.form.answers import Value
from prevent_desktop.form.dates import parse_date
from prevent_desktop.form.typed_dates import DateParts, parts_to_text, text_to_parts
from prevent_desktop.ui.editors.as_typed import AsTyped
from prevent_desktop.ui.editors.control import Control, column
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.flow import FlowLayout
from prevent_desktop.ui.kit.labels import hint, small

PARTS = (("Day", 7), ("Month", 13), ("Year", 10))
"""The boxes and how wide they are; the month has room for its name."""

_WORD = re.compile(r"[^\W\d_]{3,}")
PASTED = 6
"""So many characters more at once were pasted, not typed."""


class DateControl(Control):
    """Day, month and year; beside them the date read back in words."""

    in_parts = True

    def __init__(self, name: str, identifier: str, typed: AsTyped | None = None) -> None:
        super().__init__()
        self._name, self._identifier = name, identifier
        self._typed = typed or AsTyped()
        self._edits: list[LineEdit] = []
        self._lengths: list[int] = []
        self._words = hint("")
        self._words.setWordWrap(False)
        self._words.setProperty("read_back", True)  # no hint: the boxes say the same themselves
        boxes = QWidget()
        flow = FlowLayout(boxes)
        for part, width in PARTS:
            flow.addWidget(self._part(part, width, identifier))
        self._read = self._beside(self._words)
        flow.addWidget(self._read)
        self._read.hide()
        column(self, spacing=4).addWidget(boxes)

    def _part(self, part: str, width: int, identifier: str) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        edit = LineEdit()
        edit.be_wide(width, exactly=True)
        edit.setAccessibleName(f"{part}, {self._name}")
        edit.setAccessibleIdentifier(f"{identifier}/{part.lower()}")
        edit.textEdited.connect(self._changed)
        edit.editingFinished.connect(self._left)
        self._lengths.append(0)
        label: QLabel = small(part)
        label.setBuddy(edit)
        layout.addWidget(label)
        layout.addWidget(edit)
        self._edits.append(edit)
        return holder

    def _beside(self, words: QLabel) -> QWidget:
        """The words in line with the boxes, below nothing where these have their labels."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(small(" "))
        words.setMinimumHeight(self._edits[0].sizeHint().height())
        layout.addWidget(words)
        return holder

    def _parts(self) -> DateParts:
        """What stands in the boxes."""
        day, month, year = (edit.text() for edit in self._edits)
        return DateParts(day, month, year)

    def value(self) -> str | None:
        return parts_to_text(self._parts())

    def set_value(self, value: Value | None) -> None:
        parts = self._typed.parts_of(self._identifier, value if isinstance(value, str) else "")
        texts = (parts.day, parts.month, parts.year)
        if parts_to_text(parts) != self.value() or not self.value():
            for edit, text in zip(self._edits, texts, strict=True):
                edit.setText(text)
        self._read_back()

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self._edits)

    def set_label(self, label: QLabel) -> None:
        """Nothing: every box has a label of its own, and the question is part of its name."""

    def _changed(self) -> None:
        lengths = [len(edit.text()) for edit in self._edits]
        pasted = any(new - old >= PASTED for new, old in zip(lengths, self._lengths, strict=True))
        if pasted:
            self._spread()
        self._tell()

    def _tell(self) -> None:
        self._read_back()
        self._typed.note(self._identifier, self._parts())
        self.edited.emit()

    def _left(self) -> None:
        """A whole date that was typed into one box is parted once the box is left."""
        if self._spread():
            self._tell()

    def _spread(self) -> bool:
        """Put a whole date that stands in one box into all three, and say it."""
        filled = [edit for edit in self._edits if edit.text().strip()]
        date = parse_date(self.value() or "")
        if len(filled) == 1 and date is not None and date.month is not None:
            parted = _parted(filled[0].text(), self.value() or "")
            for edit, text in zip(self._edits, parted, strict=True):
                edit.setText(text)
            announce(self, date.in_words())
            return True
        return False

    def _read_back(self) -> None:
        self._lengths = [len(edit.text()) for edit in self._edits]
        date = parse_date(self.value() or "")
        self._words.setText(date.in_words() if date else "")
        self._read.setVisible(date is not None)


def _parted(typed: str, kept: str) -> tuple[str, str, str]:
    """Day, month and year of a date; the month stays the word that somebody wrote."""
    parts = text_to_parts(kept)
    word = _WORD.search(typed)
    named = DateParts(parts.day, word[0] if word else "", parts.year)
    same = parts_to_text(named) == parts_to_text(parts)
    return parts.day, named.month if same else parts.month, parts.year
