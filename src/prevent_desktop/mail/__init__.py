"""How the finished paper gets into a draft message, and which program opens it.

Promises: a draft has one checked To address, at most three copies, and the paper exactly as it
was signed; subject, body and file name hold nothing about the person referred or the person who
first noticed; nothing a user typed can become a header or an option. A program is started from a
list of words, never through a shell. This package never sends anything, and never says it did.
"""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from prevent_desktop.mail.clients import IN_THE_BROWSER, Client, Evidence, MailProgram, Way, usual
from prevent_desktop.mail.draft_files import is_draft_file, sweep, sweep_all, sweep_sent
from prevent_desktop.mail.launch import Outcome, start
from prevent_desktop.mail.message import (
    DraftMessage,
    SecondFile,
    Sender,
    compose,
    to_eml,
    trial_message,
)
from prevent_desktop.mail.opening import Means, Opening, open_with
from prevent_desktop.mail.reveal import show_in_folder
from prevent_desktop.mail.second_thoughts import (
    SecondThought,
    Thought,
    second_thoughts,
    size_on_the_way,
)

__all__ = [
    "IN_THE_BROWSER",
    "Client",
    "DraftMessage",
    "Evidence",
    "MailProgram",
    "Opening",
    "Outcome",
    "SecondFile",
    "SecondThought",
    "Sender",
    "Thought",
    "Way",
    "compose",
    "find_programs",
    "is_draft_file",
    "open_draft",
    "second_thoughts",
    "show_in_folder",
    "size_on_the_way",
    "sweep",
    "sweep_all",
    "sweep_sent",
    "to_eml",
    "trial_message",
    "usual",
]


def find_programs() -> tuple[MailProgram, ...]:
    """The mail programs of this person, the system's own first, mail in the browser last.

    Reads desktop files, the registry or LaunchServices; runs nothing. Blocking: use a worker.
    """
    if sys.platform == "win32":
        from prevent_desktop.mail.find_windows import find_here

        return find_here()
    elif sys.platform == "darwin":  # noqa: RET505  (the types are checked for each system)
        from prevent_desktop.mail.find_macos import LaunchServices
        from prevent_desktop.mail.find_macos import find_programs as on_a_mac

        return on_a_mac(LaunchServices())
    else:
        from prevent_desktop.mail.find_linux import find_programs as on_linux

        return on_linux(os.environ)


def open_draft(
    program: MailProgram,
    message: DraftMessage,
    private: Path,
    saved: Sequence[Path] = (),
    *,
    after: Way | None = None,
) -> Opening:
    """Ask a program to open a draft. Blocking, for at most 20 seconds: use a worker.

    `private` is the program's own folder for drafts, `saved` where the signed PDF (and the police's
    own form) are kept. `after` is the way of an earlier `Opening` in which nothing opened.
    Raises FileError when the draft cannot be written.
    """
    from prevent_desktop.computer.child_process import command_line
    from prevent_desktop.mail.errand import PRIVATE_WORD, send_child

    command = [*command_line()[:-1], PRIVATE_WORD]
    means = Means(start, partial(send_child, command))
    return open_with(program, message, private, saved, means, after=after)
