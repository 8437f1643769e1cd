"""``python -m prevent_desktop``, and the entry of the installed and of the frozen program."""

import sys

from prevent_desktop.cli.version import ASKED, say_version

TYPE_CHECKING = False  # `typing` takes 5 ms to load
if TYPE_CHECKING:
    from prevent_desktop.referral import Library

ANSWER_PARENT = "answer-parent"
"""As `child_process.PRIVATE_WORD`, which would have to be loaded first."""
OPEN_A_DRAFT = "open-a-draft"
"""As `mail.errand.PRIVATE_WORD`."""


def _library() -> "Library":
    from prevent_desktop.app import read_library

    return read_library()


def start() -> int:
    """Load the program and run it; Ctrl-C ends it quietly, while libraries load too."""
    if sys.argv[1:] == ASKED and say_version():
        return 0
    from prevent_desktop.computer.ending import INTERRUPTED, ToldToEnd, listen

    try:
        if sys.argv[1:] == [ANSWER_PARENT]:
            from prevent_desktop.computer.hardening import keep_memory_private
            from prevent_desktop.computer.no_http import leave_http_out

            keep_memory_private()
            leave_http_out()
            from prevent_desktop.papers.strangers import serve

            return serve(sys.stdin.buffer, sys.stdout.buffer, _library)
        if sys.argv[1:] == [OPEN_A_DRAFT]:
            from prevent_desktop.mail.errand import serve as open_a_draft

            return open_a_draft(sys.stdin.buffer)
        listen()
        from prevent_desktop.app import main

        return main()
    except KeyboardInterrupt:
        return INTERRUPTED
    except ToldToEnd as told:
        return told.code


if __name__ == "__main__":
    sys.exit(start())
