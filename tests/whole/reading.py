"""What tools for PDFs say of a paper, and its text as a screen reader gives it."""

import re
import subprocess
import unicodedata
from pathlib import Path


def tool(*command: str | Path) -> str:
    """What a PDF tool says; it has to end well."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode("utf-8", errors="replace")


def read_aloud(pdf: Path) -> str:
    """The text in the order of its tags; poppler quotes each page's part of a passage.

    Words of another language inside a passage are an element of their own, with the passage's own
    blanks around them.
    """
    told = re.sub(
        r'"\n +Span \(inline\)\n +"(.*)"\n +"', r"\1", tool("pdfinfo", "-struct-text", pdf)
    )
    lines = [line.strip().removeprefix('"').removesuffix('"') for line in told.splitlines()]
    return squeezed(" ".join(line for line in lines if line != "Span (inline)"))


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
