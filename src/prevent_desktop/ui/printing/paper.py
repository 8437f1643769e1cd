"""What is to be printed, and the same made ready: its pages as bytes for the printer alone."""

from dataclasses import dataclass, field
from pathlib import Path

from prevent_desktop.document.print_note import with_print_note
from prevent_desktop.document.raster import Picture, open_pages

PREVIEW_PAGES = 2
PREVIEW_DOTS = 40
"""Per inch: two pages of A4 stand side by side in a column."""


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """One PDF. `signed_as` is the reference of a signed one; "" for a form that nobody signed."""

    name: str
    """In the words of the page."""
    pdf: bytes = field(repr=False)
    file: Path | None = None
    """Where it is saved, for printing it another way; None where it is not."""
    signed_as: str = ""

    @property
    def title(self) -> str:
        """Stands in the queue for everybody to read: a reference, or what hangs on every wall."""
        return self.signed_as or "Prevent blank form"


@dataclass(frozen=True, slots=True)
class ReadyToPrint:
    """Pages for the printer, never saved; `first` are pictures of the first of them."""

    pdf: bytes = field(repr=False)
    count: int
    first: tuple[Picture, ...] = field(repr=False)


def make_ready(paper: PrintPaper) -> ReadyToPrint:
    """Add the line that says what a print cannot show, where there is a signature.

    Raises DocumentError("unreadable"). Blocking: use a worker.
    """
    pdf = with_print_note(paper.pdf, paper.signed_as) if paper.signed_as else paper.pdf
    with open_pages(pdf) as pages:
        shown = range(min(PREVIEW_PAGES, len(pages)))
        return ReadyToPrint(
            pdf, len(pages), tuple(pages.picture(number, PREVIEW_DOTS) for number in shown)
        )
