"""What is to be printed, and the same made ready: its pages as bytes for the printer alone."""

from dataclasses import dataclass, field
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document.print_note import reference_of, with_print_note
from prevent_desktop.document.raster import open_pages

SAVED_WAY = "Or print the saved PDF from your program for PDFs."
OTHERWISE = "Or go back, make it as a file, and print that from your program for PDFs."
Size = tuple[float, float]
"""Width and height in points."""


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """One PDF. `signed_as` is the reference of a signed one; None for one that nobody signed."""

    name: str
    """In the words of the page."""
    pdf: bytes = field(repr=False)
    file: Path | None = None
    """Where it is saved, for printing it another way; None where it is not."""
    signed_as: str | None = None
    called: str = "Prevent paper"
    """What one that is not signed is called in the queue."""
    before: str = ""
    """What to know before it is printed, beside what holds for every print."""
    otherwise: str = OTHERWISE
    """How else it gets onto paper, where it is not saved."""

    @property
    def title(self) -> str:
        """Stands in the queue for everybody to read: a reference, or what hangs on every wall."""
        return self.signed_as or self.called

    def page_texts(self) -> tuple[str, ...]:
        """What stands on each page, read in the file. Raises DocumentError("unreadable")."""
        return document.page_texts(self.pdf)

    @property
    def another_way(self) -> str:
        """How it gets onto paper without the page to print."""
        return SAVED_WAY if self.file is not None else self.otherwise


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
    signed = paper.signed_as
    pdf = paper.pdf if signed is None else with_print_note(paper.pdf, signed)
    with open_pages(pdf) as pages:
        return ReadyToPrint(pdf, tuple(pages.size(number) for number in range(len(pages))))


def signed_paper(file: Path, pdf: bytes) -> PrintPaper:
    """A signed paper out of a file, called as the file is; its reference is read in it.

    Raises DocumentError("unreadable"). Blocking: use a worker.
    """
    return PrintPaper(f"The file {file.name}", pdf, file, signed_as=reference_of(pdf))
