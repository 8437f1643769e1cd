"""What is to be printed, and the same made ready: its pages as bytes for the printer alone."""

from dataclasses import dataclass, field
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document.print_note import with_print_note
from prevent_desktop.document.raster import open_pages

Size = tuple[float, float]
"""Width and height in points."""


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """One PDF. `signed_as` is the reference of a signed one; "" for one that nobody signed."""

    name: str
    """In the words of the page."""
    pdf: bytes = field(repr=False)
    file: Path | None = None
    """Where it is saved, for printing it another way; None where it is not."""
    signed_as: str = ""
    called: str = "Prevent paper"
    """What one that is not signed is called in the queue."""
    texts: tuple[str, ...] = field(default=(), repr=False)
    """Of its pages, where they cannot be read in it."""

    @property
    def title(self) -> str:
        """Stands in the queue for everybody to read: a reference, or what hangs on every wall."""
        return self.signed_as or self.called

    def page_texts(self) -> tuple[str, ...]:
        """What stands on each page, read in the file. Raises DocumentError("unreadable")."""
        return self.texts or document.page_texts(self.pdf)


@dataclass(frozen=True, slots=True)
class ReadyToPrint:
    """Pages for the printer, never saved."""

    pdf: bytes = field(repr=False)
    sizes: tuple[Size, ...]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)


def make_ready(paper: PrintPaper) -> ReadyToPrint:
    """Add the line that says what a print cannot show, where there is a signature.

    Raises DocumentError("unreadable"). Blocking: use a worker.
    """
    pdf = with_print_note(paper.pdf, paper.signed_as) if paper.signed_as else paper.pdf
    with open_pages(pdf) as pages:
        return ReadyToPrint(pdf, tuple(pages.size(number) for number in range(len(pages))))
