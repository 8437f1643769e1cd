"""``python -m prevent_desktop``, and the entry of the installed and of the frozen program."""

import sys

from prevent_desktop.ending import INTERRUPTED, ToldToEnd, listen


def start() -> int:
    """Load the program and run it; Ctrl-C ends it quietly, while libraries load too."""
    try:
        listen()
        from prevent_desktop.app import main

        return main()
    except KeyboardInterrupt:
        return INTERRUPTED
    except ToldToEnd as told:
        return told.code


if __name__ == "__main__":
    sys.exit(start())
