"""What the exit codes mean."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    CANNOT = 1
    """Unreadable, wrong type, unknown form, area or question, unwritable, no key, too large."""
    ANSWERS_HAVE_ERRORS = 2
    """Nothing was written."""
    CHANGED = 3
    NOT_SIGNED = 4
    WRONG_USAGE = 64
    INTERRUPTED = 130


EXIT_HELP = (
    "exit codes: 0 done, 1 cannot, 2 answers have errors (nothing written), "
    "3 PDF changed, 4 PDF not signed, 64 wrong usage"
)
