"""What came of a print, and what to do about it."""

from prevent_desktop.ui.kit.panels import NoticeKind
from prevent_desktop.ui.printing.lp import Printed

ONLY_THE_FILE = (
    "A line at the foot of every page says that the signature can be checked only in the file, "
    "with the reference and the beginning of the file's SHA-256."
)
SPOOL = (
    "Choose a printer near you and fetch the paper at once. This program leaves no file of the "
    "print; your computer's print queue, and some printers, may keep one until it is printed, or "
    "longer."
)
NO_PRINTER = "No printer was found"
NO_PRINTER_WORDS = (
    "Switch the printer on, or connect to your organisation's network, then look again."
)
FAILED = "It could not be printed"
NOT_READY = "The pages are not ready yet. Press Print again in a moment."
IN_HAND = "Handing it to the printer…"
READ_AS_TEXT = "Read as text"
SHOW_PICTURE = "Back to the picture"
AS_TEXT = "as text. Control and Page Up or Page Down turn the page."
EMPTY_PAGE = "Nothing is written on this page."
NO_PICTURE = "Its picture cannot be drawn here. It can be printed all the same."
FIRST_PAGE = "This is the first page"
LAST_PAGE = "This is the last page"
KEYS = (
    "Page Up and Page Down turn the page. Control with plus, minus or 0 makes it larger, smaller, "
    "or shows the whole page; then the arrow keys move it."
)

_WORDS: dict[Printed, tuple[NoticeKind, str, str]] = {
    Printed.HANDED_OVER: (
        NoticeKind.SUCCESS,
        "Handed to {printer}",
        "Fetch the paper at once. Whether it came out, you see only at the printer.",
    ),
    Printed.WAITING: (
        NoticeKind.WARNING,
        "{printer} has it, but is stopped",
        (
            "It will come out when the printer runs again, perhaps much later and for whoever "
            "stands there. If you do not want that, cancel it in your computer's print queue."
        ),
    ),
    Printed.REFUSED: (
        NoticeKind.WARNING,
        "{printer} did not take it",
        ("Nothing was printed. The printer may be gone, closed or full. Choose another."),
    ),
    Printed.TOO_SLOW: (
        NoticeKind.WARNING,
        "{printer} did not answer",
        "It may or may not come out. Look at the printer before you try again.",
    ),
    Printed.STOPPED: (
        NoticeKind.INFO,
        "Stopped",
        "The printer may have had some of it already: look there.",
    ),
    Printed.NO_LP: (NoticeKind.WARNING, NO_PRINTER, NO_PRINTER_WORDS),
}


def outcome_words(printed: Printed, printer: str, another_way: str) -> tuple[NoticeKind, str, str]:
    """The kind of notice, its title and its text; how else it gets onto paper where it did not."""
    kind, title, text = _WORDS[printed]
    if printed in {Printed.REFUSED, Printed.NO_LP}:
        text = f"{text} {another_way}"
    return kind, title.format(printer=printer), text


def pages_in_words(count: int) -> str:
    """As "1 page" or "6 pages"."""
    return f"{count} page" if count == 1 else f"{count} pages"
