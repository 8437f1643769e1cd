"""Other copies of a finished paper: in large print, for Word, signed once more without data."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.remaking import Remaking
from prevent_desktop.saving import read_limited
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import heading, hint
from prevent_desktop.ui.printing.paper import PrintPaper

TITLE = "Other copies"
SAVED = "The copy is saved: {path}"


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
class MadeCopy:
    """What came of one: the paper to send from now on, what to say, and what can be printed."""

    paper: FinishedPaper = field(repr=False)
    words: str
    on_paper: PrintPaper | None = None


@dataclass(frozen=True, slots=True)
class Copies:
    """How the copies are made, each by a call that blocks: use a worker.

    Without data a paper is signed anew: by the key that is still open, or, of a paper of another
    day, `again`, by whoever signs it then.
    """

    large: Callable[[], Path]
    word: Callable[[], Path]
    without_data: Callable[[], FinishedPaper] | None = None
    again: Remaking | None = None

    def make(self, kind: CopyKind, paper: FinishedPaper) -> MadeCopy:
        """Make one of this paper. Raises what making it raises."""
        if kind is CopyKind.WITHOUT_DATA and self.without_data is not None:
            return in_its_place(paper, self.without_data())
        if kind is CopyKind.LARGE:
            path = self.large()
            name = f"The copy in large print of {paper.reference}"
            called = f"{paper.reference} large print"
            large = PrintPaper(name, read_limited(path, MAX_FILE_BYTES), path, called=called)
            return MadeCopy(paper, SAVED.format(path=path), large)
        return MadeCopy(paper, SAVED.format(path=self.word()))


def copies_of(again: Remaking) -> Copies:
    """Of a paper of another day."""
    return Copies(again.save_large_copy, again.save_word_copy, again=again)


def in_its_place(paper: FinishedPaper, made: FinishedPaper) -> MadeCopy:
    """A copy without data takes the place of a paper.

    What goes with the paper, such as copies to a lead and their own form, stays with it.
    """
    goes = replace(paper, pdf=made.pdf, signed=made.signed, fingerprint=made.fingerprint)
    words = f"The PDF without data is saved: {made.pdf}. It goes in the first one's place."
    return MadeCopy(goes, words)


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
