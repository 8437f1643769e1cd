"""``python -m prevent_desktop``, and the entry of the installed and of the frozen program."""

import sys

INTERRUPTED = 130
"""As `cli.exits.Exit`, which would have to be loaded first."""


def start() -> int:
    """Load the program and run it; Ctrl-C ends it quietly, while libraries load too."""
    try:
        from prevent_desktop.app import main

        return main()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(start())
