"""Other copies of a paper that was just signed: in large print, for Word, without data."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import heading, hint

TITLE = "Other copies"


class CopyKind(StrEnum):
    """Which copy."""

    LARGE = "large"
    WORD = "word"
    WITHOUT_DATA = "without_data"


_OFFERS = (
    (CopyKind.LARGE, "Make a copy in large print", "Marked as a copy, and not signed."),
    (CopyKind.WORD, "Make a copy for Word", "Not signed. Send the signed PDF, not this."),
    (
        CopyKind.WITHOUT_DATA,
        "Make a copy without data",
        (
            "Only if they cannot open the PDF or see no signature: some mail systems take out the "
            "answers that are kept in it as data. It is signed again and goes in the PDF's place."
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Copies:
    """How the copies are made, each by a call that blocks: use a worker."""

    large: Callable[[], Path]
    word: Callable[[], Path]
    without_data: Callable[[], FinishedPaper]

    def make(self, kind: CopyKind, paper: FinishedPaper) -> tuple[FinishedPaper, str]:
        """Make one. The paper to send from now on, and what to say. Raises what making it raises.

        What goes with the paper, such as copies to a lead and their own form, stays with it.
        """
        if kind is not CopyKind.WITHOUT_DATA:
            path = self.large() if kind is CopyKind.LARGE else self.word()
            return paper, f"The copy is saved: {path}"
        made = self.without_data()
        goes = replace(paper, pdf=made.pdf, signed=made.signed)
        return goes, f"The PDF without data is saved: {made.pdf}. It goes in the first one's place."


class CopiesPart(QWidget):
    """A link for each copy, with what it is."""

    wanted = Signal(object)

    def __init__(self, *, embedded: bool, word: bool = True) -> None:
        """`embedded`: the paper holds its answers as data; else there is nothing to leave out.

        `word`: whether the organisation lets a copy for Word be made.
        """
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(TITLE, 3))
        left_out = {CopyKind.WITHOUT_DATA: not embedded, CopyKind.WORD: not word}
        for kind, words, explains in _OFFERS:
            if not left_out.get(kind):
                column.addWidget(self._link(kind, words))
                column.addWidget(hint(explains))

    def _link(self, kind: CopyKind, words: str) -> Button:
        link = Button(words, "link")
        link.clicked.connect(lambda: self.wanted.emit(kind))
        return link
